"""The call that a handler of an operation receives, and the registration of handlers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import define, frozen

from .._document.document import Document, Json, Operation, Resource
from .._state.store import Store

__all__ = ["HANDLERS", "Call", "Handler", "Whole", "answers"]


@frozen
class Whole:
    """The complete body of a response, for operations with their own envelope."""

    body: Json


@define
class Call:
    """One request for one operation, after the check against the document."""

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
        """The kind of object in the path."""
        assert self.operation.resource is not None
        return self.operation.resource

    @property
    def tag(self) -> str:
        """The group of the object in the path."""
        return self.resource.tag

    @property
    def key(self) -> str:
        """The id of the object in the path."""
        return self.path[self.resource.key] if self.operation.resource else next(iter(self.path.values()))

    @property
    def scope(self) -> str:
        """The object above it in the path, such as `gates/new_checkout`; empty for most."""
        above = [part[1:-1] for part in self.resource.item[:-1] if part.startswith("{")]
        return "/".join([self.resource.item[0], *(self.path[name] for name in above)]) if above else ""

    @property
    def page(self) -> tuple[int, int]:
        """The number and the size of the requested page."""
        number, size = self.query.get("page", 1), self.query.get("limit", 100)
        return (number - 1) * size, number * size

    @property
    def sent(self) -> Json:
        """The fields of the body that the object has. The others are ignored, as on the server."""
        taken = self.operation.body_properties & self.resource.properties
        return {name: value for name, value in (self.body or {}).items() if name in taken}

    def given(self, name: str, otherwise: Any = None) -> Any:
        """Return a field of the body."""
        return (self.body or {}).get(name, otherwise)


Handler = Callable[[Call], Any]

HANDLERS: dict[str, Handler] = {}


def answers(*operations: str) -> Callable[[Handler], Handler]:
    """Register a function as the handler of operations. It returns the `data` of the response.

    An operation is given by its id, or by method and path if the document may not have it.
    """

    def register(handler: Handler) -> Handler:
        HANDLERS.update(dict.fromkeys(operations, handler))
        return handler

    return register
