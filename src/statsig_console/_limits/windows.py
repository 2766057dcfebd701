"""Count calls in a sliding window so that no server, however it counts, finds it overfull."""

from __future__ import annotations

from collections import deque

from .._clock import current_time

__all__ = ["NANO", "NEVER", "WHOLE", "Window", "moment", "nanoseconds"]

NANO = 1_000_000_000
NEVER = 1 << 62
"""A moment that does not come by itself: only an answer can bring it nearer."""
WHOLE = 1_000_000
"""The whole of a limit; parts are told in millionths, because floats would round a place away."""
CAREFUL = 3
"""Calls in flight at most where nobody knows yet whether the server lets in so many."""
STEP = WHOLE // 100
"""By how much a narrowed limit widens at first."""
RARELY = 8
"""Widths to wait at most before a narrowed limit is widened."""


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
        self._known = 1
        self._patience = 1
        self._step = STEP
        self._proven = calls // 2
        self._answered: deque[int] = deque()

    @property
    def limit(self) -> int:
        """Calls that are let in now: what was set, less what is kept free or was found to be too much."""
        return max(1, self.calls * self.part * self.share * self._trust // WHOLE**3)

    @property
    def interval(self) -> int:
        """Nanoseconds between two calls where all that are let in are spread evenly."""
        return self.width // self.limit

    def room_at(self, now: int, in_flight: int) -> int:
        """Return the moment from which one more call has room beside those in flight, at least `now`."""
        held, limit = self.held(now), self.limit
        # Places that no call has held yet are tried few at a time: the limit may be lower than documented.
        if held + in_flight >= self._proven + CAREFUL and in_flight >= CAREFUL:
            return NEVER
        over = held + in_flight - limit
        if over < 0:
            return now
        return self._answered[over] + self.width if over < len(self._answered) else NEVER

    def held(self, now: int) -> int:
        """Return how many answered calls still hold a place."""
        while self._answered and self._answered[0] + self.width <= now:
            self._answered.popleft()
        return len(self._answered)

    def free_at(self, now: int) -> int:
        """Return the moment at which the first of the places that are held becomes free."""
        return self._answered[0] + self.width if self.held(now) else now

    def is_nearly_full(self, now: int) -> bool:
        """Tell whether hardly a place is free."""
        return self.held(now) * 4 >= self.limit * 3

    def answered(self, now: int) -> None:
        """Keep the place of a call that was answered now."""
        self._answered.append(now)

    def succeeded(self, now: int) -> None:
        """Take note that the server let in as many as are held; widen what was narrowed long ago."""
        held = self.held(now)
        self._proven = max(self._proven, held)
        if self._trust < WHOLE and now - self._changed >= self._patience * self.width and held >= self.limit:
            self._trust, self._changed = min(WHOLE, self._trust + self._step), now
            # As long as nothing is refused, what was lowered too far comes back ever faster.
            self._patience, self._step = 1, 2 * self._step

    def refused(self, now: int) -> None:
        """Take note that beyond what is held the server let in no more."""
        self._proven = max(self.held(now), self.limit // 2)

    def narrow(self, percent: int, held: int, now: int) -> None:
        """Lower the limit by a part, or to what the server let in where the window was that full."""
        # Refused again so soon, the last step was too small.
        percent -= 10 if now - self._changed < 5 * self.width and percent < 95 else 0
        lower = self._trust * percent // 100
        # A window far from full was not the reason of the refusal, and what it held says nothing.
        # What it held includes a few that were refused.
        if held * 5 >= self.limit * 3:
            lower = min(lower, held * 98 * WHOLE**3 // (100 * self.calls * self.part * self.share))
        self._trust, self._changed = max(lower, WHOLE // 100), now
        # Where the limit was found before, it is tried less and less often.
        self._patience, self._step, self._known = self._known, STEP, min(2 * self._known, RARELY)

    def dread(self) -> None:
        """Widen rarely: the server refuses for long what is one too many."""
        self._patience = self._known = RARELY

    def copy_log(self, other: Window) -> None:
        """Count what another window has counted."""
        self._answered = other._answered.copy()


def moment() -> int:
    """Return the time of the event loop in whole nanoseconds."""
    return int(current_time() * NANO)


def nanoseconds(seconds: float) -> int:
    """Return a duration in whole nanoseconds, rounded up."""
    return -int(-seconds * NANO // 1)
