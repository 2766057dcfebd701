"""Topline alerts: their definitions, their mutings, and their events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.crud import API_USER, find, keep
from .._handlers.kinds import Kind, register
from .._handlers.lists import listing
from .._http.response import invalid, refuse
from .._http.strict_json import read_json
from .alert_events import BOUNDS, reported, standing, tell_apart

__all__: list[str] = []

_SENT_AS_IT_IS = (
    "name", "condition", "alertThreshold", "warningThreshold", "windowMs", "priority", "formula", "message",
    "renotificationConditions", "renotificationWindowMs", "renotificationMessage", "subscribers", "owner",
)  # fmt: skip

register(
    Kind(
        "alerts",
        filters={"creatorName": lambda item, name: name == "CONSOLE API"},
        messages={
            "delete": "Alert deleted successfully.",
            "list_events": "Alert events listed successfully.",
        },
    )
)


def _new_alert(call: Call) -> Json:
    return {
        "id": f"alert_{call.store.new_id(12)}",
        "alertType": "threshold",
        "condition": "greater",
        "alertThreshold": None,
        "warningThreshold": None,
        "windowMs": None,
        "evaluationDelayMs": None,
        "priority": "P3",
        "metrics": [],
        "metricGroupBys": [],
        "formula": "",
        "message": "",
        "renotificationConditions": None,
        "renotificationWindowMs": None,
        "renotificationMessage": None,
        "subscribers": [],
        "tags": [],
        "team": None,
        "owner": None,
        "creatorID": API_USER,
        "companyID": "company_1",
    }


def _definitions(texts: list[str]) -> list[Any]:
    found, faults = [], []
    for number, text in enumerate(texts):
        try:
            found.append(read_json(text))
        except ValueError:
            faults.append((f"definitionMetricsJson.{number}", "Invalid JSON"))
    if faults:
        raise invalid(faults)
    return found


def _fields(call: Call) -> Json:
    """Return the fields of the body with the names that they have in responses."""
    sent: Json = call.body
    made = {name: sent[name] for name in _SENT_AS_IT_IS if name in sent}
    if "definitionMetricsJson" in sent:
        made["metrics"] = _definitions(sent["definitionMetricsJson"])
    if "groupBys" in sent:
        made["metricGroupBys"] = sent["groupBys"]
    if "tags" in sent:
        made["tags"] = [item["name"] if isinstance(item, dict) else item for item in sent["tags"]]
    if "teamID" in sent:
        made["team"] = call.store.objects("teams").get(sent["teamID"] or "", {}).get("name")
    if "evaluationDelayMs" in sent:
        made["evaluationDelayMs"] = sent["evaluationDelayMs"] or None
    return made


def _whole(call: Call, alert: Json) -> Json:
    """Return a single alert: its definition, its state and its mutings."""
    return alert | standing(call.store, alert) | {"activeMuteSchedules": _mutings(call, alert["id"])}


@answers("alerts_list")
def _list(call: Call) -> Sequence[Json]:
    return listing(call)


@answers("alerts_create")
def _create(call: Call) -> Json:
    return _whole(call, keep(call, _new_alert(call) | _fields(call), None))


@answers("alerts_get")
def _get(call: Call) -> Json:
    return _whole(call, find(call))


@answers("alerts_update")
def _update(call: Call) -> Json:
    before = find(call)
    fields = _fields(call)
    if any(fields.get(name, before[name]) != before[name] for name in BOUNDS):
        tell_apart(call.store, before)
    return _whole(call, keep(call, before | fields, before))


@answers("alerts_list_events")
def _events(call: Call) -> list[Json]:
    return reported(call.store, find(call))


@answers("alerts_get_event")
def _event(call: Call) -> Json:
    for event in reported(call.store, find(call)):
        if event["id"] == call.path["eventId"]:
            return event
    raise refuse("Alert event not found.", 404)


def _mutings(call: Call, key: str) -> list[Json]:
    """Return the mutings that hold now. One without an end has the end 0."""
    now = call.store.now() / 1000
    kept: list[Json] = call.store.part("alerts", key, "mutings") or []
    return [item for item in kept if item["end"] == 0 or item["end"] > now]


def _groups(groups: list[Json]) -> set[tuple[str, str]]:
    return {(item["key"], item["value"]) for item in groups}


def _others(call: Call) -> list[Json]:
    """Return the mutings without that of the body: that with its id, else that of the same groups."""
    control_path = call.given("currentSchedule") or {"groupBys": call.given("groupBys", [])}
    groups = _groups(control_path["groupBys"])
    return [item for item in _mutings(call, call.key) if _groups(item["groupBys"]) != groups]


@answers("alerts_mute")
def _mute(call: Call) -> Json:
    alert = find(call)
    lasting, seconds = call.given("indefinite", False), call.given("durationSeconds")
    if not lasting and seconds is None:
        raise invalid([("durationSeconds", "Required")])
    start = call.store.now() // 1000
    muting = {
        "start": start,
        "end": 0 if lasting else start + seconds,
        "groupBys": call.given("groupBys", []),
    }
    call.store.set_part("alerts", call.key, "mutings", [*_others(call), muting])
    return _whole(call, alert)


@answers("alerts_unmute")
def _unmute(call: Call) -> Json:
    alert = find(call)
    call.store.set_part("alerts", call.key, "mutings", _others(call))
    return _whole(call, alert)
