"""What watches a project, on the fake: dashboards, alerts, events, logs, and loads of results."""

from __future__ import annotations

from typing import Any

import pytest

from statsig_console import Client
from statsig_console.fake._document.document import Json
from tests.support.fake_metric_arrangements import FUNNEL
from tests.support.fake_project import DAY, Project, example, refused

EXPERIMENT = {"id": "new_checkout"}
BOUNDS = {"alertThreshold": 100, "windowMs": 3_600_000, "condition": "greater"}


@pytest.fixture
def project() -> Project:
    return Project()


def dashboard(project: Project) -> Json:
    """Make a dashboard and return its path."""
    return {"id": project.send("dashboards_create", body=example("dashboards_create"))["id"]}


def alert(project: Project, **bounds: Any) -> Json:
    """Make an alert with bounds and return its path."""
    at = {"id": project.send("alerts_create", body={"name": "Checkout errors"})["id"]}
    if bounds:
        project.send("alerts_update", at, body=bounds)
    return at


def test_widgets_are_added_and_replaced(project: Project) -> None:
    at = dashboard(project)
    assert len(project.send("dashboards_get", at)["widgets"]) == 2
    text = {"type": "text", "title": "Notes", "content": "New"}
    (added,) = project.send("dashboards_add_widgets", at, body={"widgets": [text]})["ids"]
    widgets = project.send("dashboards_get", at)["widgets"]
    assert [each["type"] for each in widgets] == ["header", "timeseries", "text"]
    assert widgets[-1] == text | {"id": added}
    defaults = {"date": {"value": 2, "unit": "week"}, "granularity": "weekly"}
    project.send("dashboards_replace_widgets", at, body={"widgets": [], "defaults": defaults})
    found = project.send("dashboards_get", at)
    assert (found["widgets"], found["defaults"]) == ([], defaults)
    assert "created_time" not in found


def test_the_list_of_dashboards_counts_widgets(project: Project) -> None:
    at = dashboard(project)
    project.now += 60
    project.send("dashboards_add_widgets", at, body={"widgets": [FUNNEL]})
    (found,) = project.send("dashboards_list", query={"search": "CHECK"})
    assert (found["widget_count"], "widgets" in found) == (3, False)
    assert found["modified_time"] - found["created_time"] == 60
    assert project.send("dashboards_list", query={"search": "payments"}) == []


def test_only_a_funnel_has_results(project: Project) -> None:
    at = dashboard(project)
    (key,) = project.send("dashboards_add_widgets", at, body={"widgets": [FUNNEL]})["ids"]
    found = project.send("dashboards_get_widget_results", at | {"widgetId": key})
    steps = found["funnel"]["datasets"][0]["steps"]
    assert [each["name"] for each in steps] == ["add_to_cart", "purchase"]
    assert steps[0]["count"] > steps[1]["count"] > 0
    assert steps[1]["conversion_rate"] == pytest.approx(steps[1]["count"] / steps[0]["count"], abs=1e-4)
    other = project.send("dashboards_get", at)["widgets"][0]["id"]
    refused(project, "dashboards_get_widget_results", at | {"widgetId": other})
    assert project.ask("dashboards_get_widget_results", at | {"widgetId": "gone"})[0] == 404


def test_widgets_that_are_not_whole_are_refused(project: Project) -> None:
    at = dashboard(project)
    both = {"aggregation": {"type": "COUNT"}}
    widget = {"type": "timeseries", "title": "Nothing", "query": both}
    refused(project, "dashboards_add_widgets", at, body={"widgets": [widget]})
    refused(project, "dashboards_add_widgets", at, body={"widgets": []})
    short = FUNNEL | {"query": dict(example("dashboards_replace_widgets")["widgets"][0]["query"], steps=[])}
    refused(project, "dashboards_replace_widgets", at, body={"widgets": [short]})
    assert len(project.send("dashboards_get", at)["widgets"]) == 2


def test_an_alert_is_made_in_two_steps(project: Project) -> None:
    body = {
        "name": "Checkout errors",
        "definitionMetricsJson": ['{"event": "error"}'],
        "groupBys": [{"key": "platform", "column": "company_metadata"}],
        "tags": [{"id": "tag_1", "name": "Core"}],
    }
    made = project.send("alerts_create", body=body)
    at = {"id": made["id"]}
    assert (made["status"], made["tags"], made["metrics"]) == (
        "setup_incomplete",
        ["Core"],
        [{"event": "error"}],
    )
    assert made["metricGroupBys"] == body["groupBys"]
    changed = project.send("alerts_update", at, body=BOUNDS | {"formula": "a / b", "evaluationDelayMs": 0})
    assert (changed["status"], changed["formula"], changed["evaluationDelayMs"]) == ("stable", "a / b", None)
    emptied = project.send("alerts_update", at, body={"formula": None, "tags": []})
    assert (emptied["formula"], emptied["tags"], emptied["alertThreshold"]) == (None, [], 100)
    (listed,) = project.send("alerts_list")
    assert not {"status", "lastTriggeredTime", "activeMuteSchedules"} & set(listed)
    refused(project, "alerts_update", at, body={"definitionMetricsJson": ["{"]})
    refused(project, "alerts_update", at, body={"priority": "P0"})
    _, answer = project.ask("alerts_delete", at)
    assert answer == {"message": "Alert deleted successfully."}


def test_an_alert_reports_as_time_passes(project: Project) -> None:
    at = alert(project, **BOUNDS)
    assert project.send("alerts_list_events", at) == []
    project.now += DAY
    first = project.send("alerts_list_events", at)
    assert {each["eventType"] for each in first} == {"raise", "resolve"}
    moments = [each["createdTime"] for each in first]
    assert moments == sorted(moments, reverse=True)
    project.now += DAY
    later = project.send("alerts_list_events", at)
    assert later[-len(first) :] == first
    assert len(later) > len(first)
    event = later[0]
    assert project.send("alerts_get_event", at | {"eventId": event["id"]}) == event
    assert project.ask("alerts_get_event", at | {"eventId": "gone"})[0] == 404
    found = project.send("alerts_get", at)
    assert found["status"] == {"raise": "alert", "resolve": "stable"}[event["eventType"]]
    raised = [each["createdTime"] for each in later if each["eventType"] == "raise"]
    assert found["lastTriggeredTime"] == raised[0]


def test_what_was_reported_stays_when_the_bounds_change(project: Project) -> None:
    at = alert(project, **BOUNDS)
    project.now += DAY
    before = project.send("alerts_list_events", at)
    project.send("alerts_update", at, body={"alertThreshold": 1_000, "warningThreshold": 10})
    assert project.send("alerts_list_events", at) == before
    project.now += DAY
    after = project.send("alerts_list_events", at)
    assert after[-len(before) :] == before
    assert "warn" in {each["eventType"] for each in after}


def test_a_muting_ends_by_itself_or_by_hand(project: Project) -> None:
    at = alert(project)
    now = int(project.now)
    web = [{"key": "platform", "value": "web"}]

    def mutings() -> list[Json]:
        found: list[Json] = project.send("alerts_get", at)["activeMuteSchedules"]
        return found

    project.send("alerts_mute", at, body={"durationSeconds": 60})
    project.send("alerts_mute", at, body={"indefinite": True, "groupBys": web})
    forever = {"start": now, "end": 0, "groupBys": web}
    assert mutings() == [{"start": now, "end": now + 60, "groupBys": []}, forever]
    project.send("alerts_mute", at, body={"durationSeconds": 90})
    assert mutings() == [forever, {"start": now, "end": now + 90, "groupBys": []}]
    project.now += 90
    assert mutings() == [forever]
    assert project.send("alerts_unmute", at, body={})["activeMuteSchedules"] == [forever]
    assert project.send("alerts_unmute", at, body={"currentSchedule": forever})["activeMuteSchedules"] == []
    refused(project, "alerts_mute", at, body={"groupBys": web})


def test_events_are_a_sample_of_the_latest(project: Project) -> None:
    _, answer = project.ask("events_list", query={"limit": 5, "page": 200})
    assert (len(answer["data"]), answer["pagination"]["totalItems"]) == (5, 1000)
    assert answer["pagination"]["nextPage"] is None
    _, answer = project.ask("events_list_by_name", {"eventName": "purchase"})
    assert {each["name"] for each in answer["data"]} == {"purchase"}
    assert answer["pagination"]["totalItems"] == 100
    moments = [int(each["timestamp"]) for each in answer["data"]]
    assert moments == sorted(moments, reverse=True)
    assert moments[0] <= project.now * 1000
    assert project.ask("events_list_by_name", {"eventName": "unheard"})[0] == 404
    steps = [{"name": name, "type": "event_count"} for name in ("signup", "purchase")]
    project.send("metrics_create", body={"name": "signups", "type": "funnel", "funnelEventList": steps})
    assert project.send("events_list_by_name", {"eventName": "signup"})


def test_logs_are_read_on_by_a_cursor(project: Project) -> None:
    query: Json = {"limit": 700}
    ids: list[str] = []
    pages = []
    while True:
        _, answer = project.ask("logs_list", query=query)
        ids += [each["id"] for each in answer["data"]]
        pages.append(answer["pagination"]["has_more"])
        project.now += 600
        if not answer["pagination"]["has_more"]:
            break
        query["after"] = answer["pagination"]["next_cursor"]
    assert answer["pagination"]["next_cursor"] is None
    assert pages == [True, True, False]
    assert (len(ids), len(set(ids))) == (1801, 1801)


def test_logs_are_chosen_by_time_source_and_words(project: Project) -> None:
    now = int(project.now * 1000)
    rows = project.send("logs_list", query={"start_ts": now - 10_000, "end_ts": now, "source": "spans"})
    assert len(rows) == 6
    assert all(each["id"].startswith("spans_") for each in rows)
    query = {"query": "service:checkout AND @status:error", "columns": "user.service,status,nothing"}
    _, answer = project.ask("logs_list", query=query)
    assert answer["columns"] == ["user.service", "status", "nothing"]
    fields = {"user.service": "checkout", "status": "error", "nothing": None}
    assert [each["fields"] for each in answer["data"]] == [fields] * len(answer["data"])
    assert 0 < len(answer["data"]) < 100
    assert project.send("logs_list", query={"query": "no such words", "start_ts": 0}) == []


@pytest.mark.parametrize(
    "query",
    [
        {"limit": 1001},
        {"limit": 0},
        {"query": "#error"},
        {"after": "nonsense"},
        {"source": "metrics"},
        {"start_ts": 2_000, "end_ts": 1_000},
    ],
)
def test_logs_refuse_what_they_cannot_read(project: Project, query: Json) -> None:
    refused(project, "logs_list", query=query)


def test_logs_cannot_be_read_deeper_than_100_000_rows(project: Project) -> None:
    query: Json = {"limit": 1000, "start_ts": 0}
    for _ in range(100):
        status, answer = project.ask("logs_list", query=query)
        assert (status, len(answer["data"])) == (200, 1000)
        query["after"] = answer["pagination"]["next_cursor"]
    assert refused(project, "logs_list", query=query)["message"].endswith("100000 rows")


def test_a_load_of_some_metrics_names_them(project: Project) -> None:
    answer = refused(project, "experiment_results_load_pulse", EXPERIMENT, body={})
    assert answer["message"] == "Experiment has not yet started"
    project.start()
    answer = refused(project, "experiment_results_load_pulse", EXPERIMENT, body={"refresh": "metric"})
    assert answer["errors"] == [{"property": "metricIDs", "errorMessage": "Required"}]
    body = {"refresh": "metric", "metricIDs": ["purchase::event_count"], "turboMode": True}
    project.send("experiment_results_load_pulse", EXPERIMENT, body=body)
    loads = project.send("experiment_results_list_pulse_loads", EXPERIMENT)
    assert [each["reloadType"] for each in loads] == ["metric", "full"]
    assert (loads[0]["turboMode"], "finishedState" in loads[0]) == (True, False)
    project.send("experiment_results_load_pulse", EXPERIMENT, {"refresh": "incremental"}, body={})
    newest, older, _ = project.send("experiment_results_list_pulse_loads", EXPERIMENT)
    at = EXPERIMENT | {"dagID": newest["dagID"]}
    project.send("experiment_results_cancel_pulse_load", at)
    project.now += 300
    newest, older, _ = project.send("experiment_results_list_pulse_loads", EXPERIMENT)
    assert (newest["finishedState"], older["finishedState"]) == ("cancelled", "success")
    refused(project, "experiment_results_cancel_pulse_load", at)


@pytest.mark.anyio
async def test_a_client_follows_the_cursors_of_logs(client: Client) -> None:
    page = await client.logs.list(limit=1000)
    assert (len(page.items), page.is_last) == (1000, False)
    ids = [row.id async for row in client.logs.list(limit=1000)]
    assert (len(ids), len(set(ids))) == (1801, 1801)


@pytest.mark.anyio
async def test_a_client_counts_pages_where_links_lead_astray(client: Client) -> None:
    names = [each.id async for each in client.events.list_metrics("purchase", limit=1)]
    assert names == ["purchase::event_count", "purchase::event_dau"]
