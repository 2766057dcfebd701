"""Holdouts and layers of the fake: what they cover, overrides, and what may not be deleted."""

from __future__ import annotations

from typing import Any

import pytest

from statsig_console.fake._document.document import Json
from tests.support.fake_project import Project

HOLDOUT = {"id": "payments"}
LAYER = {"id": "checkout_layer"}
GATE = {"id": "new_checkout"}
WHOLE = {
    "isEnabled": True,
    "description": "",
    "passPercentage": 5,
    "gateIDs": ["new_checkout"],
    "experimentIDs": [],
    "layerIDs": [],
    "isGlobal": False,
    "targetingGateID": None,
}


@pytest.fixture
def project() -> Project:
    made = Project()
    made.send("holdouts_create", body={"name": "Payments"})
    made.send("layers_create", body={"name": "Checkout layer", "idType": "userID"})
    groups: list[Json] = [{"name": name, "size": 50, "parameterValues": {}} for name in ("Control", "Test")]
    made.send("experiments_create", body={"name": "colors", "groups": groups, "layerID": "checkout_layer"})
    return made


def marks(project: Project) -> list[str]:
    """Return the holdouts that the gate says it is in."""
    found: list[str] = project.send("gates_get", GATE)["holdoutIDs"]
    return found


def test_behaviour_08_patch_on_a_holdout_appends_and_post_replaces(project: Project) -> None:
    project.send("gates_create", body={"name": "Other gate"})
    project.send("holdouts_update", HOLDOUT, body={"gateIDs": ["new_checkout"]})
    made = project.send("holdouts_update", HOLDOUT, body={"gateIDs": ["other_gate"], "passPercentage": 2})
    assert (made["gateIDs"], made["passPercentage"]) == (["new_checkout", "other_gate"], 2)
    made = project.send("holdouts_replace", HOLDOUT, body=WHOLE | {"gateIDs": ["other_gate"]})
    assert (made["gateIDs"], made["name"], made["idType"]) == (["other_gate"], "Payments", "userID")
    assert marks(project) == []


def test_behaviour_08_the_holdouts_of_an_object_can_hold_duplicates(project: Project) -> None:
    version = project.send("gates_get", GATE)["version"]
    for _ in range(2):
        project.send("holdouts_update", HOLDOUT, body={"gateIDs": ["new_checkout"]})
    assert marks(project) == ["payments", "payments"]
    assert project.send("gates_get", GATE)["version"] == version
    project.send("holdouts_replace", HOLDOUT, body=WHOLE)
    assert marks(project) == ["payments"]
    project.send("holdouts_delete", HOLDOUT)
    assert marks(project) == []


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("gateIDs", ["not a gate", "new_checkout"], "[not a gate]"),
        ("experimentIDs", ["none"], "[none]"),
        ("layerIDs", ["none"], "[none]"),
        ("targetingGateID", "none", "[none]"),
    ],
)
def test_a_holdout_covers_only_what_is_there(project: Project, field: str, value: Any, words: str) -> None:
    status, answer = project.ask("holdouts_update", HOLDOUT, body={field: value})
    assert (status, answer["message"]) == (404, "Not Found Exception")
    (error,) = answer["errors"]
    assert error["property"] == field
    assert error["errorMessage"].endswith(f"IDs could not be found: {words}")
    assert project.ask("holdouts_replace", HOLDOUT, body=WHOLE | {field: value})[0] == 404
    assert marks(project) == []


def test_a_global_holdout_covers_new_gates(project: Project) -> None:
    project.send("holdouts_update", HOLDOUT, body={"isGlobal": True})
    assert project.send("gates_create", body={"name": "Later gate"})["holdoutIDs"] == ["payments"]
    assert project.send("holdouts_get", HOLDOUT)["gateIDs"] == ["later_gate"]
    assert marks(project) == []


def test_the_name_of_a_holdout_is_used_once(project: Project) -> None:
    assert project.ask("holdouts_create", body={"name": "Payments"})[1]["message"] == "Name is already in use"


def test_overrides_of_a_holdout_are_those_of_a_gate(project: Project) -> None:
    project.send("holdouts_replace_overrides", HOLDOUT, body={"passingUserIDs": ["a", "b"]})
    project.send("holdouts_add_overrides", HOLDOUT, body={"passingUserIDs": ["c"], "failingUserIDs": ["d"]})
    kept = project.send("holdouts_remove_overrides", HOLDOUT, body={"passingUserIDs": ["a"]})
    assert (kept["passingUserIDs"], kept["failingUserIDs"]) == (["b", "c"], ["d"])
    assert project.send("holdouts_get_overrides", HOLDOUT) == kept
    assert project.send("gates_get_overrides", GATE)["passingUserIDs"] == []


def test_results_of_a_holdout_are_about_its_metrics(project: Project) -> None:
    metrics = [{"name": "purchase", "type": "event_count"}]
    project.send("holdouts_update", HOLDOUT, body={"monitoringMetrics": metrics})
    found = project.send("holdouts_get_pulse_results", HOLDOUT)
    assert [each["metricID"] for each in found["monitoringMetrics"]] == ["purchase::event_count"]


def test_a_layer_with_experiments_is_not_deleted(project: Project) -> None:
    assert [each["id"] for each in project.send("layers_list_experiments", LAYER)] == ["colors"]
    status, answer = project.ask("layers_delete", LAYER)
    assert status == 400
    assert answer["message"].endswith("experiments: colors")
    project.send("experiments_delete", {"id": "colors"})
    project.send("layers_delete", LAYER)
    assert project.ask("layers_get", LAYER)[0] == 404


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ([{"name": "a", "type": "number", "defaultValue": "one"}], "parameters.0.defaultValue"),
        ([{"name": "a", "type": "number", "defaultValue": True}], "parameters.0.defaultValue"),
        ([{"name": "a", "type": "array", "defaultValue": {}}], "parameters.0.defaultValue"),
        (2 * [{"name": "a", "type": "string", "defaultValue": ""}], "parameters.1.name"),
    ],
)
def test_defaults_of_a_layer_fit_their_types(project: Project, parameters: list[Json], field: str) -> None:
    status, answer = project.ask("layers_update", LAYER, body={"parameters": parameters})
    assert (status, answer["errors"][0]["property"]) == (400, field)


def test_a_replaced_layer_keeps_what_no_body_can_say(project: Project) -> None:
    project.send("layers_update", LAYER, body={"targetApps": ["Web shop"]})
    made = project.send("layers_replace", LAYER, body={"description": "New", "parameters": []})
    assert (made["idType"], made["targetApps"], made["description"]) == ("userID", [], "New")


def conditional(**more: Any) -> Json:
    entry = {"type": "gate", "name": "new_checkout", "experimentName": "colors", "groupName": "Test"}
    return {"conditionalOverrides": [entry | more], "idOverrides": []}


def units(*ids: str, **more: Any) -> Json:
    entry = {"groupName": "Test", "ids": list(ids), "experimentName": "colors"}
    return {"conditionalOverrides": [], "idOverrides": [entry | more]}


def test_overrides_of_a_layer(project: Project) -> None:
    project.send("layers_replace_overrides", LAYER, body=conditional())
    kept = project.send("layers_add_overrides", LAYER, body={"op": "add", **units("a", "b")})
    assert kept["conditionalOverrides"][0]["environment"] is None
    expected = {"groupName": "Test", "idType": "userID", "environment": None, "experimentName": "colors"}
    assert kept["idOverrides"] == [{**expected, "ids": ["a", "b"]}]
    project.send("layers_add_overrides", LAYER, body={"op": "add", **units("b", "c")})
    kept = project.send("layers_remove_overrides", LAYER, body=units("a"))
    assert kept["idOverrides"][0]["ids"] == ["b", "c"]
    where = {"groupName": "Test", "experimentName": "colors"}
    kept = project.send("layers_remove_user_override", {**LAYER, "userID": "c"}, where)
    assert kept["idOverrides"][0]["ids"] == ["b"]
    one = {**LAYER, "type": "gate", "name": "new_checkout"}
    kept = project.send("layers_remove_conditional_override", one, where)
    assert kept["conditionalOverrides"] == []
    assert project.send("layers_get_overrides", LAYER) == kept


@pytest.mark.parametrize(
    "body",
    [
        conditional(experimentName="new_checkout"),
        conditional(groupName="Nobody"),
        conditional(name="no_gate"),
        conditional(type="segment"),
        units("a", experimentName="none"),
        units("a", groupName="Nobody"),
    ],
)
def test_overrides_of_a_layer_name_what_is_in_it(project: Project, body: Json) -> None:
    assert project.ask("layers_replace_overrides", LAYER, body=body)[0] == 400
    assert project.send("layers_get_overrides", LAYER) == {"conditionalOverrides": [], "idOverrides": []}
