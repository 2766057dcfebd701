"""What the document cannot say about the objects of a group, registered by the module of the group."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import field, frozen

from .call import Call
from .document import Json

__all__ = ["KINDS", "Filter", "Kind", "kind_of", "noun_of", "register", "shown_as_is"]

Filter = Callable[[Json, Any], bool]


def _nothing(call: Call) -> Json:
    return {}


def _unchanged(call: Call, made: Json, before: Json | None) -> None:
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
        show: Turns an object into what is answered.
        lists: Which objects a list has before any filter; None for all.
        filters: Query parameters that are more than a comparison with the field of their name.
        states: For verbs such as `enable`, the fields that they set.
    """

    tag: str
    noun: str | None = None
    initial: Callable[[Call], Json] = _nothing
    settle: Callable[[Call, Json, Json | None], None] = _unchanged
    show: Callable[[Call, Json], Json] = shown_as_is
    lists: Callable[[Call], Callable[[Json], bool] | None] = _all_listed
    filters: Mapping[str, Filter] = field(factory=dict)
    states: Mapping[str, Json] = field(factory=dict)


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Tell how the objects of a group behave."""
    KINDS[kind.tag] = kind


def kind_of(call: Call) -> Kind:
    """Return how the objects that a call is about behave."""
    return KINDS.get(call.tag) or Kind(call.tag)


def noun_of(call: Call) -> str:
    """Return what the server calls the object of a call in its messages."""
    return kind_of(call).noun or call.resource.noun
