"""Keep the log of calls that a store holds, and tell when there is room for one more."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence

from ._store import LIFETIME, Asked
from ._windows import NANO

__all__ = ["AGAIN", "KEPT", "Ledger"]

AGAIN = NANO // 20
"""How long to wait where only calls in flight stand in the way: nobody knows when they are answered."""
KEPT = 3_600 * NANO
"""How long an answered call is remembered; no window is wider than this or the widest ever asked for."""


class Ledger:
    """When each call was answered, or will count as answered where its process never says so."""

    def __init__(self) -> None:
        self._entries: dict[str, tuple[int, tuple[str, ...]]] = {}
        self._times: dict[str, list[int]] = {}
        self._kept = KEPT

    def __len__(self) -> int:
        return len(self._entries)

    def entries(self) -> Iterable[tuple[str, tuple[int, tuple[str, ...]]]]:
        """Return all calls with their moments and accounts."""
        return self._entries.items()

    def put(self, id: str, at: int, names: tuple[str, ...]) -> None:
        """Set when a call was answered or will count as answered."""
        self.drop(id)
        self._entries[id] = at, names
        for name in names:
            insort(self._times.setdefault(name, []), at)

    def drop(self, id: str) -> None:
        """Forget a call."""
        at, names = self._entries.pop(id, (0, ()))
        for name in names:
            times = self._times[name]
            del times[bisect_left(times, at)]

    def forget(self, now: int) -> None:
        """Drop all calls that no window reaches back to."""
        for id in [id for id, (at, _) in self._entries.items() if at + self._kept <= now]:
            self.drop(id)

    def waits(self, asked: Sequence[Asked], now: int) -> dict[str, int]:
        """Return how long it is worth waiting for each account that has no room for one more."""
        waits: dict[str, int] = {}
        for one in asked:
            times = self._times.get(one.name, [])
            for calls, width in one.terms:
                self._kept = max(self._kept, width + LIFETIME * NANO)
                if len(times) - bisect_right(times, now - width) >= calls:
                    at = times[-calls]
                    wait = AGAIN if at > now else at + width - now
                    waits[one.name] = max(waits.get(one.name, 0), wait)
        return waits
