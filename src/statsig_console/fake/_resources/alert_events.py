"""The events of alerts: invented hourly values, compared with the thresholds."""

from __future__ import annotations

import operator
from collections.abc import Callable
from zlib import crc32

from .._document.document import Json
from .._state.store import Store

__all__ = ["BOUNDS", "reported", "standing", "tell_apart"]

BOUNDS = ("alertThreshold", "warningThreshold", "condition", "windowMs")
_STEP = 3_600_000
_MOST = 10_000
_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "greater": operator.gt,
    "greater_or_equal": operator.ge,
    "less": operator.lt,
    "less_or_equal": operator.le,
    "equal": operator.eq,
    "not_equal": operator.ne,
}
_EVENTS = {"alert": "raise", "warn": "warn", "stable": "resolve"}
_WORDS = {"greater_or_equal": "greater than or equal to", "less_or_equal": "less than or equal to"}
_PLAIN = {"greater": "greater than", "less": "less than", "equal": "equal to", "not_equal": "not equal to"}


def tell_apart(store: Store, alert: Json) -> None:
    """Store the events of an alert so far, because other thresholds hold from now on."""
    store.set_part("alerts", alert["id"], "reported", reported(store, alert))
    store.set_part("alerts", alert["id"], "since", store.now())


def _is_complete(alert: Json) -> bool:
    return alert["alertThreshold"] is not None and bool(alert["windowMs"])


def _value(alert: Json, number: int) -> float:
    """Return the value of an hour: mostly between 0 and the threshold, sometimes beyond it."""
    share = crc32(f"{alert['id']}/{number}".encode()) % 1_000 / 800
    return round(share * (abs(alert["alertThreshold"]) or 1), 2)


def _state(alert: Json, value: float) -> tuple[str, float]:
    compare = _COMPARED[alert["condition"]]
    for state, bound in (("alert", alert["alertThreshold"]), ("warn", alert["warningThreshold"])):
        if bound is not None and compare(value, bound):
            return state, bound
    return "stable", alert["alertThreshold"]


def _event(alert: Json, state: str, reason: str, number: int) -> Json:
    end = number * _STEP
    return {
        "id": f"event_{alert['id'].removeprefix('alert_')}_{number}",
        "eventType": _EVENTS[state],
        "title": alert["name"],
        "message": alert["message"],
        "reason": reason,
        "createdTime": end,
        "evaluationWindowStartTimestamp": int(end - alert["windowMs"]),
        "evaluationWindowEndTimestamp": end,
        "multiAlertGroupBys": {},
    }


def reported(store: Store, alert: Json) -> list[Json]:
    """Return the events of an alert up to now, the newest first."""
    earlier: list[Json] = store.part("alerts", alert["id"], "reported") or []
    since = store.part("alerts", alert["id"], "since")
    if not _is_complete(alert) or since is None:
        return earlier
    events: list[Json] = []
    before = "stable"
    words = (_PLAIN | _WORDS)[alert["condition"]]
    hours = range(since // _STEP + 1, store.now() // _STEP + 1)
    for number in hours[-_MOST:]:
        value = _value(alert, number)
        state, bound = _state(alert, value)
        if state != before:
            told = "is" if state != "stable" else "is no longer"
            events.append(_event(alert, state, f"{value:g} {told} {words} {bound:g}", number))
            before = state
    return events[::-1] + earlier


def standing(store: Store, alert: Json) -> Json:
    """Return the state of an alert and the time of its last event."""
    events = reported(store, alert)
    raised = [item["createdTime"] for item in events if item["eventType"] == "raise"]
    state = "setup_incomplete"
    if _is_complete(alert):
        states = {event: state for state, event in _EVENTS.items()}
        state = states[events[0]["eventType"]] if events else "stable"
    return {"status": state, "lastTriggeredTime": raised[0] if raised else None}
