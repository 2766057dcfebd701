"""Metrics: definitions by name and type, their sources, and archiving."""

from __future__ import annotations

from typing import Any

from .._clock import DAY
from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.crud import API_NAME, API_USER, keep, update
from .._handlers.kinds import Kind, register
from .._http.response import invalid, refuse
from .._http.strict_json import read_json
from .._state.store import Store, later

__all__ = ["AUTOMATIC", "EVENTS", "automatic", "find_metric", "found_metric", "known_events"]

EVENTS = ("page_view", "add_to_cart", "checkout_done", "purchase")
AUTOMATIC = ("event_count", "event_dau")
_NEEDED = {
    "ratio": ("metricEvents", 2),
    "sum": ("metricEvents", 1),
    "mean": ("metricEvents", 1),
    "event_count_custom": ("metricEvents", 1),
    "event_user": ("metricEvents", 1),
    "funnel": ("funnelEventList", 2),
    "composite": ("metricComponentMetrics", 1),
    "composite_sum": ("metricComponentMetrics", 1),
}


def _new_metric(call: Call) -> Json:
    owner = {"name": API_NAME, "ownerID": API_USER, "ownerType": "SDK_KEY"}
    return {
        "id": _identity(call.body["name"], call.body["type"]),
        "directionality": "increase",
        "description": "",
        "isPermanent": False,
        "isReadOnly": False,
        "isHidden": False,
        "isVerified": False,
        "unitTypes": ["userID"],
        "owner": owner | {"ownerName": API_NAME, "ownerEmail": ""},
        "team": None,
        "teamID": None,
    }


def _identity(name: str, kind: str) -> str:
    return f"{name}::{kind}"


def _settle(call: Call, made: Json, before: Json | None) -> None:
    field, least = _NEEDED.get(made["type"], ("", 0))
    if before is None and len(made.get(field) or ()) < least and not made.get("warehouseNative"):
        words = "Required" if field not in made else f"Array must contain at least {least} element(s)"
        raise invalid([(field, words)])
    if made["type"] == "user_warehouse" and not made.get("warehouseNative"):
        raise invalid([("warehouseNative", "Required")])
    if made.get("dryRun") is False:
        del made["dryRun"]
    if before is not None and call.given("owner"):
        made["owner"] = _owner(made["owner"], before["owner"] or {})
    made["lineage"] = _lineage(made)
    made.setdefault("permalink", f"https://console.statsig.com/project_1/metrics/{made['name']}")


def _owner(sent: Json, before: Json) -> Json:
    identity = sent.get("ownerID") or sent.get("email") or before.get("ownerID")
    name, _, _ = str(sent.get("email") or identity).partition("@")
    address = sent.get("email", "")
    return {"name": name, "ownerID": identity, "ownerType": "USER", "ownerName": name, "ownerEmail": address}


def _lineage(metric: Json) -> Json:
    events = [item["name"] for item in metric.get("metricEvents") or ()]
    metrics = [_identity(item["name"], item["type"]) for item in metric.get("metricComponentMetrics") or ()]
    for step in metric.get("funnelEventList") or ():
        if step["type"] == "event_count_custom":
            metrics.append(_identity(step["name"], step["type"]))
        else:
            events.append(step["name"])
    return {"events": list(dict.fromkeys(events)), "metrics": list(dict.fromkeys(metrics))}


def _fitting(metric: Json, text: str) -> bool:
    """Return whether a metric matches a filter: a JSON object with fields, or a part of the name."""
    try:
        wanted = read_json(text)
    except ValueError:
        wanted = None
    if not isinstance(wanted, dict):
        return text.lower() in str(metric["name"]).lower()
    return all(_meets(metric.get(name), value) for name, value in wanted.items())


def _meets(value: Any, wanted: Any) -> bool:
    values = wanted if isinstance(wanted, list) else [wanted]
    return any(item in values for item in value) if isinstance(value, list) else value in values


register(
    Kind(
        "metrics",
        initial=_new_metric,
        settle=_settle,
        lists=lambda call: None if call.query.get("showHiddenMetrics") else lambda item: not item["isHidden"],
        filters={"filters": _fitting},
        messages={
            "delete": "Metric deleted successfully.",
            "schedule_archive": "Metric archive scheduled successfully for next day.",
            "cancel_archive": "Metric archival cancelled successfully.",
            "reload": "Metric data reloaded successfully.",
            "get_values": "Metric read successfully.",
            "list_values": "Metric values listed successfully.",
        },
    )
)


def known_events(store: Store) -> list[str]:
    """Return the names of the logged events: some in every project, and those of its metrics."""
    used = (name for item in store.objects("metrics").values() for name in item["lineage"]["events"])
    return list(dict.fromkeys([*EVENTS, *used]))


def automatic(store: Store, event: str, kind: str) -> Json:
    """Return the metric that every event has automatically."""
    made: Json = {
        "id": _identity(event, kind),
        "name": event,
        "type": kind,
        "directionality": "increase",
        "description": "",
        "tags": [],
        "lineage": {"events": [event], "metrics": []},
        "team": None,
        "owner": None,
    }
    flags = dict.fromkeys(("isPermanent", "isReadOnly", "isHidden", "isVerified"), False)
    return made | flags | {"unitTypes": ["userID"], "createdTime": store.now() // DAY * DAY - 365 * DAY}


def find_metric(store: Store, identity: str) -> Json | None:
    """Return a metric by its id: a created or an automatic one."""
    if found := store.objects("metrics").get(identity):
        return found
    event, _, kind = identity.rpartition("::")
    gone = store.part("metrics", identity, "deleted")
    if gone or kind not in AUTOMATIC or event not in known_events(store):
        return None
    return automatic(store, event, kind)


def found_metric(call: Call, identity: str | None = None) -> Json:
    """Return the metric in the path; refuse if there is none."""
    found = find_metric(call.store, identity or call.key)
    if found is None:
        raise refuse("Metric not found.", 404)
    return found


def _adopt(call: Call) -> Json:
    """Return a metric. Store an automatic one first, so that it can be changed."""
    found = found_metric(call)
    if call.key not in call.store.objects("metrics"):
        call.store.put("metrics", call.key, found)
    return found


@answers("metrics_get")
def _get(call: Call) -> Json:
    return found_metric(call)


@answers("metrics_get_by_name")
def _get_by_name(call: Call) -> Json:
    return found_metric(call, _identity(call.path["name"], call.path["type"]))


@answers("metrics_create")
def _create(call: Call) -> Json:
    identity = _identity(call.body["name"], call.body["type"])
    taken = any(item["name"] == call.body["name"] for item in call.store.objects("metrics").values())
    if taken or find_metric(call.store, identity):
        raise refuse("Name is already in use")
    stamp = {"tags": [], "createdTime": call.store.now(), "creatorName": API_NAME, "creatorEmail": None}
    return keep(call, stamp | _new_metric(call) | call.sent, None)


@answers("metrics_update")
def _update(call: Call) -> Json:
    found, name = found_metric(call), call.given("name")
    others = (item for key, item in call.store.objects("metrics").items() if key != call.key)
    if name and any(item["name"] == name for item in others):
        raise refuse("Name is already in use")
    if call.given("dryRun"):
        return keep(call, found | call.sent, found)
    _adopt(call)
    return update(call)


@answers("metrics_delete")
def _delete(call: Call) -> None:
    _adopt(call)
    call.store.remove("metrics", call.key)
    call.store.set_part("metrics", call.key, "deleted", True)


@answers("metrics_schedule_archive")
def _schedule_archive(call: Call) -> None:
    _adopt(call)
    when = (call.store.now() // DAY + 1) * DAY
    call.store.set_part("metrics", call.key, "archive_at", when)
    call.store.at(when, _hide, call.key, when)


@later
def _hide(store: Store, key: str, when: int) -> None:
    if store.part("metrics", key, "archive_at") == when:
        store.set_part("metrics", key, "archive_at", None)
        hidden = {"isHidden": True, "lastModifiedTime": when}
        store.put("metrics", key, store.objects("metrics")[key] | hidden)


@answers("metrics_cancel_archive")
def _cancel_archive(call: Call) -> None:
    found_metric(call)
    call.store.set_part("metrics", call.key, "archive_at", None)


@answers("metrics_unarchive")
def _unarchive(call: Call) -> None:
    found = _adopt(call)
    keep(call, found | {"isHidden": False}, found)
