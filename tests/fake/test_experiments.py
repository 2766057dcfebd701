"""Experiments and autotunes on the fake: their life, groups, overrides and results."""

from __future__ import annotations

import pytest

from statsig_console.fake._document.document import Json
from tests.support.fake_project import DAY, Project

AT = {"id": "new_checkout"}
TUNE = {"id": "banner_text"}
REASON = {"decisionReason": "Enough was seen"}


@pytest.fixture
def project() -> Project:
    return Project()


def group(project: Project, place: int = 1) -> str:
    """Return the id of a group of the experiment."""
    return str(project.object("experiments")["groups"][place]["id"])


def status(project: Project) -> str:
    """Return the status of the experiment."""
    return str(project.object("experiments")["status"])


def refusal(project: Project, operation: str, body: Json | None = None) -> str:
    """Return the message of a request that must be refused."""
    at = AT if operation.startswith("experiment") else TUNE
    found, answer = project.ask(operation, at, body=body)
    assert found == 400
    return str(answer["message"])


def test_an_experiment_lives_from_setup_to_the_archive(project: Project) -> None:
    assert status(project) == "setup"
    assert refusal(project, "experiments_reset") == "Experiment has not yet started"
    assert refusal(project, "experiments_abandon", REASON) == "Experiment has not yet started"
    project.start()
    assert status(project) == "active"
    assert refusal(project, "experiments_start", {}) == "Experiment has already started"
    assert refusal(project, "experiments_archive", {}) == "Experiment has not yet finished"
    unknown = project.ask("experiments_make_decision", AT, body=REASON | {"id": "new_checkout"})
    assert unknown[1]["errors"] == [{"property": "id", "errorMessage": "No group has this ID"}]
    project.send("experiments_make_decision", AT, body=REASON | {"id": group(project)})
    experiment = project.object("experiments")
    assert (experiment["status"], experiment["launchedGroupID"]) == ("decision_made", group(project))
    assert experiment["endTime"] - experiment["startTime"] == 10 * DAY * 1000
    assert refusal(project, "experiments_abandon", REASON) == "Experiment has already finished"
    project.send("experiments_archive", AT, body={})
    assert refusal(project, "experiments_update", {"description": "x"}) == "Experiment is archived"
    project.send("experiments_unarchive", AT)
    assert status(project) == "decision_made"


def test_a_reset_experiment_begins_anew_with_other_groups(project: Project) -> None:
    project.start()
    before = group(project)
    project.send("experiments_abandon", AT, body=REASON)
    assert refusal(project, "experiments_abandon", REASON) == "Experiment new_checkout is already abandoned"
    project.send("experiments_reset", AT)
    experiment = project.object("experiments")
    assert (experiment["status"], experiment["startTime"], experiment["decisionReason"]) == (
        "setup",
        None,
        None,
    )
    assert group(project) != before
    assert experiment["controlGroupID"] == group(project, 0)
    project.start()


def test_a_scheduled_experiment_starts_when_its_time_has_come(project: Project) -> None:
    first, second = (int(project.now + days * DAY) * 1000 for days in (1, 2))
    project.send("experiments_schedule_start", AT, body={"scheduledTime": first})
    project.send("experiments_schedule_start", AT, body={"scheduledTime": second})
    project.now += 1.5 * DAY
    assert project.send("experiments_get", AT)["status"] == "setup"
    project.now += DAY
    assert project.send("experiments_get", AT)["status"] == "active"


def test_a_decision_may_be_deferred(project: Project) -> None:
    project.start()
    project.send("experiments_defer_decision", AT, body={"stopReason": "Enough"})
    assert status(project) == "experiment_stopped"
    project.send("experiments_make_decision", AT, body=REASON | {"id": group(project)})


def test_groups_are_switched_by_name(project: Project) -> None:
    made = project.send("experiments_disable_groups", AT, body={"group_names": ["Test"]})
    assert [each["disabled"] for each in made["groups"]] == [False, True]
    made = project.send("experiments_enable_groups", AT, body={"group_names": ["Test"]})
    assert [each["disabled"] for each in made["groups"]] == [False, False]
    assert project.ask("experiments_disable_groups", AT, body={"group_names": ["Gone"]})[0] == 400


def test_restarting_as_new_leaves_the_old_one_alone(project: Project) -> None:
    project.start()
    made = project.send("experiments_restart_as_new", AT, body={"name": "second try"})
    assert (made["id"], made["status"], made["version"]) == ("second_try", "setup", 1)
    assert {each["id"] for each in made["groups"]}.isdisjoint({group(project, 0), group(project, 1)})
    assert status(project) == "active"
    assert project.ask("experiments_restart_as_new", AT, body={"name": "second try"})[0] == 400


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"status": ["active", "setup"]}, 2),
        ({"status": "active"}, 1),
        ({"ids": ["other_test", "gone"]}, 1),
        ({"createdStartDate": "2026-09-22"}, 1),
        ({"createdEndDate": "2026-09-21"}, 1),
        ({"tags": "Core"}, 1),
        ({"stale": "true"}, 0),
        ({"targetAppID": "app_1"}, 1),
        ({"idType": "stableID"}, 1),
    ],
)
def test_filters_of_the_list_look_at_the_state(project: Project, query: Json, expected: int) -> None:
    project.start()
    body = {"name": "other test", "groups": [], "tags": ["Core"], "targetApps": "app_1", "idType": "stableID"}
    project.send("experiments_create", body=body)
    assert len(project.send("experiments_list", query=query)) == expected


def test_a_list_with_fields_has_only_those(project: Project) -> None:
    found = project.send("experiments_list", query={"fields": ["status", "name"]})
    assert [set(each) for each in found] == [{"id", "status", "name"}]


@pytest.mark.parametrize("tag", ["experiment", "autotune"])
def test_overrides_are_replaced_added_and_removed(project: Project, tag: str) -> None:
    at, name = (AT, "Test") if tag == "experiment" else (TUNE, "short")
    words = "experiment_overrides_{}" if tag == "experiment" else "autotunes_{}_overrides"
    single = "experiment_overrides_remove_{}" if tag == "experiment" else "autotunes_remove_{}_override"
    users = [{"groupID": name, "ids": ["a", "b"], "unitType": "userID"}]
    gates = [{"type": "gate", "id": "g", "groupID": name}]
    project.send(words.format("replace"), at, body={"overrides": gates, "userIDOverrides": users})
    more = {"overrides": gates, "userIDOverrides": [users[0] | {"ids": ["b", "c"]}]}
    kept = project.send(words.format("add"), at, body=more)
    assert (kept["userIDOverrides"][0]["ids"], len(kept["overrides"])) == (["a", "b", "c"], 1)
    query = {"groupID": name}
    kept = project.send(single.format("user"), at | {"userID": "a"}, query)
    assert kept["userIDOverrides"][0]["ids"] == ["b", "c"]
    kept = project.send(single.format("conditional"), at | {"type": "gate", "name": "g"}, query)
    assert kept["overrides"] == []
    assert project.ask(single.format("user"), at | {"userID": "a"}, {"groupID": "Gone"})[0] == 404
    wrong = {"overrides": [], "userIDOverrides": [{"groupID": "Gone", "ids": ["a"]}]}
    assert project.ask(words.format("add"), at, body=wrong)[0] == 400
    if tag == "experiment":
        kept = project.send(words.format("remove"), at, body={"overrides": [], "userIDOverrides": users})
        assert kept["userIDOverrides"][0]["ids"] == ["c"]
    else:
        assert project.send(words.format("remove"), at)["userIDOverrides"] == []


def test_results_need_groups_of_the_experiment_and_a_start(project: Project) -> None:
    query = {"control": "Control", "test": "Test"}
    assert project.ask("experiment_results_get_pulse", AT, query)[1]["message"] == "Data is not available"
    project.start()
    same = project.send("experiment_results_get_pulse", AT, query)
    assert project.send("experiment_results_get_pulse", AT, query) == same
    assert same["primaryMetrics"][0]["metricID"] == "purchase::event_count"
    found, answer = project.ask("experiment_results_get_pulse", AT, query | {"test": "Gone"})
    assert (found, answer["errors"][0]["property"]) == (400, "test")


def test_exposures_grow_day_by_day(project: Project) -> None:
    project.start()
    for found in project.send("experiment_results_get_cumulative_exposures", AT):
        counts = [each["exposures"] for each in found["results"]]
        assert len(counts) == 11
        assert counts == sorted(counts)
    days = project.send("experiment_results_get_diagnostics", AT, {"lastDays": 3})["data"]
    assert len(days) == 3
    severe = project.send("experiment_results_get_dimensional_exposures", AT, {"severity": "warning"})
    assert [each["dimension_value"] for each in severe["dimensions"][0]["dimension_values"]] == ["CA"]
    week = project.send("experiment_results_get_legacy_exposures", {"experimentName": "new_checkout"})
    assert week["experiments"][0]["past7Days"] > week["experiments"][0]["pastDay"] > 0


def test_a_load_can_be_cancelled_while_it_runs(project: Project) -> None:
    project.send("experiments_start", AT, body={})
    load = project.fake.store.part("experiments", "new_checkout", "loads")[0]["dagID"]
    job = project.send("experiment_results_get_pulse_load", AT | {"dagID": load})["jobs"][0]
    assert job["endTime"] is None
    project.send("experiment_results_cancel_pulse_load", AT | {"dagID": load})
    assert project.ask("experiment_results_cancel_pulse_load", AT | {"dagID": load})[0] == 400
    assert project.ask("experiment_results_get_pulse_load", AT | {"dagID": "gone"})[0] == 404


def test_an_autotune_runs_until_a_variant_wins(project: Project) -> None:
    winner = project.object("autotunes")["variants"][0]
    decision = REASON | {"id": winner["id"]}
    assert refusal(project, "autotunes_reset") == "Autotune experiment has not yet started"
    assert refusal(project, "autotunes_make_decision", decision) == "Autotune experiment has not yet started"
    project.send("autotunes_start", TUNE)
    assert refusal(project, "autotunes_start") == "Autotune experiment has already started"
    assert project.ask("autotunes_make_decision", TUNE, body=REASON | {"id": "gone"})[0] == 400
    project.send("autotunes_make_decision", TUNE, body=decision)
    assert project.object("autotunes")["winner"] == {"id": winner["id"], "name": winner["name"]}
    assert refusal(project, "autotunes_make_decision", decision) == "Autotune experiment has finished"
    project.send("autotunes_reset", TUNE)
    assert project.object("autotunes")["winner"] is None


def test_a_scheduled_autotune_starts_when_its_time_has_come(project: Project) -> None:
    project.send("autotunes_schedule_start", TUNE, body={"scheduledTime": int(project.now + DAY) * 1000})
    assert project.send("autotunes_get", TUNE)["isStarted"] is False
    project.now += DAY
    assert project.send("autotunes_get", TUNE)["isStarted"] is True


def test_a_full_update_of_an_autotune_keeps_name_unit_and_variant_ids(project: Project) -> None:
    before = project.object("autotunes")
    body = {name: before[name] for name in ("explorationWindow", "attributionWindow", "winnerThreshold")}
    variants = [{"name": "short", "json": {}}, {"name": "new", "json": {}}]
    after = project.send("autotunes_replace", TUNE, body=body | {"variants": variants, "successEvent": "x"})
    assert (after["name"], after["idType"], after["description"]) == (before["name"], before["idType"], "")
    assert after["variants"][0]["id"] == before["variants"][0]["id"]
    assert len({each["id"] for each in after["variants"]}) == 2
