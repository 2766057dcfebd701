"""Autotunes: their variants, from the start to a winner."""

from __future__ import annotations

from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.crud import change, find, need
from .._handlers.dispatch import run_by_clock
from .._handlers.kinds import Kind, register
from .._http.response import invalid, refuse
from .._state.store import Store, later

__all__ = ["settle_autotune", "unset_fields"]


def unset_fields() -> Json:
    """Return the fields of an autotune that were not sent."""
    return {
        "description": "",
        "idType": "userID",
        "isStarted": False,
        "winner": None,
        "successEventValue": "",
        "explorationWindowRate": 1,
        "attributionWindowUnit": "hour",
        "longtermExplorationAllocation": 0.05,
        "isContextual": False,
        "higherIsBetter": True,
        "optimizationParameter": "occurrence",
        "metadataField": None,
        "metricSourceID": None,
        "valueColumn": None,
        "featureList": [],
        "linkedExperimentName": None,
        "goalRichText": None,
        "inlineTargetingRules": [],
        "inlineTargetingRulesJSON": None,
        "targetApps": [],
        "holdoutIDs": [],
        "team": None,
        "teamID": None,
    }


def settle_autotune(call: Call, made: Json, before: Json | None) -> None:
    """Give each variant an id and a share."""
    former = {variant["name"]: variant["id"] for variant in (before or {}).get("variants", ())}
    even = round(100 / len(made["variants"]), 2)
    made["variants"] = [
        {"id": former.get(variant["name"]) or call.store.new_id(), "size": even} | variant
        for variant in made["variants"]
    ]


register(
    Kind("autotunes", noun="Autotune Experiment", initial=lambda call: unset_fields(), settle=settle_autotune)
)


@answers("autotunes_replace")
def _replace(call: Call) -> Json:
    kept = {name: find(call)[name] for name in ("idType", "isStarted", "winner", "tags")}
    fresh = {name: value for name, value in unset_fields().items() if name not in kept}
    return change(call, **fresh | call.sent)


@answers("autotunes_start")
def _start(call: Call) -> Json:
    if find(call)["isStarted"]:
        raise refuse("Autotune experiment has already started")
    return change(call, isStarted=True, winner=None)


@answers("autotunes_schedule_start")
def _schedule(call: Call) -> Json:
    if find(call)["isStarted"]:
        raise refuse("Autotune experiment has already started")
    when = call.body["scheduledTime"]
    call.store.set_part("autotunes", call.key, "scheduled", when)
    call.store.at(when, _start_when_due, call.key, when)
    call.message = "Autotune Experiment scheduled successfully."
    return find(call)


@later
def _start_when_due(store: Store, key: str, when: int) -> None:
    autotune = store.objects("autotunes").get(key)
    if autotune and not autotune["isStarted"] and store.part("autotunes", key, "scheduled") == when:
        run_by_clock(store, "autotunes_start", key)


@answers("autotunes_reset")
def _reset(call: Call) -> Json:
    if not find(call)["isStarted"]:
        raise refuse("Autotune experiment has not yet started")
    return change(call, winner=None)


@answers("autotunes_make_decision")
def _decide(call: Call) -> Json:
    autotune = find(call)
    need(call, "id", "decisionReason")
    if autotune["winner"]:
        raise refuse("Autotune experiment has finished")
    if not autotune["isStarted"]:
        raise refuse("Autotune experiment has not yet started")
    winner = next((item for item in autotune["variants"] if item["id"] == call.body["id"]), None)
    if winner is None:
        raise invalid([("id", "No variant has this ID")])
    return change(call, winner={"id": winner["id"], "name": winner["name"]})
