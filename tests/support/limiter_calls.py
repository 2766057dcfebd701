"""Calls that a limiter lets through, and how long they take."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import anyio

from statsig_console import RateLimit, RateLimits
from statsig_console._limits.file_store import FileStore
from statsig_console._limits.limiter import Limiter
from statsig_console._limits.shared import SharedRateLimit
from statsig_console._limits.windows import NANO
from statsig_console._operation import Operation, Scope
from tests.support.server_models import CHANGE, LIMITS


def moment() -> int:
    """Return the nanoseconds of the clock of the event loop, for a file that virtual processes share."""
    return int(anyio.current_time() * NANO)


READ = Operation("gates_get", "GET", "/gates/{id}", "read")
SCOPED = Operation("ids_add", "PATCH", "/ids/{id}", "replace", Scope("ids", ((2, 10),)))
SCOPED_READ = Operation("ids_get", "GET", "/ids/{id}", "read", Scope("ids_get", ((3, 10),)))


async def calls(
    limiter: Limiter, delays: Sequence[float], operation: Operation = CHANGE
) -> list[tuple[float, float]]:
    """Make one call per delay, all at once; return when each was sent and answered."""
    times: list[tuple[float, float]] = []

    async def one(delay: float) -> None:
        async with limiter.acquire(operation):
            start = anyio.current_time()
            await anyio.sleep(delay)
            times.append((start, anyio.current_time()))

    async with anyio.create_task_group() as group:
        for delay in delays:
            group.start_soon(one, delay)
    return times


def most_at_once(times: Sequence[tuple[float, float]]) -> int:
    """Return how many calls were in flight at the same time, at most."""
    # Where one call ends as another begins, the end counts first.
    changes = sorted([(end, -1) for _, end in times] + [(start, 1) for start, _ in times])
    return max(accumulate(change for _, change in changes))


async def seconds(limiter: Limiter, number: int, operation: Operation = CHANGE) -> float:
    """Return how long a number of calls take that are answered at once."""
    start = anyio.current_time()
    await calls(limiter, [0.0] * number, operation)
    return anyio.current_time() - start


async def refuse(limiter: Limiter, retry_after: float | None = None, operation: Operation = CHANGE) -> float:
    """Make one call that is refused; return when it was sent."""
    async with limiter.acquire(operation) as permit:
        sent = anyio.current_time()
        permit.record_refusal(retry_after)
        permit.record_refusal(None)
    return sent


BELIEVED = [RateLimit(*limit) for limit in LIMITS]


def on_file(path: Path, limits: list[RateLimit] = BELIEVED, share: float = 1.0) -> Limiter:
    """Return the limiter of one process; the clock of its file is the virtual one."""
    # Each has a name of its own, so that nothing but the file connects them.
    shared = SharedRateLimit(os.urandom(4).hex(), FileStore(path, moment))
    return Limiter(RateLimits(limits, shared=shared, share=share))
