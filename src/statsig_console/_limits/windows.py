"""Count calls in a sliding window so that the server, however it counts, never finds it overfull."""

from __future__ import annotations

import math
from collections import deque

__all__ = ["NANO", "NEVER", "WHOLE", "SlidingWindow", "ceil_div", "nanoseconds"]

NANO = 1_000_000_000
NEVER = 1 << 62
"""A time that does not come by itself: only a response can make a slot free."""
WHOLE = 1_000_000
"""The whole of a limit; parts are counted in millionths, because floats would lose a slot by rounding."""
UNPROVEN = 3
"""Calls in flight at most while it is not known whether the server admits so many."""
INCREASE = WHOLE // 100
"""By how much a lowered limit is raised at first."""
LONGEST_PATIENCE = 8
"""Widths to wait at most before a lowered limit is raised."""
NEARLY_FULL = 75
"""Percent of the limit in a window from which on it may have caused a refusal that followed successes."""
INFORMATIVE = 60
"""Percent of the limit in a window from which on the calls in it tell how many the server admits."""
ADMITTED = 98
"""Percent of the calls in a window that the server admitted; the last ones are those that it refused."""
LOWEST = WHOLE // 100
"""A limit is never lowered further."""


class SlidingWindow:
    """At most so many calls in any stretch of time.

    A call occupies a slot from sending until one full width after its response: the server counted it at some
    time before the response, so a slow network cannot exceed the limit.
    """

    def __init__(self, calls: int, width: int) -> None:
        self.width = width
        self.most = 0
        """Millionths of a call: the highest of the limits that clients keep here. Each also keeps its own."""
        self.share = WHOLE
        """Part of that which may be used now, if several hosts divide the limit."""
        self._trust = WHOLE
        self._changed = -NEVER
        self._next_patience = 1
        self._patience = 1
        self._increase = INCREASE
        self._proven = calls // 2
        self._ends: deque[int] = deque()

    @property
    def limit(self) -> int:
        """Calls that are admitted now: the configured limit, less what is left to others or was too much."""
        return max(1, self.most * self.share * self._trust // WHOLE**3)

    def admits_at(self, now: int, in_flight: int, most: int) -> int:
        """Return the time from which one more call is admitted beside those in flight, at least `now`.

        `most` is the limit of the client that makes the call.
        """
        held, limit = self.held(now), min(self.limit, most)
        # Slots that no call has held yet are used few at a time: the limit may be lower than documented.
        if held + in_flight >= self._proven + UNPROVEN and in_flight >= UNPROVEN:
            return NEVER
        over = held + in_flight - limit
        if over < 0:
            return now
        return self._ends[over] + self.width if over < len(self._ends) else NEVER

    def held(self, now: int) -> int:
        """Return how many calls that ended still occupy a slot."""
        while self._ends and self._ends[0] + self.width <= now:
            self._ends.popleft()
        return len(self._ends)

    def free_at(self, now: int) -> int:
        """Return the time at which the first of the occupied slots becomes free."""
        return self._ends[0] + self.width if self.held(now) else now

    def is_nearly_full(self, now: int) -> bool:
        """Return whether hardly a slot is free."""
        return 100 * self.held(now) >= NEARLY_FULL * self.limit

    def record_end(self, now: int) -> None:
        """Record that a call ended now; its slot is free one width later."""
        self._ends.append(now)

    def record_success(self, now: int) -> None:
        """Record that the server admitted all calls in the window; raise a limit lowered long ago."""
        held = self.held(now)
        self._proven = max(self._proven, held)
        if self._trust < WHOLE and now - self._changed >= self._patience * self.width and held >= self.limit:
            self._trust, self._changed = min(WHOLE, self._trust + self._increase), now
            # As long as nothing is refused, a limit that was lowered too far is raised ever faster.
            self._patience, self._increase = 1, 2 * self._increase

    def record_refusal(self, now: int) -> None:
        """Record that the server admitted no more calls than are in the window."""
        self._proven = max(self.held(now), self.limit // 2)

    def lower(self, percent: int, held: int, now: int) -> None:
        """Lower the limit to a percentage, or to what the server admitted if the window held that many."""
        trust = self._trust * percent // 100
        # A window that is far from full was not the cause of the refusal, so what it held says nothing.
        if 100 * held >= INFORMATIVE * self.limit:
            trust = min(trust, held * ADMITTED * WHOLE**3 // (100 * self.most * self.share))
        self._trust, self._changed = max(trust, LOWEST), now
        # A limit that was too high before is tried again less and less often.
        self._patience, self._increase = self._next_patience, INCREASE
        self._next_patience = min(2 * self._next_patience, LONGEST_PATIENCE)

    def raise_rarely(self) -> None:
        """Raise the limit rarely, because the server refuses calls for long after one too many."""
        self._patience = self._next_patience = LONGEST_PATIENCE

    def copy_log(self, other: SlidingWindow) -> None:
        """Count the calls that another window has counted."""
        self._ends = other._ends.copy()


def nanoseconds(seconds: float) -> int:
    """Return a duration in whole nanoseconds, rounded up."""
    return math.ceil(min(seconds * NANO, NEVER))


def ceil_div(dividend: int, divisor: int) -> int:
    """Return the quotient of whole numbers, rounded up."""
    return -(-dividend // divisor)
