"""Reviews and ingestions on the fake."""

from __future__ import annotations

import pytest

from statsig_console.fake._document.document import Json
from tests.support.fake_project import Project, example, rule

KINDS = {
    "gate": "gates",
    "dynamic_config": "dynamic_configs",
    "experiment": "experiments",
    "autotune": "autotunes",
}
SOURCE = {"type": "snowflake-v2", "dataset": "Events"}


@pytest.fixture
def project() -> Project:
    return Project()


def proposed(project: Project, kind: str, body: Json) -> dict[str, str]:
    """Ask for a review and return the path to it."""
    at = {"id": project.paths[KINDS[kind]]}
    review = project.send(f"{kind}_reviews_create", at, body={"description": "Please"} | body)
    return at | {"reviewID": review["review_id"]}


def committed(project: Project, kind: str, body: Json) -> None:
    """Ask for a review, approve it and commit it."""
    at = proposed(project, kind, body)
    project.send(f"{kind}_reviews_approve", at, body={})
    project.send(f"{kind}_reviews_commit", at)


@pytest.mark.parametrize("kind", ["gate", "dynamic_config"])
def test_a_change_is_made_by_the_commit_only(project: Project, kind: str) -> None:
    at = proposed(project, kind, {"change": {"is_enabled": False}})
    assert project.object(KINDS[kind])["isEnabled"] is True
    status, answer = project.ask(f"{kind}_reviews_commit", at)
    assert (status, answer["message"]) == (400, "Review cannot be committed because it is pending")
    project.send(f"{kind}_reviews_approve", at, body={"reason": "Fine"})
    project.send(f"{kind}_reviews_commit", at)
    assert project.object(KINDS[kind])["isEnabled"] is False
    review = project.send(f"{kind}_reviews_get", at)
    assert review["status"] == "committed"
    assert review["content"]["current"] == {"is_enabled": True}
    assert project.ask(f"{kind}_reviews_delete", at)[0] == 400


@pytest.mark.parametrize(
    ("change", "field", "value"),
    [
        ({"is_archived": True}, "status", "Archived"),
        ({"team_id": "team_1"}, "teamID", "team_1"),
        ({"id_type": "stableID"}, "idType", "stableID"),
        ({"target_app_ids": ["app_1"]}, "targetApps", ["app_1"]),
        ({"release_pipeline_id": "pipeline_1"}, "releasePipelineID", "pipeline_1"),
        ({"owners": [{"owner_id": "user_1"}]}, "owner", {"ownerID": "user_1"}),
    ],
)
def test_each_kind_of_change_reaches_the_gate(
    project: Project, change: Json, field: str, value: object
) -> None:
    committed(project, "gate", {"change": change})
    assert project.object("gates")[field] == value


def test_rules_are_changed_and_objects_deleted_by_a_commit(project: Project) -> None:
    committed(project, "dynamic_config", {"change": {"rules": [rule("Only")], "default_value": {"a": 1}}})
    config = project.object("dynamic_configs")
    assert ([each["name"] for each in config["rules"]], config["defaultValue"]) == (["Only"], {"a": 1})
    committed(project, "gate", {"change": {"delete": True}})
    assert project.ask("gates_get", {"id": "new_checkout"})[0] == 404


def test_one_change_at_a_time(project: Project) -> None:
    for change in ({}, {"is_enabled": True, "is_archived": True}):
        body = {"description": "Please", "change": change}
        assert project.ask("gate_reviews_create", {"id": "new_checkout"}, body=body)[0] == 400


def test_steps_of_experiments_and_autotunes_are_taken_by_a_commit(project: Project) -> None:
    committed(project, "experiment", {"type": "update_settings", "settings": {"hypothesis": "Better"}})
    committed(project, "experiment", {"type": "start"})
    experiment = project.object("experiments")
    assert (experiment["hypothesis"], experiment["status"]) == ("Better", "active")
    committed(project, "experiment", {"type": "change_enabled_groups", "disabled_group_names": ["Test"]})
    assert project.object("experiments")["groups"][1]["disabled"] is True
    winner = {"type": "make_decision", "winning_group_id": experiment["groups"][0]["id"]}
    committed(project, "experiment", winner)
    assert project.object("experiments")["status"] == "decision_made"
    committed(project, "autotune", {"type": "start"})
    assert project.object("autotunes")["isStarted"] is True
    at = {"id": "new_checkout"}
    status, answer = project.ask("experiment_reviews_create", at, body={"type": "make_decision"})
    assert (status, answer["errors"][0]["property"]) == (400, "winning_group_id")


def test_reviews_are_listed_newest_first_and_edited_while_open(project: Project) -> None:
    first = proposed(project, "gate", {"change": {"is_enabled": False}, "reviewer_ids": ["user_1"]})
    second = proposed(project, "gate", {"change": {"is_archived": True}})
    found = project.send("gate_reviews_list", {"id": "new_checkout"})
    assert [each["review_id"] for each in found] == [second["reviewID"], first["reviewID"]]
    assert all("content" not in each for each in found)
    made = project.send(
        "gate_reviews_update", first, body={"description": "New", "reviewer_group_ids": ["group_1"]}
    )
    assert made["description"] == "New"
    assert made["reviewers"] == [{"id": "user_1", "kind": "user"}, {"id": "group_1", "kind": "group"}]
    assert project.ask("gate_reviews_update", first, body={})[0] == 400
    project.send("gate_reviews_reject", first, body={"reason": "No"})
    assert project.ask("gate_reviews_approve", first, body={})[0] == 400
    assert project.ask("gate_reviews_reject", second, body={})[0] == 400
    project.send("gate_reviews_delete", second)
    assert project.ask("gate_reviews_get", second)[0] == 404


def test_who_may_review_comes_from_the_settings_of_the_object(project: Project) -> None:
    at = {"id": "new_checkout"}
    assert project.send("gate_reviews_get_eligible_reviewers", at)["everyone_eligible"] is True
    settings = {"requiredReview": True, "allowedReviewers": [{"id": "user_1"}]}
    project.send("gates_update", at, body={"reviewSettings": settings})
    found = project.send("gate_reviews_get_eligible_reviewers", at)
    assert (found["everyone_eligible"], found["users"]) == (False, [{"id": "user_1"}])


def test_a_source_is_found_by_kind_dataset_and_name(project: Project) -> None:
    status, answer = project.ask("ingestions_create", body=example("ingestions_create"))
    name = "Ingestion source already exists with name warehouse_events"
    assert (status, answer["message"]) == (400, name)
    project.send("ingestions_update", body=SOURCE | {"source_name": "warehouse_events", "enabled": False})
    assert project.send("ingestions_get", query=SOURCE)["enabled"] is False
    status, answer = project.ask("ingestions_get", query=SOURCE | {"source_name": "gone"})
    assert (status, answer["message"]) == (400, "Ingestion of type snowflake-v2 not found.")
    project.send("ingestions_delete", query=SOURCE)
    assert project.ask("ingestions_get", query=SOURCE)[0] == 400


def test_a_schedule_goes_back_to_ten_without_an_hour(project: Project) -> None:
    for body, hour in (({"scheduled_hour_pst": 6}, 6), ({}, 10)):
        project.send("ingestions_replace_schedule", body={"dataset": "Events"} | body)
        assert (
            project.send("ingestions_get_schedule", query={"dataset": "Events"})["scheduled_hour_pst"] == hour
        )


def test_a_run_goes_on_with_the_clock(project: Project) -> None:
    run = project.send("ingestions_start_backfill", body=example("ingestions_start_backfill"))["runID"]
    seen = []
    for seconds in (0, 61, 600, 1200):
        project.now += seconds
        seen.append(project.send("ingestions_get_run", {"id": run})["latestStatus"])
    assert seen == ["enqueued", "started", "loaded", "pulse_complete"]
    found = project.send("ingestions_get_run", {"id": run})
    assert [each["status"] for each in found["runHistory"]] == seen[::-1]
    for _ in range(12):
        project.send("ingestions_start_backfill", body=example("ingestions_start_backfill"))
    sizes = [len(project.send("ingestions_list_runs", query={"page": page})) for page in (1, 2, 3)]
    assert sizes == [10, 3, 0]
    query = {"startDate": "2026-11-01", "endDate": "2026-11-03", "status": "IMPORT_SUCCESSFUL"}
    assert len(project.send("ingestions_list_status", query=query)) == 3


def test_counts_of_events_agree_with_their_comparison(project: Project) -> None:
    query = {"start_date": "2026-11-01", "end_date": "2026-11-02", "event_name": "purchase"}
    counted = [each["events"][0]["count"] for each in project.send("ingestions_count_events", query=query)]
    compared = project.send("ingestions_compare_events", query=query)
    assert counted == [each["internal_count"] for each in compared]
    wrong = query | {"end_date": "2026-10-01"}
    assert project.ask("ingestions_count_events", query=wrong)[0] == 400
    assert project.ask("ingestions_count_events", query=query | {"start_date": "soon"})[0] == 400
