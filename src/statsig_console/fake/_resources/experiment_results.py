"""Results of experiments and gates: numbers that depend on the state and the day."""

from __future__ import annotations

import math
from random import Random
from typing import Any

from .._clock import DAY, day
from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.crud import find
from .._http.response import invalid, refuse
from .experiments import running_days
from .pulse_loads import loaded_rule

__all__: list[str] = []

_METRICS = ({"name": "checkout_done", "type": "event_count"}, {"name": "page_load", "type": "mean"})
_Z = 1.96


@answers("gates_get_pulse_results")
def _gate_results(call: Call) -> Json:
    gate, rule = find(call), loaded_rule(call, call.path["ruleID"])
    days = int((call.store.now() - gate["createdTime"]) // DAY) + 1
    metrics = gate["monitoringMetrics"] or _METRICS[:1]
    results = [_result(f"{gate['id']}/{rule['baseID']}", metric, min(days, 28), call) for metric in metrics]
    return {"ds": day(call.store.now() - DAY), "monitoringMetrics": results}


@answers("holdouts_get_pulse_results")
def _holdout_results(call: Call) -> Json:
    holdout = find(call)
    days = int((call.store.now() - holdout["createdTime"]) // DAY) + 1
    metrics = holdout["monitoringMetrics"] or _METRICS[:1]
    results = [_result(holdout["id"], metric, min(days, 28), call) for metric in metrics]
    return {"ds": day(call.store.now() - DAY), "monitoringMetrics": results}


def _result(name: str, metric: Json, days: int, call: Call) -> Json:
    """Return the result of a metric after some days: a constant effect, a narrowing confidence interval."""
    chance = Random(f"{name}/{metric['name']}")
    mean, effect = chance.uniform(1, 20), chance.gauss(0.01, 0.02)
    units = days * chance.randrange(400, 600)
    delta = _Z * mean * 0.3 * math.sqrt(2 / max(units, 1))
    change, share = mean * effect, 100 / mean
    p_value = math.erfc(abs(change) / (delta / _Z) / math.sqrt(2)) if units else None
    return {
        "metricID": f"{metric['name']}::{metric.get('type', 'event_count')}",
        "metricName": metric["name"],
        "directionality": metric.get("direction", "increase"),
        "absoluteChange": round(change, 4),
        "confidenceIntervalDelta": round(delta, 4),
        "confidenceInterval": {"lower": round(change - delta, 4), "upper": round(change + delta, 4)},
        "percentChange": round(change * share, 3),
        "percentConfidenceIntervalDelta": round(delta * share, 3),
        "testMean": round(mean + change, 4),
        "controlMean": round(mean, 4),
        "testStd": round(mean * 0.3, 4),
        "controlStd": round(mean * 0.3, 4),
        "testUnits": units,
        "controlUnits": days * chance.randrange(400, 600),
        "pValue": p_value and round(p_value, 6),
    }


def _compared(call: Call) -> tuple[Json, str, str, int]:
    """Return the experiment, the pair of groups, the day and the number of days up to it."""
    experiment = find(call)
    groups = {str(n): group["id"] for group in experiment["groups"] for n in (group["id"], group["name"])}
    unknown = [
        (name, "No group has this ID") for name in ("control", "test") if call.query.get(name) not in groups
    ]
    if unknown:
        raise invalid(unknown)
    days = running_days(call, experiment)
    last = day(experiment["endTime"] or call.store.now())
    asked = call.query.get("date", last)
    if days == 0 or asked < day(experiment["startTime"]) or asked > last:
        raise refuse("Data is not available")
    until = sum(1 for number in range(days + 1) if day(experiment["startTime"] + number * DAY) <= asked)
    pair = f"{groups[call.query['control']]}/{groups[call.query['test']]}"
    return experiment, pair, asked, max(1, min(until, days))


@answers("experiment_results_get_pulse")
def _pulse(call: Call) -> Json:
    experiment, pair, asked, days = _compared(call)
    lists = {
        name: experiment.get(name) or [] for name in ("primaryMetrics", "secondaryMetrics", "otherMetrics")
    }
    results = {
        name: [_result(pair, metric, days, call) for metric in metrics] for name, metrics in lists.items()
    }
    return {"ds": asked, **results}


@answers("experiment_results_get_pulse_metric")
def _pulse_metric(call: Call) -> Json:
    _, pair, asked, days = _compared(call)
    name, _, kind = call.query["metricID"].partition("::")
    metric = {"name": name, "type": kind or "event_count"}
    overall = {"dimension": None, "dimension_value": None, "metric": _result(pair, metric, days, call)}
    parts = [
        {
            "dimension": "country",
            "dimension_value": country,
            "metric": _result(f"{pair}/{country}", metric, days, call),
        }
        for country in ("CA", "PT")
    ]
    return {"ds": asked, "dimensionResults": [overall, *parts]}


@answers("experiment_results_get_summary_charts")
def _charts(call: Call) -> Json:
    experiment = find(call)
    ids = [group["id"] for group in experiment["groups"]]
    control = call.query.get("control") or next(iter(ids), "")
    test = call.query.get("test") or next((group_id for group_id in ids if group_id != control), "")
    days = running_days(call, experiment)
    metrics: list[Any] = experiment["primaryMetrics"]
    results = [_result(f"{control}/{test}", metric, days, call) for metric in metrics] if days else []
    chart = {
        "chartSource": "experiment",
        "control": control,
        "test": test,
        "display": "cumulative",
        "cuped": True,
        "sequentialTesting": experiment["sequentialTesting"],
        "metrics": results,
    }
    other = {"chartSource": "custom_query", "message": "Charts of this kind cannot be read."}
    return {
        "experimentID": experiment["id"],
        "sections": [{"sectionLabel": "Notes", "charts": [chart, other]}],
    }


@answers("experiments_get_alerts")
def _alerts(call: Call) -> Json:
    experiment = find(call)
    resolved = call.store.part("experiments", call.key, "resolved", {})
    control = experiment.get("controlGroupID")
    days = running_days(call, experiment)
    alerts: Json = {}
    for metric in experiment["primaryMetrics"] if days else ():
        key = f"{metric['name']}::{metric['type']}"
        arms = []
        for group in experiment["groups"]:
            if group["id"] != control:
                result = _result(f"{control}/{group['id']}", metric, days, call)
                bad = result["percentChange"] < -1 and key not in resolved
                arms.append(_arm(group, result, "Warn" if bad else "OK"))
        worst = "Warn" if any(arm["status"] == "Warn" for arm in arms) else "OK"
        alerts[key] = {
            "status": worst,
            "timestamp": call.store.now(),
            "comment": None,
            "source": None,
            "arms": arms,
        }
    return {"alerts": alerts}


def _arm(group: Json, result: Json, status: str) -> Json:
    change, delta = result["percentChange"], result["percentConfidenceIntervalDelta"]
    return {
        "groupID": group["id"],
        "groupName": group["name"],
        "status": status,
        "percentChange": change,
        "lowerCI": round(change - delta, 3),
        "upperCI": round(change + delta, 3),
    }
