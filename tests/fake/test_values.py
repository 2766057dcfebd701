"""Parameter stores and prompts on the fake: typed values by name, and versions that can be evaluated."""

from __future__ import annotations

from typing import Any

import pytest

from statsig_console.fake._document.document import Json
from tests.support.fake_project import Project, example

STORE = {"name": "home_page"}


@pytest.fixture
def project() -> Project:
    made = Project()
    made.send("param_stores_create", body=example("param_stores_create"))
    return made


def parameter(**fields: Any) -> Json:
    """Return the body of an update with one parameter."""
    return {"parameters": [{"name": "title", "ref_type": "static", "param_type": "string"} | fields]}


def test_a_parameter_store_goes_by_its_name(project: Project) -> None:
    made = project.send("param_stores_get", STORE)
    assert (made["name"], made["parameters"]) == ("home_page", [])
    assert made["id"] != made["name"]
    status, answer = project.ask("param_stores_create", body=example("param_stores_create"))
    assert (status, answer["message"]) == (400, "Name is already in use")
    body = example("param_stores_update")
    changed = project.send("param_stores_update", STORE, body=body)
    assert changed["parameters"] == body["parameters"]
    assert (changed["displayName"], changed["lastModifierID"]) == (made["displayName"], "key_1")
    kept = project.send("param_stores_update", STORE, body={"description": "Other"})
    assert (kept["description"], kept["parameters"]) == ("Other", body["parameters"])
    project.send("param_stores_delete", STORE)
    assert project.ask("param_stores_get", STORE)[1]["message"] == "Param store not found."


@pytest.mark.parametrize(
    ("kind", "value"),
    [("string", "x"), ("boolean", False), ("number", 0.5), ("array", [1]), ("object", {"a": 1})],
)
def test_a_value_is_of_the_type_of_its_parameter(project: Project, kind: str, value: Any) -> None:
    project.send("param_stores_update", STORE, body=parameter(param_type=kind, value=value))
    samples: list[Any] = ["x", True, 1, [], {}]
    others = [each for each in samples if type(each) is not type(value)]
    for other in others:
        if kind == "number" and type(other) is int:
            continue
        status, answer = project.ask(
            "param_stores_update", STORE, body=parameter(param_type=kind, value=other)
        )
        expected = [{"property": "parameters.0.value", "errorMessage": f"Expected {kind}"}]
        assert (status, answer["errors"]) == (400, expected)
    gate = {"ref_type": "gate", "gate_name": "new_checkout", "pass_value": value, "fail_value": value}
    project.send("param_stores_update", STORE, body=parameter(param_type=kind, **gate))


@pytest.mark.parametrize(
    ("sent", "at"),
    [
        (
            {"ref_type": "gate", "gate_name": "g", "pass_value": "a", "fail_value": 1},
            "parameters.0.fail_value",
        ),
        ({"ref_type": "gate", "pass_value": "a", "fail_value": "b"}, "parameters.0.gate_name"),
        ({"ref_type": "layer", "layer_name": "l"}, "parameters.0.param_name"),
        ({"ref_type": "experiment", "param_name": "p"}, "parameters.0.experiment_name"),
        ({"ref_type": "dynamic_config", "param_name": "p"}, "parameters.0.config_name"),
        ({"param_type": "date", "value": "x"}, "parameters.0.param_type"),
    ],
)
def test_what_a_parameter_refers_to_decides_what_it_needs(project: Project, sent: Json, at: str) -> None:
    status, answer = project.ask("param_stores_update", STORE, body=parameter(**sent))
    assert (status, [each["property"] for each in answer["errors"]]) == (400, [at])
    assert project.send("param_stores_get", STORE)["parameters"] == []


def test_names_of_parameters_are_unique(project: Project) -> None:
    body = {"parameters": parameter(value="x")["parameters"] * 2}
    status, answer = project.ask("param_stores_update", STORE, body=body)
    assert (status, answer["errors"][0]["property"]) == (400, "parameters")


def test_a_prompt_gets_versions_which_can_be_evaluated(project: Project) -> None:
    made = project.send("prompts_create", body=example("prompts_create"))
    at = {"id": made["id"]}
    assert (made["id"], made["version"]) == ("greeting", 1)
    body = example("prompts_create_version")
    assert project.send("prompts_create_version", at, body=body) == body
    assert project.send("prompts_create_version", at, body={"name": "Long one"})["id"] == "long_one"
    assert project.ask("prompts_create_version", at, body=body)[1]["message"] == "Name is already in use"
    assert project.send("prompts_get", at)["version"] == 3
    version = at | {"versionId": "greeting_short"}
    assert project.send("prompts_start_evals", version) == {"id": "greeting_short", "name": body["name"]}
    assert project.ask("prompts_start_evals", at | {"versionId": "gone"})[0] == 404
    project.send("prompts_update", at, body={"description": "New"})
    _, answer = project.ask("prompts_delete", at)
    assert answer == {"message": "AI Config deleted successfully."}
    assert project.ask("prompts_start_evals", version)[1]["message"] == "AI Config not found."
