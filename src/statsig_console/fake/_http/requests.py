"""Requests to the fake, and their log, which tests read."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from fnmatch import fnmatchcase
from itertools import islice
from typing import Any, overload
from urllib.parse import parse_qsl, unquote_to_bytes

from attrs import asdict, field, frozen

from .._clock import iso
from .._document.document import PREFIX, Operation
from .._document.routing import Router
from .strict_json import read_json

__all__ = ["ParsedRequest", "Request", "Requests", "control_path", "parse"]

CONTROL_PREFIX = "/_fake/"
"""The prefix of control requests. No path of the API begins with it."""


@frozen
class Request:
    """A request that the fake received.

    The path is without `/console/v1`. A query parameter that was sent several times is a list. `status` is
    None if the connection was broken. The key is not stored.

    `time` is the time of the response in seconds, on the clock of the fake. `took` is the number of seconds
    from the request to the response. Both have no influence on equality.
    """

    method: str
    path: str
    query: Mapping[str, str | list[str]]
    body: Any
    operation: str | None
    status: int | None
    time: float = field(default=0.0, eq=False)
    took: float = field(default=0.0, eq=False)

    def as_json(self) -> dict[str, Any]:
        """Return the request as JSON."""
        return asdict(self) | {"time": iso(round(self.time * 1000))}


@frozen
class ParsedRequest:
    """The parts of a request, before any check."""

    method: str
    path: str
    operation: Operation | None
    names: dict[str, str]
    pairs: list[tuple[str, str]]
    key: str | None
    body: Any
    problem: str | None


def control_path(target: str) -> str | None:
    """Return the path of a control request after `/_fake/`, or None for a request to the Console."""
    if target == "/":
        return "page"
    target = target.removeprefix(PREFIX)
    return target[len(CONTROL_PREFIX) :] if target.startswith(CONTROL_PREFIX) else None


def parse(router: Router, method: str, target: str, key: str | None, content: bytes) -> ParsedRequest:
    """Parse one request, as far as it is valid."""
    path, _, query = target.partition("?")
    operation, raw = router.find(method, path) or (None, {})
    body, names, pairs, problem = None, {}, [], None
    try:
        names = {name: _decoded(text) for name, text in raw.items()}
        pairs = parse_qsl(_encodable(query), keep_blank_values=True, errors="strict")
        body = read_json(content) if content else None
    except UnicodeError:
        problem = "the path or the query is not percent-encoded UTF-8"
    except ValueError as error:
        problem = str(error)
    return ParsedRequest(method, path, operation, names, pairs, key, body, problem)


def _decoded(text: str) -> str:
    return unquote_to_bytes(text).decode()


def _encodable(text: str) -> str:
    text.encode()
    return text


class Requests(Sequence[Request]):
    """The log of requests, the oldest first. Only the last ones are kept."""

    def __init__(self, operations: Iterable[str], most: int) -> None:
        if most < 1:
            raise ValueError(f"keep_requests must be at least 1, not {most}")
        self._operations = operations
        self._kept: deque[Request] = deque(maxlen=most)

    def note(self, parsed: ParsedRequest, status: int | None, time: float, took: float) -> None:
        """Add a request and its response."""
        path = parsed.path.removeprefix(PREFIX)
        if parsed.key and parsed.key in path:
            path = path.replace(parsed.key, "(key)")
        operation = parsed.operation.id if parsed.operation else None
        query = _by_name(parsed.pairs)
        self._kept.append(Request(parsed.method, path, query, parsed.body, operation, status, time, took))

    def matching(
        self,
        *,
        operation: str | None = None,
        method: str | None = None,
        path: str | None = None,
        status: int | None = None,
        query: Mapping[str, Any] | None = None,
        body: Any = None,
    ) -> list[Request]:
        """Return the requests that match all arguments, in order.

        In `path`, `*` matches any text. `query` and `body` match if they are a part of the request. The
        values of a query are compared as text.

        Raises:
            ValueError: The operation is unknown.
        """
        if operation is not None and operation not in self._operations:
            near = get_close_matches(operation, self._operations, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ValueError(f"the operation {operation} is unknown{hint}")
        wanted = {name: _text(value) for name, value in (query or {}).items()}
        return [
            request
            for request in self
            if (operation is None or request.operation == operation)
            and (method is None or request.method == method.upper())
            and (path is None or fnmatchcase(request.path, path))
            and (status is None or request.status == status)
            and _holds(request.query, wanted)
            and (body is None or _holds(request.body, body))
        ]

    def clear(self) -> None:
        """Remove all requests from the log."""
        self._kept.clear()

    def __len__(self) -> int:
        return len(self._kept)

    @overload
    def __getitem__(self, at: int) -> Request: ...
    @overload
    def __getitem__(self, at: slice) -> list[Request]: ...
    def __getitem__(self, at: int | slice) -> Request | list[Request]:
        if isinstance(at, slice):
            return list(islice(self._kept, *at.indices(len(self)))) if (at.step or 1) > 0 else list(self)[at]
        return self._kept[at]

    def __iter__(self) -> Iterator[Request]:
        return iter(list(self._kept))

    def __repr__(self) -> str:
        return repr(list(self._kept))


def _holds(given: Any, wanted: Any) -> bool:
    """Return whether a JSON value contains all wanted fields with their values. Lists must be equal."""
    if isinstance(wanted, Mapping):
        return isinstance(given, Mapping) and all(
            name in given and _holds(given[name], value) for name, value in wanted.items()
        )
    return bool(given == wanted)


def _text(value: Any) -> str | list[str]:
    if isinstance(value, list | tuple):
        return [str(_text(item)) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _by_name(pairs: list[tuple[str, str]]) -> dict[str, str | list[str]]:
    """Return a query as a dict. A name that was sent several times has a list."""
    query: dict[str, str | list[str]] = {}
    for name, value in pairs:
        before = query.get(name)
        if before is None:
            query[name] = value
        else:
            query[name] = [*before, value] if isinstance(before, list) else [before, value]
    return query
