"""Segments of the fake: rules, id lists that change while the clock runs, user stores, reviews."""

from __future__ import annotations

import pytest

from statsig_console.fake._document.document import Json
from statsig_console.fake._resources import segments
from tests.support.fake_project import Project, rule

LIST = {"id": "some_list"}
STORE = {"id": "some_store"}
RULES = {"id": "some_rules"}


@pytest.fixture
def project() -> Project:
    made = Project()
    made.send("segments_create", body={"name": "Some list", "type": "id_list"})
    made.send("segments_create", body={"name": "Some store", "type": "user_store_id_list"})
    made.send("segments_create", body={"name": "Some rules", "type": "rule_based", "rules": [rule("All")]})
    return made


def ids(first: int, count: int) -> list[str]:
    return [f"user_{number}" for number in range(first, first + count)]


def listed(project: Project, limit: int = 100) -> list[str]:
    found: list[str] = project.send("segments_get_id_list", LIST, {"limit": limit})["ids"]
    return found


def updating(project: Project) -> bool:
    state: Json = project.send("segments_get_id_list_metadata", LIST)
    return bool(state["isUpdating"])


def test_ids_are_added_removed_and_replaced(project: Project) -> None:
    project.send("segments_add_ids", LIST, body={"ids": ["a", "b", "a"]})
    project.send("segments_add_ids", LIST, body={"ids": ["c", "b"]})
    assert listed(project) == ["a", "b", "c"]
    project.send("segments_remove_ids", LIST, body={"ids": ["b", "x"]})
    assert listed(project) == ["a", "c"]
    assert project.send("segments_get", LIST)["count"] == 2
    project.send("segments_reset_ids", LIST, body={"ids": ["z"]})
    assert listed(project) == ["z"]
    assert project.send("segments_get_id_list_metadata", LIST) == {"currentVersion": 4, "isUpdating": False}


def test_an_id_list_is_read_page_by_page(project: Project) -> None:
    project.send("segments_add_ids", LIST, body={"ids": ids(0, 5)})
    status, answer = project.ask("segments_get_id_list", LIST, {"limit": 2, "page": 3})
    assert (status, answer["data"]) == (200, {"name": "some_list", "count": 5, "ids": ["user_4"]})
    assert answer["pagination"]["totalItems"] == 5
    assert answer["pagination"]["nextPage"] is None
    assert answer["pagination"]["previousPage"].endswith("page=2&limit=2")


def test_behaviour_13_a_large_change_takes_seconds_and_shuts_others_out(project: Project) -> None:
    project.send("segments_add_ids", LIST, body={"ids": ids(0, 100_000)})
    assert updating(project)
    assert listed(project) == []
    for operation in ("segments_add_ids", "segments_remove_ids", "segments_reset_ids"):
        status, answer = project.ask(operation, LIST, body={"ids": ["a"]})
        assert (status, answer["message"]) == (409, "Another update is already in progress for this ID list")
    project.now += 5.9
    assert updating(project)
    project.now += 0.2
    assert not updating(project)
    assert project.send("segments_get", LIST)["count"] == 100_000
    project.send("segments_add_ids", LIST, body={"ids": ["a"]})


def test_behaviour_13_a_large_reset_is_seen_half_done(project: Project) -> None:
    project.send("segments_add_ids", LIST, body={"ids": ["old"]})
    project.send("segments_reset_ids", LIST, body={"ids": ids(0, 2000)})
    assert listed(project) == ["old"]
    project.now += 0.6
    assert project.send("segments_get_id_list", LIST)["count"] == 1000
    project.now += 1
    assert project.send("segments_get_id_list", LIST)["count"] == 2000


@pytest.mark.parametrize(
    ("operation", "path", "most"),
    [
        ("segments_add_ids", LIST, 100_000),
        ("segments_remove_ids", LIST, 100_000),
        ("segments_reset_ids", LIST, 100_000),
        ("segments_add_user_store_ids", STORE, 1000),
        ("segments_remove_user_store_ids", STORE, 1000),
    ],
)
def test_behaviour_13_a_call_takes_so_many_ids(
    project: Project, operation: str, path: Json, most: int
) -> None:
    assert project.ask(operation, path, body={"ids": ids(0, most)})[0] == 200
    project.now += 60
    status, answer = project.ask(operation, path, body={"ids": ids(0, most + 1)})
    assert (status, answer["errors"][0]["errorMessage"]) == (
        400,
        f"Array must contain at most {most} element(s)",
    )


def test_behaviour_13_a_user_store_goes_by_versions(project: Project) -> None:
    project.send("segments_add_user_store_ids", STORE, body={"ids": ["a", "b"], "version": 0})
    assert project.ask("segments_remove_user_store_ids", STORE, body={"ids": ["a"], "version": 0})[0] == 400
    project.send("segments_remove_user_store_ids", STORE, body={"ids": ["a"], "version": 1})
    assert project.send("segments_get_id_list", STORE)["ids"] == ["b"]
    assert project.send("segments_get_id_list_metadata", STORE)["currentVersion"] == 2


def test_behaviour_13_a_project_has_so_many_ids(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "MOST_IDS", 3)
    project.send("segments_add_user_store_ids", STORE, body={"ids": ["a", "b"]})
    status, answer = project.ask("segments_add_ids", LIST, body={"ids": ["a", "b"]})
    assert (status, answer["message"]) == (400, "A project can have at most 3 IDs in all ID lists together")
    project.send("segments_add_ids", LIST, body={"ids": ["a"]})


@pytest.mark.parametrize(
    ("operation", "path", "body", "kind"),
    [
        ("segments_add_ids", STORE, {"ids": []}, "id_list"),
        ("segments_reset_ids", RULES, {"ids": []}, "id_list"),
        ("segments_update_conditions", LIST, [], "rule_based"),
        ("segments_add_user_store_ids", LIST, {"ids": []}, "user_store_id_list"),
    ],
)
def test_a_segment_of_another_type_is_refused(
    project: Project, operation: str, path: Json, body: object, kind: str
) -> None:
    status, answer = project.ask(operation, path, body=body)
    expected = f"Segment must be of type '{kind}' to be modified on this endpoint"
    assert (status, answer["message"]) == (400, expected)


def test_only_a_segment_by_rules_has_rules(project: Project) -> None:
    body = {"name": "Other list", "type": "id_list", "rules": [rule("All")]}
    assert project.ask("segments_create", body=body)[0] == 400
    project.send("segments_update_conditions", RULES, body=[rule("Some"), rule("Others")])
    found = project.send("segments_get", RULES)
    assert [each["name"] for each in found["rules"]] == ["Some", "Others"]
    assert found["version"] == 2


def test_an_archived_segment_leaves_the_list(project: Project) -> None:
    project.send("segments_archive", LIST)
    project.send("segments_archive", LIST)
    assert [each["id"] for each in project.send("segments_list")] == ["some_store", "some_rules"]
    assert not project.send("segments_get", LIST)["isEnabled"]


def test_a_review_that_the_console_opened_is_committed_or_withdrawn(project: Project) -> None:
    store = project.fake.store
    review = {**RULES, "reviewID": segments.propose(store, "some_rules", {"rules": []})}
    project.send("segments_commit_review", review)
    assert project.send("segments_get", RULES)["rules"] == []
    status, answer = project.ask("segments_commit_review", review)
    assert (status, answer["message"]) == (404, "Review not found.")
    other = {**RULES, "reviewID": segments.propose(store, "some_rules", {"isEnabled": False})}
    project.send("segments_delete_review", other)
    assert project.ask("segments_commit_review", other)[0] == 404
    assert project.send("segments_get", RULES)["isEnabled"]


def test_a_change_that_is_under_way_ends_with_its_segment(project: Project) -> None:
    project.send("segments_add_ids", LIST, body={"ids": ids(0, 2000)})
    project.send("segments_delete", LIST)
    project.now += 60
    project.send("segments_create", body={"name": "Some list", "type": "id_list"})
    assert listed(project) == []


def test_seeded_lists_have_the_ids_that_they_count(project: Project) -> None:
    project.fake.seed(gates=0, segments=20)
    found = [each for each in project.send("segments_list") if each["type"] == "id_list" and each["count"]]
    assert found
    for each in found:
        assert len(project.send("segments_get_id_list", {"id": each["id"]})["ids"]) == each["count"]
