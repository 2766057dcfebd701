"""Release pipelines on the fake: a change goes through its phases as time passes, or is acted upon."""

from __future__ import annotations

from typing import Any

import pytest

from statsig_console.fake._document.document import Json
from tests.support.fake_metric_arrangements import release
from tests.support.fake_project import DOCUMENT, Project, check, example, rule

GATE = {"id": "new_checkout"}
HOUR = 3_600
ACTIONS = ("abort", "approve", "pause", "roll_out", "skip", "unpause")


@pytest.fixture
def project() -> Project:
    return Project()


def trigger(project: Project) -> Json:
    """Return the latest trigger as the server shows it."""
    found: Json = project.send("release_pipeline_triggers_list")[-1]
    return found


def standing(project: Project) -> tuple[str, str | None]:
    """Return the status of the latest trigger and the name of its phase."""
    found = trigger(project)
    return found["status"], found["currentPhase"]


def act(project: Project, verb: str, phase: str | None = None) -> tuple[int, Any]:
    """Do something to the latest trigger, at its phase unless another is given."""
    name = f"release_pipeline_triggers_{verb}"
    found = trigger(project)
    has_body = DOCUMENT.operations[name].body is not None
    body = {"phaseID": phase or found["currentPhaseID"] or "none"} if has_body else None
    status, answer = project.ask(name, {"id": found["id"]}, body=body)
    check(DOCUMENT.operations[name], status, answer)
    return status, answer


def test_a_pipeline_gives_ids_to_phases_and_rules_and_checks_conditions(project: Project) -> None:
    body = example("release_pipelines_create")
    made = project.send("release_pipelines_create", body=body)
    assert all(phase["id"] and phase["rules"][0]["id"] for phase in made["phases"])
    assert made["phases"][0]["rules"][0]["conditions"][0]["targetValue"] == "true"
    assert project.ask("release_pipelines_create", body=body)[1]["message"] == "Name is already in use"
    condition = {"type": "email", "operator": "version_gt", "targetValue": "1"}
    phase = body["phases"][0] | {"rules": [{"name": "Wrong", "conditions": [condition]}]}
    status, answer = project.ask("release_pipelines_create", body={"name": "Wrong", "phases": [phase]})
    assert (status, answer["errors"][0]["property"]) == (400, "phases.0.rules.0.conditions.0.operator")
    kept = project.send("release_pipelines_update", {"id": made["id"]}, body={"name": "Renamed"})
    assert (kept["name"], kept["phases"]) == ("Renamed", made["phases"])
    twice = [made["phases"][0]] * 2
    assert project.ask("release_pipelines_update", {"id": made["id"]}, body={"phases": twice})[0] == 400
    project.send("release_pipelines_delete", {"id": made["id"]})
    assert project.send("release_pipelines_list") == []


def test_only_the_change_after_the_pipeline_was_named_sets_it_off(project: Project) -> None:
    pipeline = project.send("release_pipelines_create", body=example("release_pipelines_create"))
    body = {"releasePipelineID": pipeline["id"], "rules": [rule("Everybody")]}
    project.send("gates_update", GATE, body=body)
    project.send("gates_update", GATE, body={"description": "New"})
    assert project.send("release_pipeline_triggers_list") == []
    project.send("gates_update", GATE, body={"rules": [rule("Staff")]})
    found = trigger(project)
    assert (found["gateID"], found["releasePipelineID"]) == ("new_checkout", pipeline["id"])
    assert "dynamicConfigID" not in found
    assert [each["type"] for each in found["actions"]] == ["STARTED"]
    project.send("gates_disable", GATE)
    assert len(project.send("release_pipeline_triggers_list")) == 1


def test_a_release_goes_through_its_phases_as_time_passes(project: Project) -> None:
    release(project, phases=3)
    assert standing(project) == ("IN_PROGRESS", "Phase 0")
    assert trigger(project)["currentPhaseEndTime"] == int(project.now + HOUR) * 1000
    project.now += HOUR
    assert standing(project) == ("IN_PROGRESS", "Phase 1")
    project.now += 1.5 * HOUR
    assert standing(project) == ("IN_PROGRESS", "Phase 2")
    assert trigger(project)["currentPhaseEndTime"] == int((project.now + HOUR / 2) * 1000)
    project.now += HOUR
    assert standing(project) == ("COMPLETED", None)


def test_several_phases_may_end_between_two_requests(project: Project) -> None:
    release(project, phases=4)
    project.now += 2.5 * HOUR
    assert standing(project) == ("IN_PROGRESS", "Phase 2")
    project.now += 100 * HOUR
    assert standing(project) == ("COMPLETED", None)


def test_a_phase_with_review_waits_for_its_approval(project: Project) -> None:
    release(project, review=True)
    project.now += 100 * HOUR
    assert standing(project) == ("WAITING_FOR_REVIEW", "Phase 0")
    status, answer = act(project, "approve", phase="another")
    assert (status, answer["errors"][0]["property"]) == (400, "phaseID")
    act(project, "approve")
    assert standing(project) == ("IN_PROGRESS", "Phase 0")
    project.now += HOUR
    assert standing(project) == ("WAITING_FOR_REVIEW", "Phase 1")
    act(project, "approve")
    project.now += HOUR
    assert standing(project) == ("COMPLETED", None)
    kinds = [each["type"] for each in trigger(project)["actions"]]
    assert kinds == ["STARTED", "APPROVED_FOR", "APPROVED_FOR"]


def test_a_paused_release_goes_on_with_the_time_that_was_left(project: Project) -> None:
    release(project)
    project.now += HOUR / 4
    act(project, "pause")
    project.now += 100 * HOUR
    assert standing(project) == ("PAUSED", "Phase 0")
    assert trigger(project)["currentPhaseEndTime"] is None
    act(project, "unpause")
    project.now += HOUR / 2
    assert standing(project) == ("IN_PROGRESS", "Phase 0")
    project.now += HOUR / 4
    assert standing(project) == ("IN_PROGRESS", "Phase 1")


def test_phases_can_be_skipped_and_a_release_rolled_out(project: Project) -> None:
    release(project, phases=3)
    act(project, "skip")
    assert standing(project) == ("IN_PROGRESS", "Phase 1")
    act(project, "roll_out")
    assert standing(project) == ("COMPLETED", None)
    assert [each["type"] for each in trigger(project)["actions"]] == ["STARTED", "SKIPPED", "FULL_ROLL_OUT"]
    project.now += 100 * HOUR
    assert standing(project) == ("COMPLETED", None)


def test_an_aborted_release_brings_the_gate_back(project: Project) -> None:
    before = project.object("gates")
    release(project)
    assert project.object("gates")["status"] == "Disabled"
    act(project, "abort")
    after = project.object("gates")
    assert standing(project)[0] == "ABORTED"
    assert (after["isEnabled"], after["status"], after["rules"]) == (True, before["status"], before["rules"])
    assert after["version"] > before["version"]
    assert len(project.send("release_pipeline_triggers_list")) == 1
    project.send("gates_disable", GATE)
    assert standing(project)[0] == "IN_PROGRESS"
    assert len(project.send("release_pipeline_triggers_list")) == 2


def test_a_dynamic_config_goes_through_a_pipeline_too(project: Project) -> None:
    config = {"id": "banner_text"}
    pipeline = project.send("release_pipelines_create", body=example("release_pipelines_create"))
    project.send("dynamic_configs_update", config, body={"releasePipelineID": pipeline["id"]})
    project.send("dynamic_configs_update", config, body={"defaultValue": {"text": "New"}})
    assert trigger(project)["dynamicConfigID"] == "banner_text"
    act(project, "abort")
    assert project.object("dynamic_configs")["defaultValue"] == {}


def test_a_pipeline_cannot_be_changed_during_a_release(project: Project) -> None:
    at = {"id": release(project)["releasePipelineID"]}
    status, answer = project.ask("release_pipelines_update", at, body={"name": "New"})
    assert (status, "errors" in answer) == (400, False)
    act(project, "roll_out")
    assert project.send("release_pipelines_update", at, body={"name": "New"})["name"] == "New"


@pytest.mark.parametrize(
    ("verb", "allowed"),
    [
        (None, {"abort", "pause", "roll_out", "skip"}),
        ("pause", {"abort", "roll_out", "skip", "unpause"}),
        ("review", {"abort", "approve", "roll_out"}),
        ("roll_out", set()),
        ("abort", set()),
    ],
)
def test_what_can_be_done_depends_on_the_state(verb: str | None, allowed: set[str]) -> None:
    done = set()
    for each in ACTIONS:
        project = Project()
        release(project, review=verb == "review")
        if verb not in (None, "review"):
            act(project, str(verb))
        status, answer = act(project, each)
        if status == 200:
            done.add(each)
        else:
            assert (status, answer["message"].startswith("Release pipeline trigger is")) == (400, True)
    assert done == allowed


def test_triggers_are_filtered(project: Project) -> None:
    made = release(project)
    for query, count in (
        ({"gateID": "new_checkout"}, 1),
        ({"gateID": "another"}, 0),
        ({"releasePipelineID": made["releasePipelineID"]}, 1),
        ({"status": "PAUSED"}, 0),
        ({"status": "IN_PROGRESS", "startDate": "2026-09-21", "endDate": "2026-09-21"}, 1),
        ({"endDate": "2026-09-20"}, 0),
        ({"dynamicConfigID": "banner_text"}, 0),
    ):
        assert len(project.send("release_pipeline_triggers_list", query=query)) == count
    assert project.ask("release_pipeline_triggers_list", query={"limit": 101})[0] == 400
    assert project.ask("release_pipeline_triggers_list", query={"status": "ASLEEP"})[0] == 400
