"""Seven ways in which a server may count requests under two limits at once, and one slow line to it."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Sequence

import anyio

from statsig_console._limits.limiter import Limiter
from statsig_console._operation import Operation

__all__ = ["CHANGE", "LIMITS", "MODELS", "STRICT", "Line", "Model", "bound", "run"]

LIMITS = ((100, 10), (900, 900))
CHANGE = Operation("gates_update", "PATCH", "/gates/{id}", "replace")
NANO = 1_000_000_000


class Model:
    """One limit as a server counts it; times are whole nanoseconds."""

    def __init__(self, calls: int, seconds: int) -> None:
        self.calls, self.width = calls, seconds * NANO

    def admits(self, now: int) -> bool:
        """Tell whether one more request is let in now."""
        raise NotImplementedError

    def note(self, now: int, admitted: bool) -> None:
        """Count a request that all limits decided about."""
        raise NotImplementedError


class SlidingLog(Model):
    """Looks back over the width from each request on."""

    counts_refused = False

    def __init__(self, calls: int, seconds: int) -> None:
        super().__init__(calls, seconds)
        self.log: deque[int] = deque()

    def admits(self, now: int) -> bool:
        while self.log and self.log[0] + self.width <= now:
            self.log.popleft()
        return len(self.log) < self.calls

    def note(self, now: int, admitted: bool) -> None:
        if admitted or self.counts_refused:
            self.log.append(now)


class SlidingLogOfAll(SlidingLog):
    """Counts the refused as well."""

    counts_refused = True


class FirstHitWindow(Model):
    """Starts a window with the first request after the last one ended."""

    def __init__(self, calls: int, seconds: int) -> None:
        super().__init__(calls, seconds)
        self.start, self.count = -self.width, 0

    def admits(self, now: int) -> bool:
        return now >= self.start + self.width or self.count < self.calls

    def note(self, now: int, admitted: bool) -> None:
        if now >= self.start + self.width:
            self.start, self.count = now, 0
        self.count += 1


class Block(SlidingLog):
    """Refuses everything for a whole width once there was one too many."""

    def __init__(self, calls: int, seconds: int) -> None:
        super().__init__(calls, seconds)
        self.until = 0

    def admits(self, now: int) -> bool:
        if now >= self.until and not super().admits(now):
            self.until = now + self.width
        return now >= self.until


class FixedWindow(Model):
    """Starts anew whenever the clock comes to a multiple of the width."""

    def __init__(self, calls: int, seconds: int) -> None:
        super().__init__(calls, seconds)
        self.window, self.count = -1, 0

    def admits(self, now: int) -> bool:
        if now // self.width != self.window:
            self.window, self.count = now // self.width, 0
        return self.count < self.calls

    def note(self, now: int, admitted: bool) -> None:
        self.count += admitted


class TokenBucket(Model):
    """Refills evenly; holds at most the whole limit."""

    def __init__(self, calls: int, seconds: int) -> None:
        super().__init__(calls, seconds)
        self.free, self.at = calls * self.width, 0

    def admits(self, now: int) -> bool:
        self.free = min(self.calls * self.width, self.free + (now - self.at) * self.calls)
        self.at = now
        return self.free >= self.width

    def note(self, now: int, admitted: bool) -> None:
        self.free -= self.width * admitted


class SlidingCounter(FixedWindow):
    """Adds to the count of this window the part of the last one that still lies within the width."""

    before = 0

    def admits(self, now: int) -> bool:
        window = now // self.width
        if window != self.window:
            self.before = self.count if window == self.window + 1 else 0
            self.window, self.count = window, 0
        return (
            self.before * (self.width - now % self.width) + self.count * self.width < self.calls * self.width
        )


MODELS: dict[str, type[Model]] = {
    "sliding log": SlidingLog,
    "sliding log, refused count": SlidingLogOfAll,
    "first-hit window": FirstHitWindow,
    "block": Block,
    "fixed window": FixedWindow,
    "token bucket": TokenBucket,
    "sliding counter": SlidingCounter,
}
STRICT = list(MODELS)[:4]


class Line:
    """A server, or several that must all let a request in, at the end of a slow line.

    One way takes 60 ms, and more than 0.3 s for one request in a hundred.
    """

    def __init__(
        self, *models: type[Model], limits: Sequence[tuple[int, int]] = LIMITS, seed: int = 1
    ) -> None:
        self.windows = [model(*limit) for limit in limits for model in models]
        self.random = random.Random(seed)
        self.answered = self.refused = self.foreign_refused = 0

    async def delay(self) -> None:
        """Take as long as one way takes."""
        await anyio.sleep(self.random.lognormvariate(-2.8, 0.69))

    def ask(self) -> bool:
        """Let a request in or refuse it."""
        now = int(anyio.current_time() * NANO)
        # All windows look, so that each of them knows of a breach.
        verdicts = [window.admits(now) for window in self.windows]
        admitted = all(verdicts)
        for window in self.windows:
            window.note(now, admitted)
        return admitted

    async def change(self, limiter: Limiter, priority: int = 0, operation: Operation = CHANGE) -> None:
        """Make one change, however often it is refused."""
        admitted = False
        while not admitted:
            async with limiter.acquire(operation, priority) as permit:
                await self.delay()
                admitted = self.ask()
                await self.delay()
                if not admitted:
                    self.refused += 1
                    permit.record_refusal(None)
        self.answered += 1

    async def work(self, limiter: Limiter, number: int) -> None:
        """Make some changes, one after the other."""
        for _ in range(number):
            await self.change(limiter)

    async def disturb(self, seconds: float) -> None:
        """Make requests of someone else, one every so often, until cancelled."""
        while True:
            self.foreign_refused += not self.ask()
            await anyio.sleep(seconds)


async def run(
    line: Line, limiters: Sequence[Limiter], number: int, used: int = 0, others: float = 0
) -> float:
    """Make changes through one or more limiters, all at once; return the seconds that it took."""
    for _ in range(used):
        line.ask()
    start = anyio.current_time()
    async with anyio.create_task_group() as foreign:
        if others:
            foreign.start_soon(line.disturb, others)
        async with anyio.create_task_group() as group:
            workers = min(number, 1_000)
            for count in range(workers):
                group.start_soon(line.work, limiters[count % len(limiters)], number // workers)
        foreign.cancel_scope.cancel()
    return anyio.current_time() - start


def bound(number: int, limits: Sequence[tuple[int, int]] = LIMITS) -> float:
    """Return the least seconds that any client needs under a sliding log."""
    (short, pause), (long, rest) = limits
    return (number - 1) // long * rest + (number - 1) % long // short * pause
