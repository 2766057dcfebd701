"""Keep the log of calls that a store holds, and tell when there is room for one more."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .store import LIFETIME, Asked, Waits
from .windows import NANO

__all__ = ["AGAIN", "KEPT", "Ledger"]

AGAIN = NANO // 20
"""How long to wait where only calls in flight stand in the way: nobody knows when they are answered."""
KEPT = 3_600 * NANO
"""How long an answered call is remembered; no window is wider than this or the widest ever asked for."""


class Pause(NamedTuple):
    """What holds on an account after a refusal, until one call was let in."""

    since: int
    until: int
    trial: str = ""
    """The call that tries whether the server lets it in."""


class Ledger:
    """When each call was answered, or will count as answered where its process never says so."""

    def __init__(self) -> None:
        self._entries: dict[str, tuple[int, tuple[str, ...]]] = {}
        self._times: dict[str, list[int]] = {}
        self._kept = KEPT
        self.pauses: dict[str, Pause] = {}

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

    def pause(self, name: str, id: str, since: int, until: int) -> None:
        """Let nobody in until then; a call that was sent before an earlier refusal says nothing new."""
        pause = self.pauses.get(name)
        at, _ = self._entries.get(id, (0, ()))
        if pause is not None and at - LIFETIME * NANO < pause.since:
            self.pauses[name] = pause._replace(until=max(pause.until, until))
        else:
            self.pauses[name] = Pause(since, until)

    def try_with(self, id: str, names: Iterable[str]) -> None:
        """Let one call try on paused accounts."""
        for name in names:
            if (pause := self.pauses.get(name)) is not None:
                self.pauses[name] = pause._replace(trial=id)

    def resume(self, names: Iterable[str]) -> None:
        """Let calls in again."""
        for name in names:
            self.pauses.pop(name, None)

    def tried_by(self, id: str) -> list[str]:
        """Return the accounts on which a call tries."""
        return [name for name, pause in self.pauses.items() if pause.trial == id]

    def waits(self, asked: Sequence[Asked], now: int) -> Waits:
        """Return how long it is worth waiting for each account that lets nobody in."""
        waits: dict[str, int] = {}
        ages: dict[str, int] = {}
        for one in asked:
            times = self._times.get(one.name, [])
            if (pause := self.pauses.get(one.name)) is not None:
                ages[one.name] = now - pause.since
                if pause.until > now or self._entries.get(pause.trial, (0, ()))[0] > now:
                    waits[one.name] = max(pause.until - now, AGAIN)
            for calls, width in one.terms:
                self._kept = max(self._kept, width + LIFETIME * NANO)
                if len(times) - bisect_right(times, now - width) >= calls:
                    at = times[-calls]
                    wait = AGAIN if at > now else at + width - now
                    waits[one.name] = max(waits.get(one.name, 0), wait)
        return Waits(waits, ages)
