"""Overrides of gates and holdouts: units that pass or fail independently of the rules."""

from __future__ import annotations

from typing import Any

from .._document.document import Json
from .._guesses import guess
from .._handlers.call import Call, answers
from .._handlers.crud import find

__all__ = ["OVERRIDE_LISTS"]

OVERRIDE_LISTS = ("passingUserIDs", "failingUserIDs", "passingCustomIDs", "failingCustomIDs")


@answers("gates_get_overrides", "holdouts_get_overrides")
def _overrides(call: Call) -> Json:
    find(call)
    empty: Json = {name: [] for name in (*OVERRIDE_LISTS, "environmentOverrides")}
    kept: Json = call.store.part(call.tag, call.key, "overrides", {})
    return empty | kept


@answers(
    "gates_replace_overrides",
    "gates_add_overrides",
    "gates_remove_overrides",
    "gates_remove_user_override",
    "holdouts_replace_overrides",
    "holdouts_add_overrides",
    "holdouts_remove_overrides",
)
@guess("A user who is put into the lists of passing and of failing users is not refused.")
def _change_overrides(call: Call) -> Json:
    kept: Json = _overrides(call)
    verb = call.operation.verb
    sent: Json = call.body or {}
    if call.operation.id == "gates_remove_user_override":
        sent = {_side(call): [call.path["userID"]]}
    for name in OVERRIDE_LISTS:
        if name in sent:
            kept[name] = _merged(verb, kept[name], sent[name])
    if "environmentOverrides" in sent:
        kept["environmentOverrides"] = _by_environment(
            verb, kept["environmentOverrides"], sent["environmentOverrides"]
        )
    call.store.set_part(call.tag, call.key, "overrides", kept)
    return kept


def _merged(verb: str, before: list[Any], sent: list[Any]) -> list[Any]:
    """Replace a list, add to it or take from it."""
    if verb == "replace":
        return list(dict.fromkeys(sent))
    if verb == "add":
        return list(dict.fromkeys([*before, *sent]))
    return [override for override in before if override not in sent]


def _side(call: Call) -> str:
    return "failingUserIDs" if "fail" in str(call.query.get("groupID")).lower() else "passingUserIDs"


def _by_environment(verb: str, before: list[Json], sent: list[Json]) -> list[Json]:
    def place(entry: Json) -> tuple[Any, Any]:
        return entry.get("environment"), entry.get("unitID")

    kept = {} if verb == "replace" else {place(entry): entry for entry in before}
    for entry in sent:
        old = kept.get(place(entry), {})
        ids = {
            name: _merged(verb, old.get(name, []), entry.get(name, []))
            for name in ("passingIDs", "failingIDs")
        }
        kept[place(entry)] = {"environment": entry.get("environment"), "unitID": entry.get("unitID")} | ids
    return [entry for entry in kept.values() if entry["passingIDs"] or entry["failingIDs"]]
