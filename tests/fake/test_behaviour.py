"""What the real server does although no document says so; each test bears the number of its behaviour."""

from __future__ import annotations

from typing import Any

import pytest

from statsig_console.fake._clock import day
from statsig_console.fake._document.document import Json
from tests.support.fake_project import DAY, DOCUMENT, OPERATIONS, Project, prepared, rule

GATE = {"id": "new_checkout"}
EXPERIMENT = {"id": "new_checkout"}


@pytest.fixture
def project() -> Project:
    return Project()


def faults(answer: Json) -> dict[str, str]:
    """Return the fields at fault with their reasons."""
    return {each["property"]: each["errorMessage"] for each in answer["errors"]}


def conditions(*found: Json) -> Json:
    """Return the body of an update of a gate with one rule."""
    return {"rules": [{"name": "Only", "passPercentage": 10, "conditions": list(found)}]}


def test_behaviour_01_patch_keeps_what_is_not_sent_and_replaces_what_is_sent_whole(project: Project) -> None:
    before = project.object("gates")
    project.send("gates_update", GATE, body={"description": "New"})
    after = project.object("gates")
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"description", "version"}
    project.send(
        "gates_update", GATE, body={"rules": [rule("Only")], "reviewSettings": {"requiredReview": True}}
    )
    after = project.object("gates")
    assert [each["name"] for each in after["rules"]] == ["Only"]
    assert after["reviewSettings"] == {"requiredReview": True}


def test_behaviour_02_post_on_the_item_is_the_full_update(project: Project) -> None:
    project.send("gates_update", GATE, body={"tags": ["Core"], "idType": "stableID", "type": "PERMANENT"})
    body = {"isEnabled": False, "description": "Whole", "rules": []}
    after = project.send("gates_replace", GATE, body=body)
    assert {name: after[name] for name in body} == body
    assert (after["tags"], after["idType"], after["type"], after["name"]) == (
        [],
        "userID",
        "TEMPORARY",
        "New checkout",
    )
    status, answer = project.ask("gates_replace", GATE, body={"isEnabled": True})
    assert (status, faults(answer)) == (400, {"description": "Required", "rules": "Required"})
    put = project.fake.respond("PUT", "/console/v1/gates/new_checkout", "console-test", b"{}")
    assert put.status == 404


def test_behaviour_03_a_page_past_the_end_is_empty(project: Project) -> None:
    status, answer = project.ask("gates_list", query={"page": 7})
    assert (status, answer["data"], answer["pagination"]["totalItems"]) == (200, [], 1)


@pytest.mark.parametrize("value", ["0", "-1", "two", "1.5", ""])
@pytest.mark.parametrize(("name", "words"), [("page", "Page number"), ("limit", "Limit")])
def test_behaviour_03_a_page_below_one_or_of_text_is_refused(
    project: Project, name: str, words: str, value: str
) -> None:
    status, answer = project.ask("gates_list", query={name: value})
    assert (status, answer["errors"]) == (400, [f"{name}: {words} must be greater than 0"])


def test_behaviour_04_a_400_has_errors_as_objects_or_texts_and_a_404_has_none(project: Project) -> None:
    _, answer = project.ask("dynamic_configs_create", body={})
    expected = [{"property": "name", "errorMessage": "Required"}]
    assert answer == {"status": 400, "message": "Bad Request Exception", "errors": expected}
    _, answer = project.ask("experiments_list", query={"status": "asleep"})
    assert answer["errors"][0].startswith("status.0: Invalid enum value.")
    status, answer = project.ask("gates_get", {"id": "gone"})
    assert (status, answer) == (404, {"status": 404, "message": "Gate not found."})


@pytest.mark.parametrize("field", ["name", "description", "isEnabled", "rules", "tags", "type", "idType"])
def test_behaviour_05_null_is_refused_where_the_document_does_not_allow_it(
    project: Project, field: str
) -> None:
    before = project.object("gates")
    status, answer = project.ask("gates_update", GATE, body={field: None})
    assert status == 400
    assert list(faults(answer)) == [field]
    assert project.object("gates") is before
    assert project.send("gates_update", GATE, body={"teamID": None})["teamID"] is None


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (
            {"type": "email", "operator": "any", "targetValue": ["a@example.com"]},
            {"type": "email", "operator": "any", "targetValue": "a@example.com"},
        ),
        (
            {"type": "country", "operator": "any", "targetValue": ["CA", "PT"]},
            {"type": "country", "operator": "any", "targetValue": ["CA", "PT"]},
        ),
        (
            {"type": "time", "operator": "after", "targetValue": 1643070357193},
            {"type": "time", "operator": "after", "targetValue": 1643070357193},
        ),
        (
            {"type": "custom_field", "field": "age", "operator": "gt", "targetValue": [18]},
            {"type": "custom_field", "field": "age", "operator": "gt", "targetValue": 18},
        ),
        (
            {"type": "passes_gate", "operator": "", "targetValue": ["g"]},
            {"type": "passes_gate", "targetValue": "g"},
        ),
        ({"type": "fails_segment", "targetValue": "s"}, {"type": "fails_segment", "targetValue": "s"}),
        ({"type": "public", "operator": "", "targetValue": []}, {"type": "public"}),
    ],
)
def test_behaviour_06_conditions_come_back_in_the_form_of_the_server(
    project: Project, sent: Json, kept: Json
) -> None:
    assert project.send("gates_update", GATE, body=conditions(sent))["rules"][0]["conditions"] == [kept]


@pytest.mark.parametrize(
    ("kind", "operator"),
    [
        ("email", "str_ends_with_any"),
        ("url", "str_ends_with_any"),
        ("country", "gt"),
        ("app_version", "str_contains_any"),
        ("user_id", "version_gt"),
        ("passes_gate", "str_contains_any"),
        ("public", "gt"),
    ],
)
def test_behaviour_07_operators_must_fit_the_type_of_the_condition(
    project: Project, kind: str, operator: str
) -> None:
    body = conditions({"type": "public"}, {"type": kind, "operator": operator, "targetValue": "x"})
    status, answer = project.ask("gates_update", GATE, body=body)
    reason = f"Operator {operator} is not valid for condition type {kind}"
    assert (status, faults(answer)) == (400, {"rules.0.conditions.1.operator": reason})


def test_behaviour_07_unknown_types_and_missing_parts_are_refused(project: Project) -> None:
    body = conditions({"type": "moon"}, {"type": "email"}, {"type": "custom_field", "operator": "is_null"})
    _, answer = project.ask("gates_update", GATE, body=body)
    assert set(faults(answer)) == {
        "rules.0.conditions.0.type",
        "rules.0.conditions.1.operator",
        "rules.0.conditions.1.targetValue",
        "rules.0.conditions.2.field",
    }


@pytest.mark.parametrize("tag", ["gates", "dynamic_configs", "experiments", "autotunes"])
def test_behaviour_09_a_name_in_use_is_refused(project: Project, tag: str) -> None:
    body: dict[str, Any] = {"name": project.object(tag)["name"], "groups": []}
    variants = [{"name": "a", "json": {}}, {"name": "b", "json": {}}]
    windows = {"explorationWindow": "24hrs", "attributionWindow": "2hrs", "winnerThreshold": "95%"}
    body |= {"variants": variants, "successEvent": "purchase"} | windows
    status, answer = project.ask(f"{tag}_create", body=body)
    assert (status, answer["message"]) == (400, "Name is already in use")


def test_behaviour_10_the_id_is_the_one_sent_or_comes_from_the_name(project: Project) -> None:
    assert project.send("gates_create", body={"name": "A Gate"})["id"] == "a_gate"
    assert project.send("gates_create", body={"name": "B Gate", "id": "Other.id"})["id"] == "Other.id"
    only = project.send("gates_create", body={"id": "just_an_id"})
    assert (only["id"], only["name"]) == ("just_an_id", "just_an_id")


def test_behaviour_11_targeting_is_locked_from_the_start_to_the_reset(project: Project) -> None:
    project.send("experiments_update", EXPERIMENT, body={"targetingGateID": "new_checkout"})
    project.start()
    status, answer = project.ask("experiments_update", EXPERIMENT, body={"targetingGateID": None})
    assert (status, answer["message"]) == (400, "Experiment has already started")
    project.send("experiments_update", EXPERIMENT, body={"description": "Still open"})
    project.send("experiments_reset", EXPERIMENT)
    project.send("experiments_update", EXPERIMENT, body={"targetingGateID": None})
    inline = {"inlineTargetingRules": [rule("Sneaky")], "description": "Read only"}
    assert project.send("experiments_update", EXPERIMENT, body=inline)["inlineTargetingRules"] == []


@pytest.mark.parametrize(
    ("operation", "body", "missing"),
    [
        ("experiments_make_decision", {}, {"id", "decisionReason"}),
        ("experiments_make_decision", {"id": "x"}, {"decisionReason"}),
        ("experiments_make_decision", {"decisionReason": "x"}, {"id"}),
        ("experiments_abandon", {}, {"decisionReason"}),
        ("experiments_abandon", {"decisionReason": ""}, {"decisionReason"}),
        ("autotunes_make_decision", {}, {"id", "decisionReason"}),
    ],
)
def test_behaviour_12_a_decision_needs_its_reason(
    project: Project, operation: str, body: Json, missing: set[str]
) -> None:
    project.start()
    project.send("autotunes_start", {"id": "banner_text"})
    status, answer = project.ask(operation, {"id": project.paths[operation.split("_")[0]]}, body=body)
    assert (status, set(faults(answer))) == (400, missing)


def test_behaviour_15_the_document_has_no_5xx_and_the_fake_gives_them_only_on_request(
    project: Project,
) -> None:
    statuses = {
        status
        for item in DOCUMENT.content["paths"].values()
        for method, raw in item.items()
        if method != "parameters"
        for status in raw["responses"]
    }
    assert not {status for status in statuses if status.startswith("5")}
    project.fake.fail(429, headers={"Retry-After": "3"}, operation="gates_get")
    answer = project.fake.respond("GET", "/console/v1/gates/new_checkout", "console-test", b"")
    assert (answer.status, answer.headers["Retry-After"]) == (429, "3")
    assert project.send("gates_get", GATE)


def test_behaviour_17_a_dry_run_answers_and_changes_nothing(project: Project) -> None:
    config = {"id": "banner_text"}
    before = project.object("dynamic_configs")
    made = project.send("dynamic_configs_update", config, {"dryRun": "true"}, {"description": "Try"})
    assert made["description"] == "Try"
    assert project.object("dynamic_configs") is before
    project.send("dynamic_configs_update", config, {"dryRun": "false"}, {"description": "Do"})
    assert project.object("dynamic_configs")["description"] == "Do"


def test_behaviour_18_results_of_a_day_add_up_to_that_day(project: Project) -> None:
    project.start()
    first = int(project.object("experiments")["startTime"] / 1000)
    units = []
    for number in range(3):
        date = day((first + number * DAY) * 1000)
        query = {"control": "Control", "test": "Test", "date": date}
        found = project.send("experiment_results_get_pulse", EXPERIMENT, query)
        assert found["ds"] == date
        units.append(found["primaryMetrics"][0]["testUnits"])
    assert units[0] < units[1] < units[2]
    query = {"control": "Control", "test": "Test", "date": "2020-01-01"}
    status, answer = project.ask("experiment_results_get_pulse", EXPERIMENT, query)
    assert (status, answer["message"]) == (400, "Data is not available")


def test_behaviour_01_a_new_name_must_not_be_in_use(project: Project) -> None:
    project.send("gates_create", body={"name": "Other"})
    status, answer = project.ask("gates_update", {"id": "other"}, body={"name": "New checkout"})
    assert (status, answer["message"]) == (400, "Name is already in use")
    assert project.send("gates_update", {"id": "other"}, body={"name": "Third"})["name"] == "Third"


DRY = [
    name
    for name in OPERATIONS
    if "dryRun" in DOCUMENT.operations[name].body_properties
    or any(each.name == "dryRun" for each in DOCUMENT.operations[name].parameters)
]


@pytest.mark.parametrize("name", DRY)
def test_behaviour_17_every_dry_run_leaves_all_as_it_was(name: str) -> None:
    operation = DOCUMENT.operations[name]
    project, path, query, body = prepared(operation)
    if "dryRun" in operation.body_properties:
        body = {**(body or {}), "dryRun": True}
    else:
        query = {**query, "dryRun": "true"}
    changes, log = len(project.fake.store.changes), project.fake.store.noted()
    project.send(name, path, query, body)
    assert len(project.fake.store.changes) == changes
    assert project.fake.store.noted() == log
