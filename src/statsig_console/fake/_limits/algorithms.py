"""Limits on the number of requests, counted in each of the ways that servers are known to count."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import Literal, Protocol, get_args

from attrs import define, field

__all__ = ["ALGORITHMS", "Algorithm", "Limiter"]

Algorithm = Literal[
    "sliding log",
    "sliding log, rejections count",
    "fixed window",
    "token bucket",
    "first-hit window",
    "block",
    "sliding counter",
]
ALGORITHMS: tuple[Algorithm, ...] = get_args(Algorithm)

# Times are whole microseconds: sums of floats would let a request in a moment too early or too late.
_SECOND = 1_000_000


class _Window(Protocol):
    """One limit: so many requests in a span of time."""

    most: int
    span: int

    def wait(self, now: int) -> int:
        """Return how long it takes until a request is accepted; 0 means now."""
        ...

    def left(self, now: int) -> int:
        """Return how many requests would be accepted at once; asked after `wait` only."""
        ...

    def note(self, now: int, admitted: bool) -> None:
        """Count a request, once all limits have decided about it."""
        ...


@define
class _Log:
    """Looks back over the span from each request on."""

    most: int
    span: int
    counts_rejected: bool = False
    times: deque[int] = field(factory=deque)

    def wait(self, now: int) -> int:
        while self.times and self.times[0] <= now - self.span:
            self.times.popleft()
        return self.times[-self.most] + self.span - now if len(self.times) >= self.most else 0

    def left(self, now: int) -> int:
        return self.most - len(self.times)

    def note(self, now: int, admitted: bool) -> None:
        if admitted or self.counts_rejected:
            self.times.append(now)
        if len(self.times) > self.most:
            self.times.popleft()


@define
class _Fixed:
    """Starts anew whenever the clock comes to a multiple of the span."""

    most: int
    span: int
    window: int = -1
    count: int = 0

    def wait(self, now: int) -> int:
        if now // self.span != self.window:
            self.window, self.count = now // self.span, 0
        return self.span - now % self.span if self.count >= self.most else 0

    def left(self, now: int) -> int:
        return self.most - self.count

    def note(self, now: int, admitted: bool) -> None:
        self.count += admitted


@define
class _Bucket:
    """Gives back a little at a time; a request takes `span` of what the bucket holds."""

    most: int
    span: int
    level: int | None = None
    seen: int = 0

    def wait(self, now: int) -> int:
        full = self.most * self.span
        level = full if self.level is None else min(full, self.level + (now - self.seen) * self.most)
        self.level, self.seen = level, now
        return max(0, -((level - self.span) // self.most))

    def left(self, now: int) -> int:
        assert self.level is not None
        return self.level // self.span

    def note(self, now: int, admitted: bool) -> None:
        assert self.level is not None
        self.level -= self.span if admitted else 0


@define
class _FirstHit:
    """Starts with the first request after the last one ended; may shut for a whole span when it is full."""

    most: int
    span: int
    blocks: bool = False
    ends: int = 0
    count: int = 0
    shut: bool = False

    def wait(self, now: int) -> int:
        if now >= self.ends:
            self.count, self.shut = 0, False
        if self.count < self.most:
            return 0
        return self.span if self.blocks and not self.shut else self.ends - now

    def left(self, now: int) -> int:
        return self.most - self.count

    def note(self, now: int, admitted: bool) -> None:
        if admitted:
            self.ends = now + self.span if self.count == 0 else self.ends
            self.count += 1
        elif self.blocks and not self.shut and self.count >= self.most:
            self.ends, self.shut = now + self.span, True


@define
class _Counter:
    """Adds to the running window the share of the one before that still lies within the span."""

    most: int
    span: int
    window: int = -1
    count: int = 0
    before: int = 0

    def wait(self, now: int) -> int:
        window, passed = divmod(now, self.span)
        if window != self.window:
            self.before = self.count if window == self.window + 1 else 0
            self.window, self.count = window, 0
        free = self.most - self.count
        if free > 0:
            if self.before * (self.span - passed) < free * self.span:
                return 0
            return self.span + (-free * self.span) // self.before + 1 - passed
        # In the next window all that is counted now fades: it must fall below the limit.
        fades = self.span + (-self.most * self.span) // self.count + 1
        return self.span - passed + fades

    def left(self, now: int) -> int:
        faded = self.before * (self.span - now % self.span)
        return max(0, self.most - self.count - faded // self.span)

    def note(self, now: int, admitted: bool) -> None:
        self.count += admitted


_MAKERS: dict[str, Callable[[int, int], _Window]] = {
    "sliding log": _Log,
    "sliding log, rejections count": lambda most, span: _Log(most, span, counts_rejected=True),
    "fixed window": _Fixed,
    "token bucket": _Bucket,
    "first-hit window": _FirstHit,
    "block": lambda most, span: _FirstHit(most, span, blocks=True),
    "sliding counter": _Counter,
}


class Limiter:
    """Several limits at once, such as 100 in 10 seconds and 900 in 15 minutes."""

    def __init__(self, limits: Iterable[tuple[int, float]], algorithm: Algorithm) -> None:
        if algorithm not in _MAKERS:
            raise ValueError(f"no way to count is called {algorithm}; there are {', '.join(ALGORITHMS)}")
        self._windows = [_MAKERS[algorithm](most, round(span * _SECOND)) for most, span in limits]

    def ask(self, now: float) -> float:
        """Count a request that comes in; return 0 if it is accepted, else the seconds until one would be."""
        moment = round(now * _SECOND)
        wait = max((window.wait(moment) for window in self._windows), default=0)
        for window in self._windows:
            window.note(moment, wait == 0)
        return wait / _SECOND

    def left(self, now: float) -> list[tuple[int, float, int]]:
        """Return for each limit how many requests it accepts, in how many seconds, and how many now."""
        moment = round(now * _SECOND)
        for window in self._windows:
            window.wait(moment)
        return [(window.most, window.span / _SECOND, window.left(moment)) for window in self._windows]
