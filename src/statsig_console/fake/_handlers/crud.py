"""The common operations without a special handler: list, read, create, update, replace, delete."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from .._clock import day
from .._document.document import Json, load
from .._guesses import guess
from .._http.response import invalid, refuse
from .._state.store import Store
from .call import HANDLERS, Call
from .kinds import EVERYWHERE, check_above, kind_of, noun_of
from .lists import listing

__all__ = [
    "API_NAME",
    "API_USER",
    "act",
    "change",
    "create",
    "delete",
    "example_of",
    "find",
    "keep",
    "need",
    "part",
    "plain",
    "replace",
    "run_by_clock",
    "run_operation",
    "slug",
    "stamped",
    "transition",
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


def transition(call: Call) -> Json:
    """Change the state of an object as the verb of the operation says."""
    find(call)
    return change(call, **kind_of(call).states.get(call.operation.verb, {}))


def versions(call: Call) -> list[Json]:
    """Return all states of an object, the newest first."""
    find(call)
    first, last = call.query.get("startDate", ""), call.query.get("endDate", "9")
    history = call.store.history(call.tag, call.key, call.scope)
    return [state for state in history if first <= day(state.get("lastModifiedTime") or 0) <= last + "z"]


def part(call: Call) -> Any:
    """Read, write or clear a part of an object that has its own path."""
    call_has_object = call.resource.key in call.path
    if call_has_object:
        find(call)
    name = "/".join(call.operation.segments[len(call.resource.item) if call_has_object else 0 :])
    key = call.path.get(call.resource.key, "")
    example = example_of(call)
    if call.operation.method == "GET":
        return call.store.part(call.tag, key, name, example)
    value = call.body if call.operation.method in ("POST", "PUT", "PATCH") and call.body else None
    if call.operation.method == "PATCH" and isinstance(value, dict):
        value = (call.store.part(call.tag, key, name) or {}) | value
    call.store.set_part(call.tag, key, name, value)
    return example


def plain(call: Call) -> Callable[[Call], Any]:
    """Carry out an operation without a handler, by its method and the form of its path."""
    operation, resource = call.operation, call.operation.resource
    if resource is None:
        return example_of
    if operation.segments == resource.item:
        whole = update if operation.verb == "update" else replace
        return {"GET": find, "PATCH": update, "DELETE": delete}.get(operation.method, whole)
    if resource.key not in call.path:
        if operation.method == "GET" and operation.envelope == "page" and operation.tag == resource.tag:
            return listing
        return create if operation.method == "POST" and operation.verb == "create" else part
    if operation.segments[-1] == "versions":
        return versions
    if operation.verb in kind_of(call).states or (operation.method == "PUT" and operation.envelope == "done"):
        return transition
    return part


def example_of(call: Call) -> Any:
    """Return the example response of the document."""
    example = call.operation.example
    return example.get("data") if isinstance(example, dict) and call.operation.envelope != "bare" else example


def act(call: Call) -> Any:
    """Carry out a call and return the `data` of its response."""
    operation = call.operation
    place = f"{operation.method} {operation.path}"
    return (HANDLERS.get(operation.id) or HANDLERS.get(place) or plain(call))(call)


def run_operation(call: Call, operation: str, body: Any = None) -> Any:
    """Carry out another operation on the same path, as a step of a call."""
    other = call.document.operations[operation]
    return act(Call(other, call.document, call.store, call.path, {}, [], body))


def run_by_clock(store: Store, operation: str, key: str) -> None:
    """Carry out an operation on an object at a scheduled time, without a request."""
    document = load()
    act(Call(document.operations[operation], document, store, {"id": key}, {}, [], None))


def need(call: Call, *names: str) -> None:
    """Refuse a body in which one of these fields is missing or empty."""
    missing = [(name, "Required") for name in names if not call.given(name)]
    if missing:
        raise invalid(missing)
