"""Sliding windows: count calls so that the rate limit holds whichever way the server counts."""

from __future__ import annotations

import math
from collections import deque

__all__ = ["NANO", "NEVER", "WHOLE", "SlidingWindow", "ceil_div", "nanoseconds"]

NANO = 1_000_000_000
NEVER = 1 << 62
"""The time "never", for a slot that only a response can make free."""
WHOLE = 1_000_000
"""A complete limit. Parts are counted in millionths, because rounding of floats could lose a slot."""
UNPROVEN = 3
"""The maximum number of calls in flight until the server has admitted as many."""
INCREASE = WHOLE // 100
"""The first step by which a lowered limit is raised."""
LONGEST_PATIENCE = 8
"""The maximum number of windows to wait before a lowered limit is raised."""
NEARLY_FULL = 75
"""A window filled to this percentage of the limit may have caused a refusal that followed successes."""
INFORMATIVE = 60
"""In a window filled to this percentage of the limit, the calls show how many the server admits."""
ADMITTED = 98
"""The percentage of the calls in a window that the server admitted; it refused the last ones."""
LOWEST = WHOLE // 100
"""A limit is never lowered further."""


class SlidingWindow:
    """A sliding window: at most so many calls in any period of its width.

    A call occupies a slot from sending until one full window after its response. The server counts it before
    the response, so the limit holds on a slow network too.
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
        """Calls that are admitted now: the configured limit without the reserve, or fewer after refusals."""
        return max(1, self.most * self.share * self._trust // WHOLE**3)

    def admits_at(self, now: int, in_flight: int, most: int) -> int:
        """Return the time from which one more call is admitted beside those in flight, at least `now`.

        `most` is the limit of the client that makes the call.
        """
        held, limit = self.held(now), min(self.limit, most)
        # Slots that no call has occupied yet are used a few at a time, because the limit may be lower than
        # documented.
        if held + in_flight >= self._proven + UNPROVEN and in_flight >= UNPROVEN:
            return NEVER
        over = held + in_flight - limit
        if over < 0:
            return now
        return self._ends[over] + self.width if over < len(self._ends) else NEVER

    def held(self, now: int) -> int:
        """Return the number of calls that have ended and still occupy a slot."""
        while self._ends and self._ends[0] + self.width <= now:
            self._ends.popleft()
        return len(self._ends)

    def free_at(self, now: int) -> int:
        """Return the time at which the first of the occupied slots becomes free."""
        return self._ends[0] + self.width if self.held(now) else now

    def is_nearly_full(self, now: int) -> bool:
        """Return whether almost no slot is free."""
        return 100 * self.held(now) >= NEARLY_FULL * self.limit

    def record_end(self, now: int) -> None:
        """Record that a call ended now. Its slot becomes free one full window later."""
        self._ends.append(now)

    def record_success(self, now: int) -> None:
        """Record that the server admitted all calls in the window; raise a limit lowered long ago."""
        held = self.held(now)
        self._proven = max(self._proven, held)
        if self._trust < WHOLE and now - self._changed >= self._patience * self.width and held >= self.limit:
            self._trust, self._changed = min(WHOLE, self._trust + self._increase), now
            # While nothing is refused, a limit that was lowered too far is raised in growing steps.
            self._patience, self._increase = 1, 2 * self._increase

    def record_refusal(self, now: int) -> None:
        """Record that the server admitted no more calls than those in the window."""
        self._proven = max(self.held(now), self.limit // 2)

    def lower(self, percent: int, held: int, now: int) -> None:
        """Lower the limit to a percentage, or to the number of admitted calls if the window held so many."""
        trust = self._trust * percent // 100
        # A window that is far from full did not cause the refusal, so its number of calls shows nothing.
        if 100 * held >= INFORMATIVE * self.limit:
            trust = min(trust, held * ADMITTED * WHOLE**3 // (100 * self.most * self.share))
        self._trust, self._changed = max(trust, LOWEST), now
        # A limit that was too high is tried again after longer and longer times.
        self._patience, self._increase = self._next_patience, INCREASE
        self._next_patience = min(2 * self._next_patience, LONGEST_PATIENCE)

    def raise_rarely(self) -> None:
        """Raise the limit rarely, because the server blocks for a long time after one call too many."""
        self._patience = self._next_patience = LONGEST_PATIENCE

    def copy_log(self, other: SlidingWindow) -> None:
        """Take over the calls that another window has counted."""
        self._ends = other._ends.copy()


def nanoseconds(seconds: float) -> int:
    """Return a duration in whole nanoseconds, rounded up."""
    return math.ceil(min(seconds * NANO, NEVER))


def ceil_div(dividend: int, divisor: int) -> int:
    """Return the quotient of whole numbers, rounded up."""
    return -(-dividend // divisor)
