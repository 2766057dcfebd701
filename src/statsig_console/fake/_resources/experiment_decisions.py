"""The life of an experiment: scheduled, started, decided or abandoned, archived, and back to setup."""

from __future__ import annotations

from .._document.document import Json
from .._guesses import guess
from .._handlers.call import Call, answers
from .._handlers.crud import change, find, keep, need
from .._handlers.dispatch import run_by_clock
from .._http.response import invalid, refuse
from .._state.store import Store, later
from .experiments import RUNNING
from .pulse_loads import note_load

__all__: list[str] = []


def _refuse_unless_running(call: Call) -> Json:
    experiment = find(call)
    status = experiment["status"]
    if status == "setup":
        raise refuse("Experiment has not yet started")
    if status == "abandoned":
        raise refuse(f"Experiment {call.key} is already abandoned")
    if status not in RUNNING:
        raise refuse("Experiment has already finished")
    return experiment


@answers("experiments_start")
@guess("An experiment without groups can be started.")
def _start(call: Call) -> Json:
    if find(call)["status"] != "setup":
        raise refuse("Experiment has already started")
    started = change(call, status="active", startTime=call.store.now(), scheduledStartTime=None)
    note_load(call, "full")
    return started


@answers("experiments_schedule_start")
def _schedule(call: Call) -> Json:
    if find(call)["status"] != "setup":
        raise refuse("Experiment has already started")
    when = call.body["scheduledTime"]
    call.store.at(when, _start_when_due, call.key, when)
    call.message = "Experiment scheduled successfully."
    return change(call, scheduledStartTime=when)


@later
def _start_when_due(store: Store, key: str, when: int) -> None:
    experiment = store.objects("experiments").get(key)
    if experiment and experiment["status"] == "setup" and experiment["scheduledStartTime"] == when:
        run_by_clock(store, "experiments_start", key)


@answers("experiments_reset")
def _reset(call: Call) -> Json:
    experiment = find(call)
    if experiment["status"] == "setup":
        raise refuse("Experiment has not yet started")
    cleared = dict.fromkeys(
        ("startTime", "endTime", "decisionTime", "decisionReason", "launchedGroupID", "controlGroupID")
    )
    groups = [{name: value for name, value in item.items() if name != "id"} for item in experiment["groups"]]
    fresh = [group | {"id": call.store.new_id()} for group in groups]
    return change(call, status="setup", salt=call.store.new_id(), groups=fresh, **cleared)


@answers("experiments_make_decision")
def _decide(call: Call) -> Json:
    need(call, "id", "decisionReason")
    experiment = _refuse_unless_running(call)
    if call.body["id"] not in [group["id"] for group in experiment["groups"]]:
        raise invalid([("id", "No group has this ID")])
    now = call.store.now()
    made = experiment | {
        "status": "decision_made",
        "launchedGroupID": call.body["id"],
        "decisionReason": call.body["decisionReason"],
        "decisionTime": now,
        "endTime": now,
    }
    return keep(call, made, experiment)


@answers("experiments_abandon")
def _abandon(call: Call) -> Json:
    need(call, "decisionReason")
    _refuse_unless_running(call)
    now = call.store.now()
    reason = call.body["decisionReason"]
    return change(call, status="abandoned", decisionReason=reason, decisionTime=now, endTime=now)


@answers("experiments_defer_decision")
def _defer(call: Call) -> Json:
    _refuse_unless_running(call)
    return change(call, status="experiment_stopped", endTime=call.store.now())


@answers("experiments_archive")
def _archive(call: Call) -> Json:
    status = find(call)["status"]
    if status in RUNNING:
        raise refuse("Experiment has not yet finished")
    if status != "archived":
        call.store.set_part("experiments", call.key, "before_archive", status)
        return change(call, status="archived")
    return find(call)


@answers("experiments_unarchive")
def _unarchive(call: Call) -> Json:
    former = call.store.part("experiments", call.key, "before_archive") or "setup"
    return change(call, status=former) if find(call)["status"] == "archived" else find(call)
