"""Rate limits with the algorithms that servers use to count requests."""

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

# Times are whole microseconds, because sums of floats would admit a request slightly too early or too late.
_SECOND = 1_000_000


class _Window(Protocol):
    """One limit: so many requests in a window."""

    most: int
    span: int

    def wait(self, now: int) -> int:
        """Return the time until a request is accepted; 0 means now."""
        ...

    def left(self, now: int) -> int:
        """Return how many requests would be accepted now. Call it only after `wait`."""
        ...

    def note(self, now: int, admitted: bool) -> None:
        """Count a request, after all limits have decided about it."""
        ...


@define
class _Log:
    """A sliding log: counts the requests in the window before each request."""

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
    """A fixed window, which starts at each multiple of its length."""

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
    """A token bucket, which is refilled continuously; a request takes `span` units from it."""

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
    """A window that starts with the first request after the last window; if full, it may block for one."""

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
    """A sliding counter: adds the part of the previous window that is still within the length."""

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
        # In the next window, the present count decreases until it is below the limit.
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
    """Several limits that hold at the same time, such as 100 in 10 seconds and 900 in 15 minutes."""

    def __init__(self, limits: Iterable[tuple[int, float]], algorithm: Algorithm) -> None:
        if algorithm not in _MAKERS:
            raise ValueError(f"the algorithm {algorithm} is unknown; known: {', '.join(ALGORITHMS)}")
        self._windows = [_MAKERS[algorithm](most, round(span * _SECOND)) for most, span in limits]

    def ask(self, now: float) -> float:
        """Count a request; return 0 if it is accepted, else the seconds until one would be."""
        moment = round(now * _SECOND)
        wait = max((window.wait(moment) for window in self._windows), default=0)
        for window in self._windows:
            window.note(moment, wait == 0)
        return wait / _SECOND

    def left(self, now: float) -> list[tuple[int, float, int]]:
        """Return for each limit the requests, the seconds, and the requests that would be accepted now."""
        moment = round(now * _SECOND)
        for window in self._windows:
            window.wait(moment)
        return [(window.most, window.span / _SECOND, window.left(moment)) for window in self._windows]
