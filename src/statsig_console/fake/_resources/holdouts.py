"""Holdouts: the objects that they cover, and the ids of holdouts in covered objects."""

from __future__ import annotations

from typing import Any

from .._document.document import Json
from .._guesses import guess
from .._handlers.call import Call, answers
from .._handlers.crud import delete, find, keep, replace
from .._handlers.kinds import Kind, everywhere, register
from .._http.response import Refusal, invalid
from .._state.store import Store

__all__: list[str] = []

_COVERED = {"gateIDs": "gates", "experimentIDs": "experiments", "layerIDs": "layers"}


def _new(call: Call) -> Json:
    return {
        "description": "",
        "idType": "userID",
        "isEnabled": True,
        "isGlobal": False,
        "passPercentage": 0,
        "gateIDs": [],
        "experimentIDs": [],
        "layerIDs": [],
        "targetingGateID": None,
        "monitoringMetrics": [],
        "targetApps": [],
        "holdoutIDs": [],
        "team": None,
        "teamID": None,
    }


def _settle(call: Call, made: Json, before: Json | None) -> None:
    if not made.get("name"):
        raise invalid([("name", "Required")])
    wanted = {name: made[name] for name in _COVERED}
    if gate := made["targetingGateID"]:
        wanted["targetingGateID"] = [gate]
    for name, keys in wanted.items():
        tag = _COVERED.get(name, "gates")
        new = [key for key in keys if before is None or key not in (before[name] or ())]
        if unknown := [key for key in new if key not in call.store.objects(tag)]:
            raise _missing(name, tag, unknown)


@guess("Unknown experiments, layers and targeting gates of a holdout are refused as unknown gates are.")
def _missing(name: str, tag: str, keys: list[str]) -> Refusal:
    noun = tag.removesuffix("s").capitalize()
    reason = f"The following {noun} IDs could not be found: [{', '.join(keys)}]"
    errors = [{"property": name, "errorMessage": reason}]
    return Refusal(404, {"status": 404, "message": "Not Found Exception", "errors": errors})


register(Kind("holdouts", initial=_new, settle=_settle))


def _mark(store: Store, tag: str, key: str, holdouts: list[str]) -> None:
    """Set the holdouts of an object without a new version of it."""
    objects = store.objects(tag)
    if key in objects:
        objects[key] = objects[key] | {"holdoutIDs": holdouts}


def _marks(store: Store, tag: str, key: str) -> list[str]:
    return list(store.objects(tag).get(key, {}).get("holdoutIDs", ()))


@answers("holdouts_update")
def _update(call: Call) -> Json:
    """Add objects to a holdout. An object that was covered already gets the id a second time."""
    before = find(call)
    sent = call.sent
    lists = {name: list(dict.fromkeys([*before[name], *sent[name]])) for name in _COVERED if name in sent}
    made = keep(call, before | sent | lists, before)
    for name, tag in _COVERED.items():
        for key in sent.get(name, ()):
            _mark(call.store, tag, key, [*_marks(call.store, tag, key), call.key])
    return made


@answers("holdouts_replace")
def _replace(call: Call) -> Json:
    before = find(call)
    made = replace(call)
    _cover(call.store, call.key, before, made)
    return made


@answers("holdouts_delete")
def _delete(call: Call) -> Json:
    gone = delete(call)
    _cover(call.store, call.key, gone, dict.fromkeys(_COVERED, ()))
    return gone


def _cover(store: Store, holdout: str, before: Json, after: Json) -> None:
    """Put the id of a holdout once into each covered object, and remove it from the others."""
    for name, tag in _COVERED.items():
        for key in dict.fromkeys([*before[name], *after[name]]):
            rest = [item for item in _marks(store, tag, key) if item != holdout]
            _mark(store, tag, key, [*rest, holdout] if key in after[name] else rest)


@everywhere
def _into_global_ones(call: Call, made: Json, before: Json | None) -> None:
    """Add a new gate to the holdouts that cover all new gates."""
    if call.tag == "gates" and before is None:
        for key, holdout in call.store.objects("holdouts").items():
            if holdout["isGlobal"]:
                made["holdoutIDs"] = [*made["holdoutIDs"], key]
                grown: dict[str, Any] = holdout | {"gateIDs": [*holdout["gateIDs"], made["id"]]}
                call.store.objects("holdouts")[key] = grown
