"""Several event loops on one clock that jumps: one after the other, or all at once in one thread."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextvars import Context
from heapq import heappop, heappush
from typing import Any, TypeVarTuple

import anyio
import pytest
import trio

from statsig_console._limits import shared
from tests.support.virtual_time import VirtualLoop

__all__ = ["SharedClock", "SteppedLoop", "one_clock", "run_at_once", "run_in_turn"]

STEP = 1e-8
"""Seconds by which the time goes on at least."""
Values = TypeVarTuple("Values")
Main = Callable[[], Awaitable[object]]


class SharedClock(trio.abc.Clock):
    """The time of the process, for all its event loops; as a clock of trio it jumps instead of waiting."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def nanoseconds(self) -> int:
        """Return the time as the process tells it."""
        return round(self.now * 10**9)

    def start_clock(self) -> None:
        """Do nothing: the clock runs already."""

    def current_time(self) -> float:
        return self.now

    def deadline_to_sleep_time(self, deadline: float) -> float:
        if deadline == float("inf"):
            return deadline
        self.now = max(self.now, deadline)
        return 0


class _SharedLoop(VirtualLoop):
    clock: SharedClock

    @property
    def now(self) -> float:
        return self.clock.now

    @now.setter
    def now(self, now: float) -> None:
        self.clock.now = max(now, self.clock.now)


class SteppedLoop(asyncio.SelectorEventLoop):
    """A loop that runs one step at a time, so that several take turns in one thread."""

    def __init__(self, clock: SharedClock) -> None:
        self.clock = clock
        self.timers: list[float] = []
        self.scheduled = 0
        super().__init__()

    def time(self) -> float:
        return self.clock.now

    def call_at(
        self,
        when: float,
        callback: Callable[[*Values], object],
        *args: *Values,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        heappush(self.timers, when)
        return super().call_at(when, callback, *args, context=context)

    def call_soon(
        self, callback: Callable[[*Values], object], *args: *Values, context: Context | None = None
    ) -> asyncio.Handle:
        self.scheduled += 1
        return super().call_soon(callback, *args, context=context)

    def call_soon_threadsafe(
        self, callback: Callable[[*Values], object], *args: *Values, context: Context | None = None
    ) -> asyncio.Handle:
        self.scheduled += 1
        return super().call_soon_threadsafe(callback, *args, context=context)

    def call_exception_handler(self, context: Mapping[str, Any]) -> None:
        """Say nothing about tasks that a closed loop leaves behind; errors of tasks are read from them."""

    def step(self) -> None:
        """Run what is ready now."""
        self.stop()
        self.run_forever()


def one_clock(monkeypatch: pytest.MonkeyPatch) -> SharedClock:
    """Let all event loops of the process tell one virtual time, and begin with no calls."""
    clock = SharedClock()
    monkeypatch.setattr("statsig_console._clock.process_time", clock.nanoseconds)
    monkeypatch.setattr("statsig_console._clock.has_own_clock", lambda: False)
    monkeypatch.setattr(shared, "_states", {})
    return clock


def run_in_turn(clock: SharedClock, main: Main, backend: str = "asyncio") -> None:
    """Run a function in a new event loop to its end."""

    def new_loop() -> VirtualLoop:
        _SharedLoop.clock = clock
        return _SharedLoop()

    options = {"clock": clock} if backend == "trio" else {"loop_factory": new_loop}
    anyio.run(main, backend=backend, backend_options=options)


def run_at_once(
    clock: SharedClock,
    mains: Sequence[Main],
    *,
    order: random.Random | None = None,
    deaths: Mapping[int, float] | None = None,
) -> list[BaseException | None]:
    """Run functions in as many event loops at once; return what each of them raised.

    Args:
        clock: The time of all loops.
        mains: What each loop runs.
        order: In which order the loops take turns; without it, one after the other.
        deaths: When loops are closed without a word to their tasks, by number, in seconds from now.
    """
    loops = [SteppedLoop(clock) for _ in mains]
    tasks = [loop.create_task(_as_coroutine(main)) for loop, main in zip(loops, mains, strict=True)]
    deadlines = {number: clock.now + seconds for number, seconds in (deaths or {}).items()}
    alive = list(range(len(loops)))
    while [number for number in alive if not tasks[number].done()]:
        for number in [number for number in alive if deadlines.get(number, clock.now + 1) <= clock.now]:
            alive.remove(number)
            loops[number].close()
        before = -1
        while before != (before := sum(loop.scheduled for loop in loops)):
            for number in order.sample(alive, len(alive)) if order else alive:
                loops[number].step()
        times = [_next_timer(loops[number], clock.now) for number in alive]
        times += [deadlines[number] for number in alive if number in deadlines]
        later = min(times, default=clock.now)
        assert later < float("inf") or all(tasks[number].done() for number in alive), "all wait for ever"
        # asyncio lets a timer fire a nanosecond too early, again and again while the time stands still.
        clock.now = max(clock.now + STEP, min(later, 1e300))
    found = [task.exception() if task.done() else None for task in tasks]
    for number in alive:
        loops[number].close()
    return found


def _next_timer(loop: SteppedLoop, now: float) -> float:
    while loop.timers and loop.timers[0] < now - STEP:
        heappop(loop.timers)
    return loop.timers[0] if loop.timers else float("inf")


async def _as_coroutine(main: Main) -> None:
    await main()
