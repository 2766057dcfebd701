"""Logged events: a sample of the latest ones, generated from the clock, and their metrics."""

from __future__ import annotations

from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.kinds import Kind, register
from .._http.response import refuse
from .._state.store import Store
from .metric_uses import metrics_of_event
from .metrics import known_events

__all__: list[str] = []

_ALL, _OF_ONE = 1_000, 100
_STEP = 1_700

register(
    Kind(
        "events",
        messages={
            "list": "Event values listed successfully.",
            "list_by_name": "Event values listed successfully.",
            "list_metrics": "Metrics listed successfully.",
        },
    )
)


def _event(name: str, moment: int) -> Json:
    turn = moment * 2_654_435_761 % 2**32
    return {
        "name": name,
        "timestamp": str(moment),
        "source": "statsig-node",
        "value": str(turn % 500),
        "userID": f"user_{turn % 97}",
        "metadata": {"page": f"/items/{turn % 31}"},
    }


def _sample(store: Store, names: list[str], count: int) -> list[Json]:
    """Return the latest events of some names, the newest first; they change by the minute."""
    latest = store.now() // 60_000 * 60_000
    return [_event(names[number % len(names)], latest - number * _STEP) for number in range(count)]


def _known(call: Call) -> str:
    name = call.path["eventName"]
    if name not in known_events(call.store):
        raise refuse("Event not found.", 404)
    return name


@answers("events_list")
def _list(call: Call) -> list[Json]:
    return _sample(call.store, known_events(call.store), _ALL)


@answers("events_list_by_name")
def _of_one(call: Call) -> list[Json]:
    return _sample(call.store, [_known(call)], _OF_ONE)


@answers("events_list_metrics")
def _metrics(call: Call) -> list[Json]:
    return metrics_of_event(call.store, _known(call))
