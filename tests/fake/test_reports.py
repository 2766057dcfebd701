"""What the fake tells of a project as a whole: the audit log, overrides, usage, exposures, its own limits."""

from __future__ import annotations

from typing import Any

import pytest

from statsig_console.fake._document.document import Json
from tests.support.fake_project import DAY, NOW, Project

GATE = {"id": "new_checkout"}
EXPERIMENT = {"id": "new_checkout"}


@pytest.fixture
def project() -> Project:
    return Project()


def logs(project: Project, **query: Any) -> list[str]:
    return [each["actionType"] for each in project.send("audit_logs_list", query=query)]


def test_every_change_is_in_the_audit_log_the_newest_first(project: Project) -> None:
    before = len(logs(project))
    assert before == 5
    project.send("gates_update", GATE, body={"description": "New", "tags": ["Core"]})
    project.send("gates_list")
    project.ask("gates_update", GATE, body={"description": None})
    project.send("gates_delete", GATE)
    assert logs(project)[:3] == ["config_delete", "gate_update", "ingestion_create"]
    assert len(logs(project)) == before + 2
    entry = project.send("audit_logs_list")[1]
    assert entry == {
        "id": "log_6",
        "name": "New checkout",
        "changeLog": "Gate update",
        "actionType": "gate_update",
        "date": "Mon Sep 21 2026",
        "time": "14:13:20 GMT+0000 (Coordinated Universal Time)",
        "updatedBy": "CONSOLE API",
        "updatedByUserID": "key_1",
        "modifierEmail": None,
        "changes": {"description": {"old": "", "new": "New"}, "tags": {"old": [], "new": ["Core"]}},
        "tags": ["Core"],
        "targetAppIDs": [],
    }


def test_a_dry_run_is_no_change_and_a_lost_answer_is_one(project: Project) -> None:
    before = len(logs(project))
    project.fake.fail(applied=True)
    project.ask("gates_disable", GATE)
    project.fake.fail()
    project.ask("gates_enable", GATE)
    assert logs(project)[: len(logs(project)) - before] == ["config_state_toggle"]


def test_the_audit_log_is_filtered_sorted_and_paged(project: Project) -> None:
    project.now += 3 * DAY
    project.send("gates_disable", GATE)
    project.send("gates_enable", GATE)
    toggle = "config_state_toggle"
    assert logs(project, actionType="gate_create") == ["gate_create"]
    assert logs(project, actionTypes=[toggle, "gate_create"]) == [toggle, toggle, "gate_create"]
    assert logs(project, startDate="2026-09-24") == [toggle, toggle]
    assert len(logs(project, endDate="2026-09-21")) == 5
    assert logs(project, sortOrder="asc")[0] == "gate_create"
    assert logs(project, sortKey="actionType", sortOrder="asc")[-1] == "ingestion_create"
    assert logs(project, sortKey="time", limit=1) == [toggle]
    assert project.send("audit_logs_list", query={"latestID": "log_6", "limit": 1})[0]["id"] == "log_6"
    assert logs(project, id="banner_text") == ["autotune_experiment_create", "dynamic_config_create"]
    _, answer = project.ask("audit_logs_list", query={"limit": 2, "page": 2})
    assert answer["pagination"]["nextPage"] == "statsigapi.net/console/v1/audit_logs?page=3&limit=2"


def test_no_secret_comes_into_the_audit_log(project: Project) -> None:
    key = project.send("keys_create", body={"description": "Of the build", "type": "CONSOLE"})["key"]
    project.send("keys_update", {"id": key}, body={"scopes": ["omni_read_only"]})
    new = project.send("keys_rotate", {"id": key})["key"]
    project.send("keys_deactivate", {"id": new})
    project.send("keys_delete", {"id": new})
    found = project.send("audit_logs_list")
    expected = ["delete", "deactivate", "secret_key_regenerate", "update_scopes", "create"]
    assert [each["actionType"].removeprefix("sdk_key_") for each in found[:5]] == expected
    assert {each["name"] for each in found[:5]} == {"Of the build"}
    assert key not in str(found)
    assert new not in str(found)


def test_overrides_of_all_objects_and_of_one_unit(project: Project) -> None:
    assert project.send("overrides_get") == {
        "gates": [],
        "holdouts": [],
        "experiments": [],
        "autotunes": [],
        "layers": [],
    }
    by_environment = [{"environment": "staging", "unitID": "stableID", "passingIDs": ["s"], "failingIDs": []}]
    body = {"passingUserIDs": ["a", "b"], "failingCustomIDs": ["s"], "environmentOverrides": by_environment}
    project.send("gates_replace_overrides", GATE, body=body)
    users = [{"groupID": "Test", "ids": ["a", "c"]}]
    project.send("experiment_overrides_replace", EXPERIMENT, body={"overrides": [], "userIDOverrides": users})
    found = project.send("overrides_get")
    assert found["gates"][0]["name"] == "New checkout"
    assert found["experiments"][0]["userIDOverrides"][0]["ids"] == ["a", "c"]
    found = project.send("overrides_get", query={"userId": "a"})
    assert found["gates"][0]["passingUserIDs"] == ["a"]
    assert found["gates"][0]["environmentOverrides"] == []
    assert found["experiments"][0]["userIDOverrides"][0]["ids"] == ["a"]
    found = project.send("overrides_get", query={"userId": "c"})
    assert (found["gates"], len(found["experiments"])) == ([], 1)
    found = project.send("overrides_get", query={"userId": "s", "idType": "stable_id"})
    assert found["gates"][0]["environmentOverrides"] == by_environment
    assert found["gates"][0]["failingCustomIDs"] == ["s"]


def test_the_usage_report_is_a_table_of_text(project: Project) -> None:
    project.fake.seed(gates=5)
    now = int(NOW * 1000)
    query = {"start": now - 2 * DAY * 1000, "end": now}
    status, text = project.ask("projects_get_usage_report", query=query)
    lines = text.splitlines()
    assert (status, lines[0]) == (200, "Date,Event Type,Name,Sources,Daily Billable Events,Project")
    found = [each for each in project.fake.objects("gates").values() if each["checksPerHour"]]
    assert len(lines) == 1 + 2 * len(found)
    assert lines[1] == f"2026-09-19,gate,{found[0]['id']},sdk,{found[0]['checksPerHour'] * 24},Example"
    assert project.ask("projects_get_usage_report", query={"start": now, "end": now})[0] == 400
    assert project.ask("projects_get_usage_report", query={"start": 0, "end": now})[0] == 400


@pytest.mark.parametrize(("day", "status"), [("2026-09-20", 200), ("2026-09-21", 400), ("yesterday", 400)])
def test_a_report_is_there_when_its_day_is_over(project: Project, day: str, status: int) -> None:
    found, answer = project.ask("reports_get", query={"type": "pulse_daily", "date": day})
    assert found == status
    if status == 200:
        assert answer["data"][0]["url"].endswith(f"/pulse_daily/{day}.csv")


def test_exposures_are_counted_for_what_is_asked(project: Project) -> None:
    project.start()
    project.fake.seed(gates=1)
    gate = project.send("gates_list")[-1]
    query = {"gates": [gate["id"], "none"], "experiments": ["new_checkout"]}
    found = project.send("exposures_count", query=query)
    assert found["gates"][0] == {
        "id": gate["id"],
        "pastDay": gate["checksPerHour"] * 24,
        "past7Days": gate["checksPerHour"] * 168,
    }
    assert found["gates"][1] == {"id": "none", "pastDay": 0, "past7Days": 0}
    assert 0 < found["experiments"][0]["pastDay"] * 6 < found["experiments"][0]["past7Days"]
    many: Json = {"gates": [str(number) for number in range(26)]}
    assert project.ask("exposures_count", query=many)[0] == 400
