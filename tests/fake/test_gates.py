"""Gates and dynamic configs on the fake: states, filters, rules, overrides, references, versions."""

from __future__ import annotations

from typing import Any

import pytest

from statsig_console.fake._document.document import Json
from tests.support.fake_project import Project, rule

GATE = {"id": "new_checkout"}
CONFIG = {"id": "banner_text"}


@pytest.fixture
def project() -> Project:
    return Project()


def needing(gate: str) -> Json:
    """Return a rule that names a gate."""
    return rule("Depends") | {"conditions": [{"type": "passes_gate", "targetValue": gate}]}


def ids(project: Project, **query: object) -> list[str]:
    """Return the ids of the gates that a list has."""
    return [each["id"] for each in project.send("gates_list", query=query)]


def test_the_state_of_a_gate_follows_what_is_done_with_it(project: Project) -> None:
    def state(operation: str) -> tuple[str, bool]:
        made = project.send(operation, GATE)
        return made["status"], made["isEnabled"]

    assert state("gates_disable") == ("Disabled", False)
    assert state("gates_enable") == ("In Progress", True)
    assert state("gates_launch") == ("Launched", True)
    assert state("gates_archive") == ("Archived", False)
    assert state("gates_archive") == ("Archived", False)
    assert project.ask("gates_enable", GATE)[0] == 400
    assert state("gates_unarchive") == ("Launched", True)


def test_switching_a_gate_by_its_fields_moves_its_status(project: Project) -> None:
    assert project.send("gates_update", GATE, body={"isEnabled": False})["status"] == "Disabled"
    assert project.send("gates_update", GATE, body={"description": "x"})["isEnabled"] is False
    assert project.send("gates_update", GATE, body={"isEnabled": True})["status"] == "In Progress"


def test_an_archived_gate_is_left_out_of_lists_and_tells_who_archived_it(project: Project) -> None:
    project.send("gates_archive", GATE, body={"archiveReason": "Old"})
    assert ids(project) == []
    assert ids(project, includeArchived="true") == ["new_checkout"]
    assert "archiveReason" not in project.send("gates_get", GATE)
    told = project.send("gates_get", GATE, {"includeArchiveMetadata": "true"})
    assert (told["archiveReason"], told["archivedAt"]) == ("Old", int(project.now * 1000))


def test_a_gate_in_use_is_archived_only_by_force_and_not_deleted(project: Project) -> None:
    project.send("gates_create", body={"name": "Other", "rules": [needing("new_checkout")]})
    status, answer = project.ask("gates_archive", GATE, body={})
    assert (status, "other" in answer["message"]) == (400, True)
    assert project.ask("gates_delete", GATE)[0] == 403
    assert [each["id"] for each in project.send("gates_list_gate_references", GATE)] == ["other"]
    project.send("gates_archive", {"id": "other"})
    assert project.send("gates_list_gate_references", GATE) == []
    project.send("gates_unarchive", {"id": "other"})
    project.send("gates_archive", GATE, body={"forceArchive": True})
    project.send("gates_delete", {"id": "other"})
    project.send("gates_delete", GATE)
    assert project.ask("gates_get", GATE)[0] == 404


def test_references_come_from_targeting_rules_and_overrides(project: Project) -> None:
    project.send("dynamic_configs_update", CONFIG, body={"rules": [needing("new_checkout")]})
    found = project.send("gates_list_dynamic_config_references", GATE)
    assert [each["id"] for each in found] == ["banner_text"]
    assert project.send("gates_list_experiment_references", GATE) == []
    overrides = {
        "overrides": [{"type": "gate", "id": "new_checkout", "groupID": "Test"}],
        "userIDOverrides": [],
    }
    project.send("experiment_overrides_replace", {"id": "new_checkout"}, body=overrides)
    assert len(project.send("gates_list_experiment_references", GATE)) == 1
    project.send(
        "experiment_overrides_replace", {"id": "new_checkout"}, body={"overrides": [], "userIDOverrides": []}
    )
    project.send("experiments_update", {"id": "new_checkout"}, body={"targetingGateID": "new_checkout"})
    assert len(project.send("gates_list_experiment_references", GATE, {"limit": 1})) == 1
    assert project.send("gates_list_experiment_references", GATE, {"limit": 0}) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"type": "PERMANENT"}, ["b_gate"]),
        ({"idType": ["stableID", "other"]}, ["a_gate"]),
        ({"tags": ["Core", "Web"]}, ["a_gate", "b_gate"]),
        ({"tags": "Web"}, ["b_gate"]),
        ({"teamID": "team_1"}, ["a_gate"]),
        ({"targetAppID": "app_1"}, ["b_gate"]),
        ({"creatorName": "CONSOLE API", "tags": "Core"}, ["a_gate"]),
        ({"creatorID": "nobody"}, []),
        ({"releasePipelineID": "pipeline_1"}, ["a_gate"]),
        ({"rolloutRate": "100"}, ["b_gate"]),
        ({"rolloutRate": ["0", "100"], "tags": "Core"}, ["a_gate"]),
        ({"passRate": "INBETWEEN"}, ["new_checkout"]),
        ({"typeReason": "STALE_ALL_TRUE"}, []),
        ({"store0100Exposures": "true"}, []),
    ],
)
def test_filters_of_the_list_look_at_the_state(project: Project, query: Json, expected: list[str]) -> None:
    first = {"name": "A gate", "idType": "stableID", "tags": ["Core"], "teamID": "team_1"}
    project.send("gates_create", body=first | {"releasePipelineID": "pipeline_1"})
    full = rule("All") | {"passPercentage": 100}
    second = {
        "name": "B gate",
        "type": "PERMANENT",
        "tags": ["Web"],
        "targetApps": ["app_1"],
        "rules": [full],
    }
    project.send("gates_create", body=second)
    assert ids(project, **query) == expected


def test_links_of_a_page_keep_the_filters(project: Project) -> None:
    project.send("gates_create", body={"name": "A gate"})
    _, answer = project.ask("gates_list", query={"type": "TEMPORARY", "limit": 1, "page": 1})
    pagination = answer["pagination"]
    assert pagination["nextPage"] == "/console/v1/gates?page=2&limit=1&type=TEMPORARY"
    assert (pagination["totalItems"], pagination["previousPage"]) == (2, None)


def test_every_change_makes_a_version(project: Project) -> None:
    project.now += 60
    project.send("gates_update", GATE, body={"description": "Second"})
    project.send("gates_disable", GATE)
    versions = project.send("gates_list_versions", GATE)
    assert [each["version"] for each in versions] == [3, 2, 1]
    assert [each["description"] for each in versions] == ["Second", "Second", ""]
    assert versions[0]["lastModifiedTime"] == versions[2]["lastModifiedTime"] + 60_000
    assert versions[0]["lastModifierName"] == "CONSOLE API"


@pytest.mark.parametrize("tag", ["gates", "dynamic_configs"])
def test_rules_are_added_changed_and_deleted_one_by_one(project: Project, tag: str) -> None:
    at = {"id": project.paths[tag]}
    name = "ruleID" if tag == "gates" else "ruleId"
    first = project.object(tag)["rules"][0]
    project.send(f"{tag}_add_rule", at, body=rule("Third"))
    status, answer = project.ask(f"{tag}_add_rule", at, body=rule("Third"))
    assert (status, answer["message"]) == (400, "Duplicate rule name(s) given")
    changed = project.send(f"{tag}_update_rule", at | {name: first["id"]}, body={"passPercentage": 25})
    after = changed["rules"][0]
    assert (after["baseID"], after["id"]) == (first["baseID"], f"{first['baseID']}:25.00:2")
    project.send(f"{tag}_update_rules", at, body={"rules": [{"id": first["baseID"], "name": "Renamed"}]})
    assert project.object(tag)["rules"][0]["name"] == "Renamed"
    status, answer = project.ask(f"{tag}_update_rules", at, body={"rules": [{"id": "gone", "name": "x"}]})
    assert (status, answer["message"]) == (400, "A provided rule ID does not match an existing rule ID")
    twice = {"rules": [{"id": first["baseID"]}, {"id": first["baseID"]}]}
    status, answer = project.ask(f"{tag}_update_rules", at, body=twice)
    assert answer["errors"] == [{"property": "rules", "errorMessage": "Duplicate rule IDs given"}]
    project.send(f"{tag}_delete_rule", at | {name: first["baseID"]})
    assert first["baseID"] not in [each["baseID"] for each in project.object(tag)["rules"]]
    for operation, body in ((f"{tag}_delete_rule", None), (f"{tag}_update_rule", {"name": "Again"})):
        status, answer = project.ask(operation, at | {name: first["baseID"]}, body=body)
        assert (status, answer["message"]) == (400, "A provided rule ID does not match an existing rule ID")


def test_a_rule_keeps_its_ids_while_it_does_not_change(project: Project) -> None:
    before = project.object("gates")["rules"]
    project.send("gates_update", GATE, body={"rules": before[::-1]})
    assert project.object("gates")["rules"] == before[::-1]


@pytest.mark.parametrize("tag", ["gates", "dynamic_configs"])
def test_the_id_of_a_rule_names_its_percentage_and_the_base_id_stays(project: Project, tag: str) -> None:
    at = {"id": project.paths[tag]}
    name = "ruleID" if tag == "gates" else "ruleId"
    base = project.object(tag)["rules"][0]["baseID"]
    ids = [project.object(tag)["rules"][0]["id"]]
    for change in ({"passPercentage": 12.5}, {"name": "Other"}, {"passPercentage": 100}):
        changed = project.send(f"{tag}_update_rule", at | {name: ids[-1]}, body=change)["rules"][0]
        assert changed["baseID"] == base
        ids.append(changed["id"])
    assert ids == [f"{base}:{state}" for state in ("10.00:1", "12.50:2", "12.50:2", "100.00:3")]
    # Only the present state and the base id address a rule.
    assert project.ask(f"{tag}_update_rule", at | {name: ids[0]}, body={"name": "Late"})[0] == 400
    assert project.ask(f"{tag}_update_rule", at | {name: base}, body={"name": "Late"})[0] == 200


@pytest.mark.parametrize(
    ("sent", "is_same"),
    [
        (lambda old: {"id": old["id"], "baseID": old["baseID"]}, True),
        (lambda old: {"id": old["id"]}, True),
        (lambda old: {"id": old["baseID"]}, True),
        (lambda old: {"baseID": old["baseID"]}, True),
        (lambda old: {"id": f"{old['baseID']}:90.00:7"}, True),
        (lambda old: {"id": "", "baseID": old["baseID"]}, False),
        (lambda old: {"id": ""}, False),
        (lambda old: {}, False),
        (lambda old: {"id": "elsewhere:10.00:1"}, False),
    ],
)
def test_a_sent_rule_is_matched_by_its_ids(project: Project, sent: Any, is_same: bool) -> None:
    old = project.object("gates")["rules"][0]
    rules = [rule("Everybody") | {"passPercentage": 20} | sent(old)]
    made = project.send("gates_update", GATE, body={"rules": rules})["rules"]
    assert len(made) == 1
    assert (made[0]["baseID"] == old["baseID"]) == is_same
    assert made[0]["id"] == f"{made[0]['baseID']}:20.00:{2 if is_same else 1}"


@pytest.mark.parametrize(("share", "end"), [(0, ":0.00:1"), (89.99, ":89.99:1"), (90, ""), (100, "")])
def test_the_id_of_a_new_rule_is_bare_if_nearly_all_pass(project: Project, share: float, end: str) -> None:
    made = project.send("gates_add_rule", GATE, body=rule("Third") | {"passPercentage": share})["rules"][-1]
    assert made["id"] == made["baseID"] + end
    at = GATE | {"ruleID": made["id"]}
    after = project.send("gates_update_rule", at, body={"passPercentage": 50})["rules"][-1]
    assert after["id"] == f"{made['baseID']}:50.00:2"


def test_overrides_of_a_gate_are_replaced_added_and_removed(project: Project) -> None:
    project.send(
        "gates_replace_overrides", GATE, body={"passingUserIDs": ["a", "b"], "failingUserIDs": ["c"]}
    )
    project.send("gates_add_overrides", GATE, body={"passingUserIDs": ["b", "d"]})
    project.send("gates_remove_overrides", GATE, body={"passingUserIDs": ["a", "x"]})
    project.send("gates_remove_user_override", GATE | {"userID": "c"}, {"groupID": "fail"})
    staging = {"environment": "staging", "unitID": "userID", "passingIDs": ["e", "f"], "failingIDs": []}
    project.send("gates_add_overrides", GATE, body={"environmentOverrides": [staging]})
    project.send(
        "gates_remove_overrides", GATE, body={"environmentOverrides": [staging | {"passingIDs": ["e"]}]}
    )
    assert project.send("gates_get_overrides", GATE) == {
        "passingUserIDs": ["b", "d"],
        "failingUserIDs": [],
        "passingCustomIDs": [],
        "failingCustomIDs": [],
        "environmentOverrides": [staging | {"passingIDs": ["f"]}],
    }


def test_a_load_of_results_ends_after_some_minutes(project: Project) -> None:
    at = GATE | {"ruleID": project.object("gates")["rules"][0]["id"]}
    project.send("gates_load_pulse", GATE, body={"ruleId": at["ruleID"], "refresh": "full"})
    running = project.send("gates_list_pulse_loads", at)[0]
    assert "finishedTime" not in running
    project.now += 301
    assert project.send("gates_list_pulse_loads", at)[0]["finishedState"] == "success"
    other = GATE | {"ruleID": project.object("gates")["rules"][1]["id"]}
    assert project.send("gates_list_pulse_loads", other) == []


def test_a_dynamic_config_keeps_value_and_text_together(project: Project) -> None:
    made = project.send("dynamic_configs_update", CONFIG, body={"defaultValue": {"a": 1}})
    assert made["defaultValueJson5"] == '{"a":1}'
    made = project.send("dynamic_configs_update", CONFIG, body={"defaultValueJson5": '{"b": 2}'})
    assert (made["defaultValue"], made["defaultValueJson5"]) == ({"b": 2}, '{"b": 2}')
    rules = [rule("Only") | {"returnValueJson5": '{"c":3}'}]
    made = project.send("dynamic_configs_update", CONFIG, body={"rules": rules})
    at = CONFIG | {"ruleId": made["rules"][0]["id"]}
    assert made["rules"][0]["returnValue"] == {"c": 3}
    made = project.send("dynamic_configs_update_rule", at, body={"returnValue": {"d": 4}})
    assert made["rules"][0]["returnValueJson5"] == '{"d":4}'
    made = project.send("dynamic_configs_update", CONFIG, body={"isEnabled": False})
    assert (made["status"], made["defaultValue"]) == ("Disabled", {"b": 2})
    assert project.send("dynamic_configs_archive", CONFIG, body={})["status"] == "Archived"
    assert project.send("dynamic_configs_unarchive", CONFIG, body={})["status"] == "Disabled"


@pytest.mark.parametrize(
    ("body", "field", "reason"),
    [
        ({}, "name", "Required"),
        ({"name": "ab"}, "name", "String must contain at least 3 character(s)"),
        ({"name": "a" * 101}, "name", "String must contain at most 100 character(s)"),
        ({"name": "a/b/c"}, "name", "Invalid"),
        ({"name": 5}, "name", "Expected string, received number"),
        ({"name": "abc", "isEnabled": "yes"}, "isEnabled", "Expected boolean, received string"),
        ({"name": "abc", "tags": [1]}, "tags.0", "Expected string, received number"),
        (
            {"name": "abc", "type": "STALE"},
            "type",
            "Invalid enum value. Expected 'PERMANENT' | 'TEMPORARY', received 'STALE'",
        ),
        (
            {"name": "abc", "rules": [rule("x") | {"passPercentage": 101}]},
            "rules.0.passPercentage",
            "Number must be less than or equal to 100",
        ),
    ],
)
def test_a_body_must_keep_to_the_document(project: Project, body: Json, field: str, reason: str) -> None:
    status, answer = project.ask("gates_create", body=body)
    assert (status, answer["errors"]) == (400, [{"property": field, "errorMessage": reason}])


def test_a_list_longer_than_allowed_is_refused(project: Project) -> None:
    query = {"ids": [str(number) for number in range(101)]}
    status, answer = project.ask("experiments_list", query=query)
    assert (status, answer["errors"]) == (400, ["ids: Array must contain at most 100 element(s)"])
