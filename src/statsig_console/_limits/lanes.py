"""Keep those who wait in order: higher priority first, within a priority who came first."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import Generic, Protocol, TypeVar

__all__ = ["Lanes", "Waiting"]


class Waiting(Protocol):
    """Someone who waits, until it is let in or gives up."""

    key: tuple[int, int]
    waits: bool


W = TypeVar("W", bound=Waiting)


class Lanes(Generic[W]):
    """A queue with a fast lane for each priority; those who gave up are skipped when their turn comes."""

    def __init__(self) -> None:
        self._heap: list[tuple[tuple[int, int], W]] = []
        self._gone = 0

    def push(self, one: W) -> None:
        """Let one wait at the place that its key gives it."""
        heappush(self._heap, (one.key, one))

    def head(self) -> W | None:
        """Return who is next, without letting it go."""
        while self._heap:
            one = self._heap[0][1]
            if one.waits:
                return one
            heappop(self._heap)
            self._gone -= 1
        return None

    def pop(self) -> W:
        """Take out who is next."""
        return heappop(self._heap)[1]

    def gave_up(self) -> None:
        """Take note that one of the waiting does not wait any more."""
        self._gone += 1
        if self._gone * 2 > len(self._heap) + 16:
            self._heap = [entry for entry in self._heap if entry[1].waits]
            heapify(self._heap)
            self._gone = 0
