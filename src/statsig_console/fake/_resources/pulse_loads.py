"""Pulse loads: computations of results, which run in the background for some time."""

from __future__ import annotations

from typing import Any

from .._clock import DAY, day
from .._document.document import Json
from .._guesses import guess
from .._handlers.call import Call, answers
from .._handlers.crud import find
from .._handlers.rules import same_rule
from .._http.response import invalid, refuse

__all__ = ["LOAD_TIME", "loaded_rule", "note_load"]

LOAD_TIME = 300_000


def note_load(call: Call, kind: str, **more: Any) -> Json:
    """Start a computation of results and return it."""
    loads = call.store.part(call.tag, call.key, "loads") or []
    load = {
        "dagID": f"dag_{call.store.new_id(10)}",
        "createdTime": call.store.now(),
        "reloadType": kind,
        **more,
    }
    call.store.set_part(call.tag, call.key, "loads", [load, *loads])
    return load


def _shown(call: Call, load: Json) -> Json:
    """Return the present state of a load, which succeeds five minutes after its start unless cancelled."""
    end = load["createdTime"] + LOAD_TIME
    done = {"finishedTime": end, "finishedState": "success"} if call.store.now() >= end else {}
    since, until = day(load["createdTime"] - 7 * DAY), day(load["createdTime"])
    shown = {"startDs": since, "endDs": until, "turboMode": False, "creatorName": "CONSOLE API"} | done | load
    return {name: value for name, value in shown.items() if name not in ("rule", "metricIDs")}


@answers("gates_load_pulse")
def _load_gate(call: Call) -> None:
    rule = loaded_rule(call, call.body["ruleId"])
    more = {"turboMode": call.given("turboMode", False), "rule": rule["baseID"]}
    note_load(call, call.given("refresh", "full"), **more)
    call.message = "Gate is loading."


@guess('The results of a rule that does not exist are answered with 404 "Rule not found."')
def loaded_rule(call: Call, name: str) -> Json:
    """Return a rule of the gate by its id; refuse if there is none."""
    for rule in find(call)["rules"]:
        if same_rule(rule, name):
            return dict(rule)
    raise refuse("Rule not found.", 404)


@answers("gates_list_pulse_loads")
def _gate_loads(call: Call) -> list[Json]:
    rule = loaded_rule(call, call.path["ruleID"])
    loads = call.store.part("gates", call.key, "loads") or []
    return [_shown(call, load) for load in loads if load["rule"] == rule["baseID"]]


@answers("POST /experiments/{id}/load_pulse")
def _load_experiment(call: Call) -> None:
    if find(call)["status"] == "setup":
        raise refuse("Experiment has not yet started")
    asked: Json = call.query | (call.body or {})
    kind, metrics = asked.get("refresh") or "full", asked.get("metricIDs")
    if kind == "metric" and not metrics:
        raise invalid([("metricIDs", "Required")])
    note_load(call, kind, turboMode=bool(asked.get("turboMode")), metricIDs=metrics)
    call.message = "Experiment is loading."


@answers("GET /experiments/{id}/pulse_load_history")
def _experiment_loads(call: Call) -> list[Json]:
    find(call)
    return [_shown(call, load) for load in call.store.part("experiments", call.key, "loads") or []]


def _load(call: Call) -> Json:
    find(call)
    for load in call.store.part("experiments", call.key, "loads") or []:
        if load["dagID"] == call.path["dagID"]:
            return dict(load)
    raise refuse("Pulse load not found.", 404)


@answers("experiment_results_get_pulse_load")
def _load_details(call: Call) -> Json:
    load = _shown(call, _load(call))
    job = {
        "jobType": "unit_day_metrics",
        "jobIDs": [f"job_{load['dagID'][4:]}"],
        "startTime": load["createdTime"],
        "endTime": load.get("finishedTime"),
        "sql": "SELECT unit_id, COUNT(*) FROM events GROUP BY unit_id",
        "metricSourceName": "events",
        "rollup": "cumulative",
    }
    return {"dagID": load["dagID"], "jobs": [job]}


@answers("experiment_results_cancel_pulse_load")
def _cancel(call: Call) -> None:
    load = _load(call)
    if _shown(call, load).get("finishedState"):
        raise refuse("Pulse load has already finished")
    ended = load | {"finishedTime": call.store.now(), "finishedState": "cancelled"}
    loads = call.store.part("experiments", call.key, "loads")
    call.store.set_part(
        "experiments", call.key, "loads", [ended if e["dagID"] == load["dagID"] else e for e in loads]
    )
    call.message = "Pulse load cancelled."
