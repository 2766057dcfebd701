"""What a handler of an operation receives, and where it is registered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import define, frozen

from .._document.document import Document, Json, Operation, Resource
from .._state.store import Store

__all__ = ["HANDLERS", "Call", "Handler", "Whole", "answers"]


@frozen
class Whole:
    """The whole body of a response, for the few that have an envelope of their own."""

    body: Json


@define
class Call:
    """One request for one operation, already checked against the document."""

    operation: Operation
    document: Document
    store: Store
    path: dict[str, str]
    query: Json
    pairs: list[tuple[str, str]]
    body: Any
    message: str | None = None
    total: int | None = None

    @property
    def resource(self) -> Resource:
        """The kind of object that the path is about."""
        assert self.operation.resource is not None
        return self.operation.resource

    @property
    def tag(self) -> str:
        """The group that holds the objects which the path is about."""
        return self.resource.tag

    @property
    def key(self) -> str:
        """The id in the path of the object that the call is about."""
        return self.path[self.resource.key] if self.operation.resource else next(iter(self.path.values()))

    @property
    def scope(self) -> str:
        """What the object stands below, such as `gates/new_checkout`; empty for most."""
        above = [part[1:-1] for part in self.resource.item[:-1] if part.startswith("{")]
        return "/".join([self.resource.item[0], *(self.path[name] for name in above)]) if above else ""

    @property
    def page(self) -> tuple[int, int]:
        """Where the page that is asked for begins and ends."""
        number, size = self.query.get("page", 1), self.query.get("limit", 100)
        return (number - 1) * size, number * size

    @property
    def sent(self) -> Json:
        """The fields of the body that the object takes; others are ignored as the server does."""
        taken = self.operation.body_properties & self.resource.properties
        return {name: value for name, value in (self.body or {}).items() if name in taken}

    def given(self, name: str, otherwise: Any = None) -> Any:
        """Return a field of the body."""
        return (self.body or {}).get(name, otherwise)


Handler = Callable[[Call], Any]

HANDLERS: dict[str, Handler] = {}


def answers(*operations: str) -> Callable[[Handler], Handler]:
    """Register a function as the handler of some operations; it returns the `data` of the response.

    An operation is given by its id, or by method and path where the document may lack it.
    """

    def register(handler: Handler) -> Handler:
        HANDLERS.update(dict.fromkeys(operations, handler))
        return handler

    return register
