"""Release pipelines, and the triggers that move a change through their phases over time."""

from __future__ import annotations

from .._clock import day
from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.conditions import check_conditions, kept_condition
from .._handlers.crud import API_NAME, API_USER, change, find, keep, update
from .._handlers.kinds import Kind, register
from .._http.response import invalid, refuse
from .._state.store import Store, later

__all__ = ["begin", "release"]

_PLACES = {"gates": "gateID", "dynamic_configs": "dynamicConfigID"}
_RELEASED = ("rules", "isEnabled", "defaultValue", "schema")
_OPEN = ("IN_PROGRESS", "WAITING_FOR_REVIEW", "PAUSED")
_TRIGGERS = "release_pipeline_triggers"
_NO_PHASE = {"currentPhase": None, "currentPhaseID": None, "currentPhaseEndTime": None}


def _new_pipeline(call: Call) -> Json:
    return {"id": call.store.new_id(), "phases": [], "triggerNotice": None, "lastModifiedTime": None}


def _settle_pipeline(call: Call, made: Json, before: Json | None) -> None:
    for number, phase in enumerate(made["phases"]):
        check_conditions(phase["rules"], f"phases.{number}.rules")
        if phase["timeIntervalMs"] < 0:
            words = "Number must be greater than or equal to 0"
            raise invalid([(f"phases.{number}.timeIntervalMs", words)])
    ids = [phase["id"] for phase in made["phases"] if phase.get("id")]
    if len(ids) != len(set(ids)):
        raise invalid([("phases", "Duplicate phase IDs given")], "Duplicate phase IDs given")
    made["phases"] = [_kept_phase(call.store, phase) for phase in made["phases"]]


def _kept_phase(store: Store, phase: Json) -> Json:
    rules = [
        {"environments": None}
        | rule
        | {"id": rule.get("id") or store.new_id()}
        | {"conditions": [kept_condition(item) for item in rule["conditions"]]}
        for rule in phase["rules"]
    ]
    return phase | {"id": phase.get("id") or store.new_id(), "rules": rules}


register(
    Kind(
        "release_pipelines",
        initial=_new_pipeline,
        settle=_settle_pipeline,
        messages={
            "list": "List pipelines success",
            "create": "Get pipeline success",
            "get": "Get pipeline success",
            "update": "Get pipeline success",
            "delete": "Pipeline deleted successfully.",
        },
    )
)
register(
    Kind(
        _TRIGGERS,
        filters={
            "startDate": lambda item, first: day(item["createdTime"]) >= first[:10],
            "endDate": lambda item, last: day(item["createdTime"]) <= last[:10],
        },
        messages={"get": "Pipeline trigger retrieved successfully."},
    )
)


@answers("release_pipelines_update")
def _update(call: Call) -> Json:
    find(call)
    if any(item["releasePipelineID"] == call.key for item in _open_triggers(call.store)):
        raise refuse("Release pipeline cannot be changed while a release goes through it")
    return update(call)


def _open_triggers(store: Store) -> list[Json]:
    return [item for item in store.objects(_TRIGGERS).values() if item["status"] in _OPEN]


def begin(call: Call, made: Json, before: Json) -> None:
    """Start the pipeline of a gate or dynamic config after a change that affects its users.

    The pipeline must have existed before the change. Further changes during a release are part of it.
    """
    named = made.get("releasePipelineID")
    if not named or before.get("releasePipelineID") != named or made["status"] == "Archived":
        return
    if any(made.get(name) != before.get(name) for name in _RELEASED):
        release(call.store, call.tag, made, before)


def release(store: Store, tag: str, made: Json, before: Json) -> None:
    """Start a trigger for a change of a gate or dynamic config, unless one is running for it."""
    place = _PLACES[tag]
    pipeline = store.objects("release_pipelines").get(made["releasePipelineID"])
    if not pipeline or not pipeline["phases"]:
        return
    if any(item.get(place) == made["id"] for item in _open_triggers(store)):
        return
    trigger: Json = {
        "id": f"trigger_{store.new_id(12)}",
        "releasePipelineID": pipeline["id"],
        "description": pipeline["triggerNotice"],
        place: made["id"],
        "configSnapshotID": f"snapshot_{store.new_id(12)}",
        "creatorID": API_USER,
        "createdTime": store.now(),
        "lastModifierID": API_USER,
        "lastModifierName": API_NAME,
    }
    store.set_part(_TRIGGERS, trigger["id"], "phases", pipeline["phases"])
    store.set_part(_TRIGGERS, trigger["id"], "before", (tag, before))
    trigger |= {"actions": [_action(store, "STARTED", pipeline["phases"][0]["id"])]}
    _enter(store, trigger, 0, store.now())


def _action(store: Store, kind: str, phase: str | None) -> Json:
    moment = store.now()
    return {"type": kind, "timeMs": moment, "phaseID": phase, "actorID": API_USER, "actorName": API_NAME}


def _enter(store: Store, trigger: Json, number: int, moment: int, approved: bool = False) -> Json:
    """Move a trigger to a phase at a time, and through later phases that have already ended."""
    phases: list[Json] = store.part(_TRIGGERS, trigger["id"], "phases")
    state: Json = {"status": "COMPLETED"} | _NO_PHASE
    while number < len(phases):
        phase = phases[number]
        state = {"currentPhase": phase["name"], "currentPhaseID": phase["id"]}
        if phase["requiredReview"] and not approved:
            state |= {"status": "WAITING_FOR_REVIEW", "currentPhaseEndTime": None}
            break
        end = moment + phase["timeIntervalMs"]
        state |= {"status": "IN_PROGRESS", "currentPhaseEndTime": end}
        if end > store.now():
            store.at(end, _end_phase, trigger["id"], phase["id"], end)
            break
        number, moment, approved = number + 1, end, False
        state = {"status": "COMPLETED"} | _NO_PHASE
    made = trigger | state
    store.put(_TRIGGERS, made["id"], made)
    return made


@later
def _end_phase(store: Store, key: str, phase: str, end: int) -> None:
    trigger = store.objects(_TRIGGERS)[key]
    if (trigger["status"], trigger["currentPhaseID"], trigger["currentPhaseEndTime"]) == (
        "IN_PROGRESS",
        phase,
        end,
    ):
        _enter(store, trigger, _number(store, trigger) + 1, end)


def _number(store: Store, trigger: Json) -> int:
    phases = store.part(_TRIGGERS, trigger["id"], "phases")
    return [item["id"] for item in phases].index(trigger["currentPhaseID"])


def _acted(call: Call, kind: str, *states: str) -> Json:
    """Return the trigger with a new action; refuse if its state or its phase is another one."""
    trigger = find(call)
    if trigger["status"] not in states:
        words = trigger["status"].lower().replace("_", " ")
        raise refuse(f"Release pipeline trigger is {words}")
    phase = trigger["currentPhaseID"]
    if call.operation.body is not None and call.body["phaseID"] != phase:
        raise invalid([("phaseID", "Not the current phase of this trigger")])
    return trigger | {"actions": [*trigger["actions"], _action(call.store, kind, phase)]}


@answers("release_pipeline_triggers_approve")
def _approve(call: Call) -> Json:
    acted = _acted(call, "APPROVED_FOR", "WAITING_FOR_REVIEW")
    return _enter(call.store, acted, _number(call.store, acted), call.store.now(), approved=True)


@answers("release_pipeline_triggers_skip")
def _skip(call: Call) -> Json:
    acted = _acted(call, "SKIPPED", "IN_PROGRESS", "PAUSED")
    return _enter(call.store, acted, _number(call.store, acted) + 1, call.store.now())


@answers("release_pipeline_triggers_pause")
def _pause(call: Call) -> Json:
    acted = _acted(call, "PAUSED", "IN_PROGRESS")
    left = acted["currentPhaseEndTime"] - call.store.now()
    call.store.set_part(_TRIGGERS, call.key, "left", left)
    return keep(call, acted | {"status": "PAUSED", "currentPhaseEndTime": None}, find(call))


@answers("release_pipeline_triggers_unpause")
def _unpause(call: Call) -> Json:
    acted = _acted(call, "UNPAUSED", "PAUSED")
    end = call.store.now() + call.store.part(_TRIGGERS, call.key, "left")
    call.store.at(end, _end_phase, call.key, acted["currentPhaseID"], end)
    return keep(call, acted | {"status": "IN_PROGRESS", "currentPhaseEndTime": end}, find(call))


@answers("release_pipeline_triggers_roll_out")
def _roll_out(call: Call) -> Json:
    acted = _acted(call, "FULL_ROLL_OUT", *_OPEN)
    return keep(call, acted | {"status": "COMPLETED"} | _NO_PHASE, find(call))


@answers("release_pipeline_triggers_abort")
def _abort(call: Call) -> Json:
    """Abort a release. The gate or dynamic config gets its earlier state for users.

    The trigger is open until then, so that this does not start the pipeline again.
    """
    acted = _acted(call, "ABORTED", *_OPEN)
    tag, before = call.store.part(_TRIGGERS, call.key, "before")
    if before["id"] in call.store.objects(tag):
        operation = call.document.operations[f"{tag}_get"]
        there = Call(operation, call.document, call.store, {"id": before["id"]}, {}, [], None)
        change(there, **{name: before[name] for name in (*_RELEASED, "status") if name in before})
    return keep(call, acted | {"status": "ABORTED"} | _NO_PHASE, find(call))
