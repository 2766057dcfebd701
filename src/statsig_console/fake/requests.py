"""What came in: a request as it was sent, and as the record of the fake keeps it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from attrs import frozen

from .document import Operation
from .routes import Router

__all__ = ["Asked", "Request", "as_query", "read"]


@frozen
class Request:
    """A request that came in.

    The path is without `/console/v1`, and a query parameter that was sent several times is a list.
    """

    method: str
    path: str
    query: Mapping[str, str | list[str]]
    body: Any
    operation: str | None
    status: int | None


@frozen
class Asked:
    """A request taken apart, before anything is known to be right about it."""

    method: str
    path: str
    operation: Operation | None
    names: dict[str, str]
    pairs: list[tuple[str, str]]
    key: str | None
    body: Any
    problem: str | None


def read(router: Router, method: str, target: str, key: str | None, content: bytes) -> Asked:
    """Read one request as far as it can be read."""
    path, _, query = target.partition("?")
    operation, names = router.find(method, path) or (None, {})
    body, problem = None, None
    if content:
        try:
            body = json.loads(content)
        except ValueError as error:
            problem = str(error)
    pairs = parse_qsl(query, keep_blank_values=True)
    return Asked(method, path, operation, names, pairs, key, body, problem)


def as_query(pairs: list[tuple[str, str]]) -> dict[str, str | list[str]]:
    """Return a query by name; a name that was sent several times has a list."""
    query: dict[str, str | list[str]] = {}
    for name, value in pairs:
        before = query.get(name)
        if before is None:
            query[name] = value
        else:
            query[name] = [*before, value] if isinstance(before, list) else [before, value]
    return query
