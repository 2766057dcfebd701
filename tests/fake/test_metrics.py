"""Metrics and the sources of a warehouse on the fake: names, checks, uses, values, and the archive."""

from __future__ import annotations

from typing import Any

import pytest

from statsig_console.fake._document.document import Json
from tests.support.fake_metric_arrangements import SUM
from tests.support.fake_project import DAY, DOCUMENT, Project, example, refused

AT = {"id": "purchase_sum::sum"}
FUNNEL = {
    "name": "cart_to_purchase",
    "type": "funnel",
    "funnelEventList": [
        {"name": "add_to_cart", "type": "event_count"},
        {"name": "big_purchases", "type": "event_count_custom"},
    ],
}
DRY = sorted(
    name
    for name, operation in DOCUMENT.operations.items()
    if "dryRun" in operation.body_properties and operation.tag != "dynamic_configs"
)


@pytest.fixture
def project() -> Project:
    made = Project()
    made.send("metrics_create", body=SUM)
    return made


def test_name_and_type_of_a_metric_make_its_id(project: Project) -> None:
    made = project.send("metrics_get", AT)
    assert (made["id"], made["name"], made["type"]) == ("purchase_sum::sum", "purchase_sum", "sum")
    assert made["lineage"] == {"events": ["purchase"], "metrics": []}
    assert project.send("metrics_get_by_name", {"name": "purchase_sum", "type": "sum"}) == made
    assert refused(project, "metrics_create", body=SUM)["message"] == "Name is already in use"
    renamed = project.send("metrics_update", AT, body={"name": "All purchases"})
    assert (renamed["id"], renamed["name"]) == ("purchase_sum::sum", "All purchases")
    project.send("metrics_delete", AT)
    assert project.ask("metrics_get", AT)[0] == 404


def test_a_name_with_slashes_and_blanks_is_found_by_its_id(project: Project) -> None:
    made = project.send("metrics_create", body=SUM | {"name": "time (ms) / page 50%"})
    assert made["id"] == "time (ms) / page 50%::sum"
    assert project.send("metrics_get", {"id": made["id"]}) == made


def test_an_update_keeps_what_is_not_sent(project: Project) -> None:
    project.send("metrics_update", AT, body={"directionality": "decrease"})
    made = project.send(
        "metrics_update", AT, body={"description": "Spent", "owner": {"email": "a@example.com"}}
    )
    assert (made["directionality"], made["description"]) == ("decrease", "Spent")
    assert made["owner"]["ownerEmail"] == "a@example.com"


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("ratio", "metricEvents"),
        ("sum", "metricEvents"),
        ("funnel", "funnelEventList"),
        ("composite", "metricComponentMetrics"),
        ("user_warehouse", "warehouseNative"),
    ],
)
def test_the_type_of_a_metric_decides_what_it_needs(project: Project, kind: str, field: str) -> None:
    answer = refused(project, "metrics_create", body={"name": "incomplete", "type": kind})
    assert answer["errors"] == [{"property": field, "errorMessage": "Required"}]


def test_an_event_has_metrics_that_nobody_made(project: Project) -> None:
    ready = {"id": "purchase::event_count"}
    assert project.send("metrics_get", ready)["lineage"]["events"] == ["purchase"]
    assert [each["id"] for each in project.send("metrics_list")] == [AT["id"]]
    assert project.send("metrics_update", ready, body={"isVerified": True})["isVerified"]
    assert len(project.send("metrics_list")) == 2
    project.send("metrics_delete", ready)
    assert project.ask("metrics_get", ready)[0] == 404
    assert project.ask("metrics_get", {"id": "unheard::event_count"})[0] == 404


def test_metrics_of_an_event_are_found_through_other_metrics_too(project: Project) -> None:
    project.send("metrics_create", body=FUNNEL)
    project.send("metrics_create", body=SUM | {"name": "big_purchases", "type": "event_count_custom"})
    found = [each["id"] for each in project.send("events_list_metrics", {"eventName": "purchase"})]
    made = [AT["id"], "big_purchases::event_count_custom", "cart_to_purchase::funnel"]
    assert found == ["purchase::event_count", "purchase::event_dau", *made]
    _, answer = project.ask("events_list_metrics", {"eventName": "purchase"}, {"limit": 2})
    assert answer["pagination"]["nextPage"] == "?page=2&limit=2"


def test_experiments_of_a_metric_name_it_or_one_of_its_tags(project: Project) -> None:
    event = {"id": "purchase::event_count"}
    found = project.send("metrics_list_experiments", event)
    assert [each["id"] for each in found] == ["new_checkout"]
    assert project.send("metrics_list_experiments", event, {"status": "active"}) == []
    assert project.send("metrics_list_experiments", AT) == []
    project.send("experiments_update", {"id": "new_checkout"}, body={"primaryMetricTags": ["Core"]})
    project.send("metrics_update", AT, body={"tags": ["Core"]})
    assert [each["id"] for each in project.send("metrics_list_experiments", AT)] == ["new_checkout"]


def test_an_archived_metric_is_hidden_from_the_next_day_on(project: Project) -> None:
    def listed(**query: Any) -> list[str]:
        return [each["id"] for each in project.send("metrics_list", query=query)]

    project.send("metrics_schedule_archive", AT)
    assert listed() == [AT["id"]]
    project.send("metrics_cancel_archive", AT)
    project.now += DAY
    assert listed() == [AT["id"]]
    project.send("metrics_schedule_archive", AT)
    project.now += DAY
    assert (listed(), listed(showHiddenMetrics="true")) == ([], [AT["id"]])
    assert project.send("metrics_get", AT)["isHidden"]
    project.send("metrics_unarchive", AT)
    assert listed() == [AT["id"]]


def test_the_list_of_metrics_is_filtered(project: Project) -> None:
    project.send("metrics_create", body=FUNNEL | {"tags": ["Core"]})
    for query in ({"tags": "Core"}, {"filters": '{"tags": ["Core"]}'}, {"filters": "CART"}):
        assert [each["name"] for each in project.send("metrics_list", query=query)] == ["cart_to_purchase"]


def test_values_are_those_of_a_day_and_the_same_each_time(project: Project) -> None:
    query = {"id": AT["id"], "date": "2026-09-10"}
    values = project.send("metrics_get_values", query=query)
    assert [each["unit_type"] for each in values] == ["overall", "userID"]
    assert project.send("metrics_get_values", query=query) == values
    assert project.send("metrics_get_values", query=query | {"date": "2026-09-09"}) != values
    day = {"date": "2026-09-10", "metricName": "purchase_sum"}
    same = project.send("metrics_list_values", query=day)
    assert [each["value"] for each in same] == [each["value"] for each in values]
    all_values = project.send("metrics_list_values", query={"date": "2026-09-10"})
    assert {"purchase", "purchase_sum"} <= {each["metricName"] for each in all_values}


def test_values_of_no_metric_or_no_day_are_refused(project: Project) -> None:
    day = {"date": "2026-09-10"}
    answer = refused(project, "metrics_get_values", query=day | {"id": "gone::sum"})
    assert answer["message"] == "No metric found for the given id, recieved: gone::sum"
    answer = refused(project, "metrics_get_values", query={"id": AT["id"], "date": "2026-09-22"})
    assert answer["message"] == "No metric data found for the given date, recieved: 2026-09-22"
    refused(project, "metrics_list_values", query={"date": "yesterday"})


def test_the_query_of_a_metric_names_source_and_column(project: Project) -> None:
    project.send("metric_sources_create", body=example("metric_sources_create"))
    settings = {"aggregation": "sum", "metricSources": [{"metricSourceName": "purchases", "criteria": []}]}
    body = {"name": "revenue", "type": "user_warehouse", "warehouseNative": settings}
    project.send("metrics_create", body=body)
    (query,) = project.send("metrics_get_sql", {"id": "revenue::user_warehouse"})
    assert query["idType"] == "userID"
    assert 'user_id, COUNT(*) FROM "purchases"' in query["sql"]
    found = project.send("metric_sources_list_metrics", {"name": "purchases"})
    assert [each["name"] for each in found] == ["revenue"]


def test_a_metric_can_be_loaded_again(project: Project) -> None:
    _, answer = project.ask("metrics_reload", AT, {"incremental": "true"})
    assert answer == {"message": "Metric data reloaded successfully."}
    load = {"createdTime": int(project.now * 1000), "incremental": True}
    assert project.fake.store.part("metrics", AT["id"], "loads") == [load]


@pytest.mark.parametrize(
    "tag", ["metric_sources", "assignment_sources", "entity_properties", "qualifying_events"]
)
def test_sources_are_known_by_name(project: Project, tag: str) -> None:
    body = example(f"{tag}_create")
    project.send(f"{tag}_create", body=body)
    assert refused(project, f"{tag}_create", body=body)["message"] == "Name is already in use"
    assert [each["name"] for each in project.send(f"{tag}_list")] == [body["name"]]
    empty = refused(project, f"{tag}_create", body=body | {"name": "other", "idTypeMapping": []})
    assert empty["errors"][0]["property"] == "idTypeMapping"
    project.send(f"{tag}_delete", {"name": body["name"]})
    status, answer = project.ask(f"{tag}_delete", {"name": body["name"]})
    assert status == 404
    assert tag != "assignment_sources" or answer["message"].endswith("found with the given name")


@pytest.mark.parametrize("tag", ["assignment_sources", "entity_properties"])
def test_a_source_may_get_another_name(project: Project, tag: str) -> None:
    body = example(f"{tag}_create")
    at = {"name": body["name"]}
    project.send(f"{tag}_create", body=body | {"description": "First"})
    project.send(f"{tag}_create", body=body | {"name": "taken"})
    assert (
        refused(project, f"{tag}_update", at, body={"name": "taken"})["message"] == "Name is already in use"
    )
    made = project.send(f"{tag}_update", at, body={"name": "renamed"})
    assert (made["name"], made["description"]) == ("renamed", "First")
    assert list(project.fake.objects(tag)) == ["taken", "renamed"]
    whole = project.send(f"{tag}_replace", {"name": "renamed"}, body=example(f"{tag}_replace"))
    assert (whole["name"], whole["description"]) == ("renamed", "")


@pytest.mark.parametrize(
    ("operation", "field"),
    [
        ("metric_sources_update", "name"),
        ("qualifying_events_update", "name"),
        ("assignment_sources_update", "sql"),
        ("entity_properties_update", "sql"),
    ],
)
def test_a_field_that_must_not_be_sent_is_refused(project: Project, operation: str, field: str) -> None:
    tag = DOCUMENT.operations[operation].tag
    body = example(f"{tag}_create")
    project.send(f"{tag}_create", body=body)
    changed = example(operation) | {field: body[field]}
    answer = refused(project, operation, {"name": body["name"]}, body=changed)
    expected = [{"property": field, "errorMessage": "Invalid literal value, expected undefined"}]
    assert answer["errors"] == expected


def test_a_source_that_is_a_table_needs_its_name(project: Project) -> None:
    body = example("metric_sources_create") | {"sourceType": "table", "skip_validation": True}
    answer = refused(project, "metric_sources_create", body=body)
    at_fault = [each["property"] for each in answer["errors"]]
    assert at_fault == ["tableName", "all_columns", "column_types"]


def test_links_of_the_list_of_qualifying_events_lead_astray(project: Project) -> None:
    body = example("qualifying_events_create")
    for name in ("one", "two"):
        project.send("qualifying_events_create", body=body | {"name": name})
    _, answer = project.ask("qualifying_events_list", query={"limit": 1})
    assert answer["pagination"]["nextPage"].startswith("/console/v1/metrics/qualifying_event/list?page=2")


@pytest.mark.parametrize("operation", DRY)
def test_behaviour_17_a_dry_run_checks_and_keeps_nothing(project: Project, operation: str) -> None:
    tag = DOCUMENT.operations[operation].tag
    created = example(f"{tag}_create")
    is_new = operation.endswith("_create")
    path: Json = {}
    if not is_new:
        made = project.send(f"{tag}_create", body=created)
        path = {"id": made["id"]} if tag == "metrics" else {"name": made["name"]}
    before = dict(project.fake.objects(tag))
    body = example(operation)
    project.send(operation, path, body=body | {"dryRun": True})
    assert project.fake.objects(tag) == before
    refused(project, operation, path, body=body | {"dryRun": True, "tags": "Core"})
    if is_new:
        project.send(operation, path, body=body)
        answer = refused(project, operation, path, body=body | {"dryRun": True})
        assert answer["message"] == "Name is already in use"
