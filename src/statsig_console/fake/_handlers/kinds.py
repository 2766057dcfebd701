"""What the document cannot say about the objects of a group, registered by the module of the group."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import field, frozen

from .._document.document import Json
from .._http.response import refuse
from .call import Call

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
    """Answer an object as it is kept."""
    return found


def _all_listed(call: Call) -> None:
    return None


@frozen
class Kind:
    """What the document cannot say about a group of objects.

    Args:
        initial: Fields of a new object that nobody sent.
        settle: Checks and completes a new state before it is kept; it gets the state before, if any.
        show: Turns an object into what a response shows.
        lists: Which objects a list has before any filter; None for all.
        filters: Query parameters that are more than a comparison with the field of their name.
        states: For verbs such as `enable`, the fields that they set.
        changed: What follows from a change that has been kept; it gets the new and the old state.
        missing: What the server says of an object that is not there; None for the usual words.
        messages: What the server says after an operation, by the end of its id, such as `delete`.
    """

    tag: str
    noun: str | None = None
    initial: Callable[[Call], Json] = _nothing
    settle: Callable[[Call, Json, Json | None], None] = _unchanged
    show: Callable[[Call, Json], Json] = shown_as_is
    lists: Callable[[Call], Callable[[Json], bool] | None] = _all_listed
    filters: Mapping[str, Filter] = field(factory=dict)
    states: Mapping[str, Json] = field(factory=dict)
    changed: Callable[[Call, Json, Json], None] = _nothing_follows
    missing: str | None = None
    messages: Mapping[str, str] = field(factory=dict)


KINDS: dict[str, Kind] = {}
EVERYWHERE: list[Settle] = []


def register(kind: Kind) -> None:
    """Register how the objects of a group behave."""
    KINDS[kind.tag] = kind


def everywhere(settle: Settle) -> Settle:
    """Let a function check and complete the new states of all objects, after their own kind did."""
    EVERYWHERE.append(settle)
    return settle


def kind_of(call: Call) -> Kind:
    """Return how the objects that a call is about behave."""
    return KINDS.get(call.tag) or Kind(call.tag)


def noun_of(call: Call) -> str:
    """Return what the server calls the object of a call in its messages."""
    return kind_of(call).noun or call.resource.noun


def check_above(call: Call) -> None:
    """Refuse a path below an object that is not there."""
    if (above := call.document.above(call.resource)) and call.path[above.key] not in call.store.objects(
        above.tag
    ):
        kind = KINDS.get(above.tag)
        raise refuse(f"{(kind and kind.noun) or above.noun} not found.", 404)
