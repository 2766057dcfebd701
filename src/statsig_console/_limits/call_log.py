"""The log of calls in a store, and the delay of a new call."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .store import LIFETIME, Delays, Demand
from .windows import NANO

__all__ = ["KEPT", "RECHECK", "CallLog"]

RECHECK = NANO // 20
"""The delay if only calls in flight occupy the slots, since the time of their end is unknown."""
KEPT = 3_600 * NANO
"""The time for which a call is kept after its end. Wider windows keep it longer."""


class Pause(NamedTuple):
    """The pause of a throttle, from a refusal until the server admits a call again."""

    since: int
    until: int
    probe: str = ""
    """The call that tests whether the server admits calls again."""


class CallLog:
    """The times at which calls ended, or will count as ended if their process never reports it."""

    def __init__(self) -> None:
        self._entries: dict[str, tuple[int, tuple[str, ...]]] = {}
        self._times: dict[str, list[int]] = {}
        self._kept = KEPT
        self.pauses: dict[str, Pause] = {}

    def __len__(self) -> int:
        return len(self._entries)

    def entries(self) -> Iterable[tuple[str, tuple[int, tuple[str, ...]]]]:
        """Return all calls with their times and throttles."""
        return self._entries.items()

    def put(self, id: str, at: int, names: tuple[str, ...]) -> None:
        """Set the time at which a call ended or will count as ended."""
        self.drop(id)
        self._entries[id] = at, names
        for name in names:
            insort(self._times.setdefault(name, []), at)

    def drop(self, id: str) -> None:
        """Remove a call."""
        at, names = self._entries.pop(id, (0, ()))
        for name in names:
            times = self._times[name]
            del times[bisect_left(times, at)]

    def drop_old(self, now: int) -> None:
        """Remove all calls that are outside every window."""
        for id in [id for id, (at, _) in self._entries.items() if at + self._kept <= now]:
            self.drop(id)

    def pause(self, name: str, id: str, since: int, until: int) -> None:
        """Pause a throttle. If the call was sent before the last refusal, only extend the pause."""
        pause = self.pauses.get(name)
        at, _ = self._entries.get(id, (0, ()))
        if pause is not None and at - LIFETIME * NANO < pause.since:
            self.pauses[name] = pause._replace(until=max(pause.until, until))
        else:
            self.pauses[name] = Pause(since, until)

    def probe(self, id: str, names: Iterable[str]) -> None:
        """Make a call the probe of paused throttles."""
        for name in names:
            if (pause := self.pauses.get(name)) is not None:
                self.pauses[name] = pause._replace(probe=id)

    def resume(self, names: Iterable[str]) -> None:
        """End the pauses of throttles."""
        for name in names:
            self.pauses.pop(name, None)

    def probed_by(self, id: str) -> list[str]:
        """Return the throttles that a call probes."""
        return [name for name, pause in self.pauses.items() if pause.probe == id]

    def delays(self, demands: Sequence[Demand], now: int) -> Delays:
        """Return the delay for each throttle that is full or paused."""
        delays: dict[str, int] = {}
        ages: dict[str, int] = {}
        for demand in demands:
            times = self._times.get(demand.name, [])
            if (pause := self.pauses.get(demand.name)) is not None:
                ages[demand.name] = now - pause.since
                if pause.until > now or self._entries.get(pause.probe, (0, ()))[0] > now:
                    delays[demand.name] = max(pause.until - now, RECHECK)
            for calls, width in demand.terms:
                self._kept = max(self._kept, width + LIFETIME * NANO)
                if len(times) - bisect_right(times, now - width) >= calls:
                    at = times[-calls]
                    delay = RECHECK if at > now else at + width - now
                    delays[demand.name] = max(delays.get(demand.name, 0), delay)
        return Delays(delays, ages)
