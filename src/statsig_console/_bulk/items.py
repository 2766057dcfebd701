"""The items of a bulk call, read one at a time and no sooner than they are wanted."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Iterable, Sized
from typing import Generic, TypeVar

import anyio

__all__ = ["Source"]

Item = TypeVar("Item")


class Source(Generic[Item]):
    """Items with their numbers, handed out to one worker at a time."""

    def __init__(self, items: Iterable[Item] | AsyncIterable[Item]) -> None:
        self.total = len(items) if isinstance(items, Sized) else None
        """How many there are; None where that is not known."""
        self._items: AsyncIterator[Item] = aiter(items) if isinstance(items, AsyncIterable) else _each(items)
        self._lock = anyio.Lock()
        self._count = 0
        self._ended = False

    async def next(self) -> tuple[int, Item] | None:
        """Return the next item and its number, or None after the last."""
        async with self._lock:
            if self._ended:
                return None
            try:
                item = await anext(self._items)
            except StopAsyncIteration:
                self._ended = True
                return None
            except BaseException:
                self._ended = True
                raise
            self._count += 1
            return self._count - 1, item

    async def close(self) -> None:
        """End a generator that was not read to its end."""
        if isinstance(self._items, AsyncGenerator):
            with anyio.move_on_after(5, shield=True):
                await self._items.aclose()


async def _each(items: Iterable[Item]) -> AsyncIterator[Item]:
    for item in items:
        yield item
