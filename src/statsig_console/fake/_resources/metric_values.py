"""The daily values of metrics: invented, but always the same for a metric, a unit id type and a day."""

from __future__ import annotations

import re
from random import Random

from .._clock import DAY, day
from .._document.document import Json
from .._handlers.call import Call, answers
from .._http.response import invalid, refuse
from .metrics import EVENTS, automatic, find_metric, found_metric

__all__: list[str] = []

_BEFORE = 30 * DAY


def _asked_day(call: Call) -> str:
    asked: str = call.query["date"]
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", asked):
        raise invalid([("date", "Invalid")])
    return asked


def _has_data(call: Call, metric: Json, asked: str) -> bool:
    """Return whether there are values for a day: not for today, not long before the metric was created."""
    return day(metric["createdTime"] - _BEFORE) <= asked < day(call.store.now())


def _values(metric: Json, asked: str) -> list[Json]:
    chance = Random(f"{metric['id']}/{asked}")
    values = []
    overall: Json = {"numerator": None, "denominator": None, "value": chance.randrange(1_000, 50_000)}
    if metric["type"] == "ratio":
        denominator = chance.randrange(1_000, 50_000)
        numerator = chance.randrange(denominator)
        value = round(numerator / denominator, 4)
        overall = {"numerator": numerator, "denominator": denominator, "value": value}
    for unit in ("overall", *metric["unitTypes"]):
        values.append({"unit": unit, "rows": chance.randrange(50_000, 90_000)} | overall)
    return values


@answers("metrics_get_values")
def _of_one(call: Call) -> list[Json]:
    asked = _asked_day(call)
    metric = find_metric(call.store, call.query["id"])
    if metric is None:
        # "recieved" is the spelling of the published 400 responses of this operation.
        raise refuse(f"No metric found for the given id, recieved: {call.query['id']}")
    if not _has_data(call, metric, asked):
        raise refuse(f"No metric data found for the given date, recieved: {asked}")
    return [
        {
            "value": item["value"],
            "unit_type": item["unit"],
            "numerator": item["numerator"],
            "denominator": item["denominator"],
            "metric_name": metric["name"],
            "metric_type": metric["type"],
        }
        for item in _values(metric, asked)
    ]


@answers("metrics_list_values")
def _of_all(call: Call) -> list[Json]:
    asked = _asked_day(call)
    name, kind = call.query.get("metricName"), call.query.get("metricType")
    made = call.store.objects("metrics")
    ready = {f"{event}::event_count": automatic(call.store, event, "event_count") for event in EVENTS}
    metrics = [
        item
        for key, item in {**ready, **made}.items()
        if name in (None, item["name"]) and kind in (None, item["type"]) and find_metric(call.store, key)
    ]
    return [
        {
            "value": item["value"],
            "unitType": item["unit"],
            "metricName": metric["name"],
            "metricType": metric["type"],
            "numerator": item["numerator"],
            "denominator": item["denominator"],
            "inputRows": item["rows"],
        }
        for metric in metrics
        if _has_data(call, metric, asked)
        for item in _values(metric, asked)
    ]


@answers("metrics_reload")
def _reload(call: Call) -> None:
    found_metric(call)
    loads = call.store.part("metrics", call.key, "loads") or []
    load = {"createdTime": call.store.now(), "incremental": bool(call.query.get("incremental"))}
    call.store.set_part("metrics", call.key, "loads", [load, *loads])
