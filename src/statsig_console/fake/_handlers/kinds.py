"""The behaviour of objects that the document does not describe, registered by the module of each group."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import field, frozen

from .._document.document import Json
from .._http.response import refuse
from .call import Call
from .examples import keep_fitting, required_fields

__all__ = [
    "EVERYWHERE",
    "KINDS",
    "Filter",
    "Kind",
    "Settle",
    "check_above",
    "everywhere",
    "kind_of",
    "noun_of",
    "register",
    "shown_as_is",
]

Filter = Callable[[Json, Any], bool]
Settle = Callable[[Call, Json, Json | None], None]


def _nothing(call: Call) -> Json:
    return {}


def _unchanged(call: Call, made: Json, before: Json | None) -> None:
    return None


def _nothing_follows(call: Call, made: Json, before: Json) -> None:
    return None


def shown_as_is(call: Call, found: Json) -> Json:
    """Return an object as it is stored."""
    return found


def _all_listed(call: Call) -> None:
    return None


@frozen
class Kind:
    """The behaviour of a kind of object that the document does not describe.

    Args:
        initial: Returns the fields of a new object that were not sent.
        settle: Checks and completes a new state before it is stored; it gets the old state, if any.
        show: Returns the form of an object in responses.
        lists: Selects the objects of a list before any filter; None for all.
        filters: Query parameters that do not compare the field with the same name.
        changed: Called after a change was stored, with the new and the old state.
        missing: The message of the server about a missing object; None for the usual one.
        messages: The messages of the server after an operation, by the end of its id, such as `delete`.
    """

    tag: str
    noun: str | None = None
    initial: Callable[[Call], Json] = _nothing
    settle: Callable[[Call, Json, Json | None], None] = _unchanged
    show: Callable[[Call, Json], Json] = shown_as_is
    lists: Callable[[Call], Callable[[Json], bool] | None] = _all_listed
    filters: Mapping[str, Filter] = field(factory=dict)
    changed: Callable[[Call, Json, Json], None] = _nothing_follows
    missing: str | None = None
    messages: Mapping[str, str] = field(factory=dict)


KINDS: dict[str, Kind] = {}
EVERYWHERE: list[Settle] = []


def register(kind: Kind) -> None:
    """Register the behaviour of a group of objects."""
    KINDS[kind.tag] = kind


def everywhere(settle: Settle) -> Settle:
    """Register a function that checks and completes new states of all objects, after that of their kind."""
    EVERYWHERE.append(settle)
    return settle


def kind_of(call: Call) -> Kind:
    """Return the kind of the object of a call."""
    return KINDS.get(call.tag) or Kind(call.tag, initial=required_fields, settle=keep_fitting)


def noun_of(call: Call) -> str:
    """Return the noun for the object of a call in messages of the server."""
    return kind_of(call).noun or call.resource.noun


def check_above(call: Call) -> None:
    """Refuse a path below an object that does not exist."""
    if (above := call.document.above(call.resource)) and call.path[above.key] not in call.store.objects(
        above.tag
    ):
        kind = KINDS.get(above.tag)
        raise refuse(f"{(kind and kind.noun) or above.noun} not found.", 404)
