"""The client as the raw groups see it: answers stay as they are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar, cast

from ._codec import UNSET
from ._operation import Answer, Operation, Query

__all__ = ["Undecoded"]

T = TypeVar("T")


class Undecoded:
    """Sends what the groups send, and leaves out how they would decode it."""

    def __init__(self, send: Callable[..., Awaitable[Answer]]) -> None:
        self._send = send

    async def send(
        self,
        operation: Operation,
        path: Mapping[str, object],
        *,
        query: Query | None = None,
        body: object = UNSET,
        decode: Callable[[Answer], T],
    ) -> T:
        """Send one operation and return its answer, whatever the type of the group says."""
        return cast("T", await self._send(operation, path, query=query, body=body))
