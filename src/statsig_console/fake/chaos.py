"""Trouble on request: answers that fail, connections that break, values that nobody has seen before."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any, Literal

from attrs import define

from .document import Operation

__all__ = ["Break", "Chaos", "Failure", "Invention", "Stage", "Trouble"]

Stage = Literal["answer", "body"]

_REASONS = {
    400: "Bad Request Exception",
    403: "Forbidden resource",
    404: "Not Found Exception",
    409: "Another update is already in progress",
    429: "Too Many Requests",
    500: "Internal server error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


@define
class Trouble:
    """Something that happens to the next requests that fit."""

    times: int
    operation: str | None
    method: str | None
    tag: str | None
    after: int

    def _fits(self, operation: Operation | None, method: str) -> bool:
        return (
            (self.operation is None or (operation is not None and operation.id == self.operation))
            and (self.method is None or self.method.upper() == method)
            and (self.tag is None or (operation is not None and operation.tag == self.tag))
        )

    def due(self, operation: Operation | None, method: str) -> bool:
        """Tell whether it happens to this request, and count the request if it fits but comes too early."""
        if self.times < 1 or not self._fits(operation, method):
            return False
        self.after -= 1
        return self.after < 0


@define
class Failure(Trouble):
    """An answer that is given in place of the true one."""

    applied: bool
    status: int
    headers: Mapping[str, str]
    body: Any

    def content(self) -> Any:
        """Return the body to send."""
        return (
            self.body
            if self.body is not None
            else {"status": self.status, "message": _REASONS.get(self.status, "Error")}
        )


@define
class Break(Trouble):
    """A connection that ends before the answer or within it."""

    applied: bool
    stage: Stage


@define
class Invention(Trouble):
    """A value that the document does not have."""

    field: str
    value: Any

    def put_into(self, body: Any) -> Any:
        """Return the body with the value in its first object; the state of the fake is left alone."""
        if not isinstance(body, dict):
            return body
        data = body.get("data")
        if isinstance(data, list):
            return body | {
                "data": [self._changed(each) if not place else each for place, each in enumerate(data)]
            }
        return body | {"data": self._changed(data)} if isinstance(data, dict) else body

    def _changed(self, found: Any) -> Any:
        return found | {self.field: self.value} if isinstance(found, dict) else found


class Chaos:
    """All trouble that is still to come, in the order in which it was asked for."""

    def __init__(self, operations: Container[str]) -> None:
        self._operations = operations
        self._waiting: list[Trouble] = []

    def fail(
        self,
        status: int = 500,
        *,
        times: int = 1,
        operation: str | None = None,
        method: str | None = None,
        after: int = 0,
        applied: bool = False,
        headers: Mapping[str, str] | None = None,
        body: Any = None,
    ) -> None:
        """Answer the next requests that fit with an error.

        The first `after` requests that fit are answered properly; with `applied` the change is made all the
        same. A body of text or bytes is sent as it is, any other as JSON.
        """
        self._know(operation)
        failure = Failure(times, operation, method, None, after, applied, status, headers or {}, body)
        self._waiting.append(failure)

    def drop(
        self,
        times: int = 1,
        operation: str | None = None,
        method: str | None = None,
        after: int = 0,
        applied: bool = False,
        stage: Stage = "answer",
    ) -> None:
        """Break the connection on the next requests that fit, before the answer or within its body."""
        self._know(operation)
        self._waiting.append(Break(times, operation, method, None, after, applied, stage))

    def invent(
        self,
        field: str = "status",
        value: Any = "Half Launched",
        operation: str | None = None,
        tag: str | None = None,
        after: int = 0,
        times: int = 1,
    ) -> None:
        """Put a value that the document does not know into the first object of the next answers that fit."""
        self._know(operation)
        self._waiting.append(Invention(times, operation, None, tag, after, field, value))

    def trouble_for(self, operation: Operation | None, method: str) -> Failure | Break | None:
        """Return what happens to a request, if anything does."""
        chosen: Failure | Break | None = None
        for trouble in self._waiting:
            if isinstance(trouble, Failure | Break) and trouble.due(operation, method) and chosen is None:
                chosen = trouble
                trouble.times -= 1
        self._waiting = [each for each in self._waiting if each.times > 0]
        return chosen

    def invented(self, operation: Operation | None, method: str, body: Any) -> Any:
        """Return a successful answer with the invented values that are due."""
        if not isinstance(body, dict) or not isinstance(body.get("data"), dict | list) or not body["data"]:
            return body
        for trouble in self._waiting:
            if isinstance(trouble, Invention) and trouble.due(operation, method):
                trouble.times -= 1
                body = trouble.put_into(body)
        return body

    def _know(self, operation: str | None) -> None:
        if operation is not None and operation not in self._operations:
            raise ValueError(f"no operation is called {operation}")
