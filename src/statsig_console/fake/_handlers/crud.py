"""The common operations on a stored object: read, create, update, replace, delete, list its versions."""

from __future__ import annotations

import re
from typing import Any

from .._clock import day
from .._document.document import Json
from .._guesses import guess
from .._http.response import invalid, refuse
from .call import Call
from .kinds import EVERYWHERE, check_above, kind_of, noun_of

__all__ = [
    "API_NAME",
    "API_USER",
    "change",
    "create",
    "delete",
    "find",
    "keep",
    "need",
    "replace",
    "slug",
    "stamped",
    "update",
    "versions",
]

API_USER = "key_1"
API_NAME = "CONSOLE API"
_MADE = ("createdTime", "creatorID", "creatorName", "creatorEmail")


def find(call: Call) -> Json:
    """Return the object in the path; refuse if there is none."""
    check_above(call)
    found = call.store.objects(call.tag, call.scope).get(call.key)
    if found is None:
        raise refuse(kind_of(call).missing or f"{noun_of(call)} not found.", 404)
    return found


@guess("Every write of an object raises its `version` by one, also one that changes nothing.")
def stamped(call: Call, made: Json) -> Json:
    """Return an object with the author and the time of a change, if its kind has fields for them."""
    stamp = {
        "version": made.get("version", 0) + 1,
        "lastModifiedTime": call.store.now(),
        "lastModifierID": API_USER,
        "lastModifierName": API_NAME,
        "lastModifierEmail": None,
    }
    return made | {name: value for name, value in stamp.items() if name in call.resource.properties}


def change(call: Call, **fields: Any) -> Json:
    """Set fields of the object of a call and return its new state."""
    return keep(call, find(call) | fields, find(call))


def keep(call: Call, made: Json, before: Json | None) -> Json:
    """Complete a new state, store it unless this is a dry run, and return it."""
    _check_name(call, made, before)
    for settle in (kind_of(call).settle, *EVERYWHERE):
        settle(call, made, before)
    made = stamped(call, made)
    if not (call.query.get("dryRun") or (isinstance(call.body, dict) and call.body.get("dryRun"))):
        key = call.resource.key if call.resource.key in made else "id"
        call.store.put(call.tag, str(made[key]), made, call.scope)
        if before is not None:
            kind_of(call).changed(call, made, before)
    return made


def _check_name(call: Call, made: Json, before: Json | None) -> None:
    """Refuse a new name that another object of the group has."""
    name = made.get("name")
    if before is None or name is None or name == before.get("name"):
        return
    if call.store.has_name(call.tag, str(name), call.scope):
        raise refuse("Name is already in use")


def slug(name: str) -> str:
    """Return the id that the server derives from a name."""
    return re.sub(r"[^a-z0-9_.\-]+", "_", name.lower().strip())


def _initial(call: Call) -> Json:
    made = {
        "version": 0,
        "tags": [],
        "createdTime": call.store.now(),
        "creatorID": API_USER,
        "creatorName": API_NAME,
        "creatorEmail": None,
    }
    known = {name: value for name, value in made.items() if name in call.resource.properties}
    return known | kind_of(call).initial(call)


def create(call: Call) -> Json:
    """Create an object. Its id is the sent one, else it is derived from the name."""
    check_above(call)
    sent = call.sent
    key = call.resource.key
    name = sent.get("name") or sent.get(key)
    identity = sent.get(key) or (slug(name) if isinstance(name, str) else call.store.new_id())
    objects = call.store.objects(call.tag, call.scope)
    if identity in objects or (name and call.store.has_name(call.tag, name, call.scope)):
        raise refuse("Name is already in use")
    first: Json = {key: identity}
    if "name" in call.resource.properties:
        first["name"] = name
    return keep(call, first | _initial(call) | sent, None)


def update(call: Call) -> Json:
    """Replace the value of each field that was sent."""
    before = find(call)
    return keep(call, before | call.sent, before)


@guess("Fields of a body that the document calls read-only, such as `createdTime`, are ignored.")
def replace(call: Call) -> Json:
    """Replace an object by the fields that were sent. Other fields get the values of a new object."""
    before = find(call)
    settable = call.operation.body_properties.difference(_MADE, ["name"])
    own = {name: value for name, value in before.items() if name not in settable}
    return keep(call, own | _initial(call) | own | call.sent, before)


def delete(call: Call) -> Json:
    """Remove an object and return its last state."""
    found = find(call)
    call.store.remove(call.tag, call.key, call.scope)
    call.store.rename(call.tag, call.key, None)
    return found


def versions(call: Call) -> list[Json]:
    """Return all states of an object, the newest first."""
    find(call)
    first, last = call.query.get("startDate", ""), call.query.get("endDate", "9")
    history = call.store.history(call.tag, call.key, call.scope)
    return [state for state in history if first <= day(state.get("lastModifiedTime") or 0) <= last + "z"]


def need(call: Call, *names: str) -> None:
    """Refuse a body in which one of these fields is missing or empty."""
    missing = [(name, "Required") for name in names if not call.given(name)]
    if missing:
        raise invalid(missing)
