"""Exposures of experiments: the number of units in each group, by day."""

from __future__ import annotations

from random import Random

from .._clock import DAY, day
from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.crud import find
from .._http.response import invalid, refuse
from .experiments import running_days

__all__ = ["recent"]


def _per_day(call: Call, experiment: Json, group: Json) -> list[tuple[str, int]]:
    chance = Random(f"{experiment['id']}/{group['id']}")
    share = group.get("size", 50) / 100 * experiment["allocation"] / 100
    start = experiment["startTime"] or 0
    days = range(running_days(call, experiment))
    return [(day(start + number * DAY), int(chance.randrange(900, 1100) * share)) for number in days]


def recent(call: Call, experiment: Json) -> list[int]:
    """Return the number of units in an experiment on each of its days."""
    counts = [[count for _, count in _per_day(call, experiment, group)] for group in experiment["groups"]]
    return [sum(daily) for daily in zip(*counts, strict=True)]


def _summed(counts: list[tuple[str, int]]) -> list[tuple[str, int]]:
    return [(date, sum(count for _, count in counts[: place + 1])) for place, (date, _) in enumerate(counts)]


@answers("experiment_results_get_cumulative_exposures")
def _cumulative(call: Call) -> list[Json]:
    experiment = find(call)
    return [
        {
            "groupID": group["id"],
            "groupName": group["name"],
            "results": [{"date": at, "exposures": n} for at, n in _summed(_per_day(call, experiment, group))],
        }
        for group in experiment["groups"]
    ]


@answers("experiment_results_get_dimensional_exposures")
def _dimensional(call: Call) -> Json:
    experiment = find(call)
    units = sum(count for group in experiment["groups"] for _, count in _per_day(call, experiment, group))
    asked = call.query.get("dimension_type") or ["metadata.country"]
    severity = call.query.get("severity")
    dimensions = []
    for kind in asked:
        values = [
            {"dimension_value": name, "srm_pvalue": p, "unit_count": units // 2, "severity": found}
            for name, p, found in (("PT", 0.41, "pass"), ("CA", 0.004, "warning"))
            if severity in (None, found)
        ]
        dimensions.append({"dimension_type": kind, "dimension_values": values})
    return {"ds": day(call.store.now() - DAY), "dimensions": dimensions}


@answers("experiment_results_get_diagnostics")
def _diagnostics(call: Call) -> Json:
    experiment = find(call)
    now = call.store.now()
    last = call.query.get("endDate", day(now))
    first = call.query.get("startDate", day(now - (call.query.get("lastDays", 7) - 1) * DAY))
    if first > last:
        raise invalid([("startDate.endDate", "start time must be before end time")])
    kind = call.query.get("type", "daily_cumulative_checks")
    found: dict[str, list[Json]] = {}
    for group in experiment["groups"]:
        counts = _per_day(call, experiment, group)
        for date, count in counts if kind == "unique_ids" else _summed(counts):
            if first <= date <= last:
                entry = {"group_id": group["id"], "group_name": group["name"], "count": count}
                found.setdefault(date, []).append(entry)
    return {
        "experimentName": experiment["name"],
        "type": kind,
        "unit_id_type": experiment["idType"],
        "is_realtime": last >= day(now),
        "startDate": first,
        "endDate": last,
        "data": [{"date": date, "results": results} for date, results in sorted(found.items())],
    }


@answers("experiment_results_get_legacy_exposures")
def _legacy(call: Call) -> Json:
    experiment = call.store.objects("experiments").get(call.path["experimentName"])
    if experiment is None:
        raise refuse("Experiment not found.", 404)
    counts = recent(call, experiment)
    week, today = sum(counts[-7:]), sum(counts[-1:])
    return {
        "gates": [],
        "experiments": [{"id": experiment["id"], "pastDay": today, "past7Days": week}],
        "dynamicConfigs": [],
    }
