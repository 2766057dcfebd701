"""Count calls in a sliding window so that no server, however it counts, finds it overfull."""

from __future__ import annotations

from collections import deque

import anyio

__all__ = ["NANO", "NEVER", "WHOLE", "Window", "moment", "nanoseconds"]

NANO = 1_000_000_000
NEVER = 1 << 62
"""A moment that does not come by itself: only an answer can bring it nearer."""
WHOLE = 1_000_000
"""The whole of a limit; parts are told in millionths, because floats would round a place away."""


class Window:
    """At most so many calls in any stretch of time.

    A call holds a place while it is in flight and for the whole width after its answer: the server counted it
    at some moment before the answer, so that no delay of the network can break the limit.
    """

    def __init__(self, calls: int, width: int, part: int = WHOLE) -> None:
        self.calls = calls
        self.width = width
        self.part = part
        """Part of the limit that is used; the rest is kept free for others."""
        self.share = WHOLE
        """Part of that which is ours, where each of several hosts keeps to its own part."""
        self._trust = WHOLE
        self._changed = -NEVER
        self._answered: deque[int] = deque()

    @property
    def limit(self) -> int:
        """Calls that are let in now: what was set, less what is kept free or was found to be too much."""
        return max(1, self.calls * self.part * self.share * self._trust // WHOLE**3)

    def room_at(self, now: int, in_flight: int) -> int:
        """Return the moment from which one more call has room beside those in flight, at least `now`."""
        over = self.held(now) + in_flight - self.limit
        if over < 0:
            return now
        return self._answered[over] + self.width if over < len(self._answered) else NEVER

    def held(self, now: int) -> int:
        """Return how many answered calls still hold a place."""
        while self._answered and self._answered[0] + self.width <= now:
            self._answered.popleft()
        return len(self._answered)

    def answered(self, now: int) -> None:
        """Keep the place of a call that was answered now."""
        self._answered.append(now)

    def narrow(self, percent: int, held: int, now: int) -> None:
        """Lower the limit by a part, or to what the server let in where the window was nearly that full."""
        lower = self._trust * percent // 100
        # A window far from full was not the reason of the refusal, and what it held says nothing.
        proven = held * WHOLE**3 // (self.calls * self.part * self.share)
        if proven >= self._trust * 3 // 4:
            lower = min(lower, proven)
        self._trust, self._changed = max(lower, WHOLE // 100), now

    def widen(self, now: int) -> None:
        """Raise a narrowed limit by one percent, once per full window without a refusal."""
        if self._trust < WHOLE and now - self._changed >= self.width and self.held(now) >= self.limit:
            self._trust, self._changed = min(WHOLE, self._trust + WHOLE // 100), now

    def copy_log(self, other: Window) -> None:
        """Count what another window has counted."""
        self._answered = other._answered.copy()


def moment() -> int:
    """Return the time of the event loop in whole nanoseconds."""
    return int(anyio.current_time() * NANO)


def nanoseconds(seconds: float) -> int:
    """Return a duration in whole nanoseconds, rounded up."""
    return -int(-seconds * NANO // 1)
