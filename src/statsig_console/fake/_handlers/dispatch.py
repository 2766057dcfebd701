"""Choose the handler of an operation: its own code, the common one for its path, or an echo."""

from __future__ import annotations

from typing import Any

from .._document.document import load
from .._state.store import Store
from .call import HANDLERS, Call, Handler, Whole
from .crud import create, delete, find, replace, update, versions
from .examples import fits
from .lists import listing

__all__ = ["echo", "handler_of", "run_by_clock", "run_operation"]


def handler_of(call: Call) -> Handler:
    """Return the handler that is registered for the operation of a call, or else a common one."""
    operation = call.operation
    place = f"{operation.method} {operation.path}"
    return HANDLERS.get(operation.id) or HANDLERS.get(place) or _common(call)


def _common(call: Call) -> Handler:
    """Return the handler that the method, the path and the id of an operation suggest.

    An operation with another id than `<tag>_list` and `<tag>_create` may list or create something else.
    """
    operation, resource = call.operation, call.operation.resource
    if resource is None:
        return echo
    if operation.segments == resource.item:
        whole = update if operation.verb == "update" else replace
        return {"GET": find, "PATCH": update, "DELETE": delete}.get(operation.method, whole)
    if operation.id == f"{resource.tag}_list" and operation.method == "GET" and operation.envelope == "page":
        return listing
    if operation.id == f"{resource.tag}_create" and operation.method == "POST":
        return create
    if operation.method == "GET" and operation.segments == (*resource.item, "versions"):
        return versions
    return echo


def echo(call: Call) -> Any:
    """Store the body of a write and return the example of the document.

    A read returns the body that was stored for its path, if the response may hold it, else the example.
    """
    operation, resource = call.operation, call.operation.resource
    segments = [call.path[part[1:-1]] if part[0] == "{" else part for part in operation.segments]
    tag, key = operation.tag, ""
    if resource is not None and resource.key in call.path:
        find(call)
        # The store removes the parts of an object together with the object.
        tag, key, segments = resource.tag, call.key, segments[len(resource.item) :]
    name, example = "/".join(segments), operation.example_data
    kept = call.store.part(tag, key, name)
    if operation.method == "GET":
        whole = operation.example if isinstance(operation.example, dict) else {}
        if "next_cursor" in whole.get("pagination", ()):
            return Whole(whole)  # The pages of this list have no numbers.
        return kept if _fits(call, kept) else example
    body = None if operation.method == "DELETE" else call.body
    if operation.method == "PATCH" and isinstance(body, dict) and isinstance(kept, dict):
        body = kept | body
    call.store.set_part(tag, key, name, body)
    return example


def _fits(call: Call, kept: Any) -> bool:
    """Return whether a response of the operation may hold a stored body as its data."""
    if kept is None or not call.operation.item:
        return False
    items = kept if call.operation.envelope == "page" else [kept]
    return isinstance(items, list) and all(fits(call.document, call.operation.item, item) for item in items)


def run_operation(call: Call, operation: str, body: Any = None) -> Any:
    """Carry out another operation on the same path, as a step of a call."""
    other = call.document.operations[operation]
    step = Call(other, call.document, call.store, call.path, {}, [], body)
    return handler_of(step)(step)


def run_by_clock(store: Store, operation: str, key: str) -> None:
    """Carry out an operation on an object at a scheduled time, without a request."""
    document = load()
    step = Call(document.operations[operation], document, store, {"id": key}, {}, [], None)
    handler_of(step)(step)
