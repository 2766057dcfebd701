"""The running event loop and its time, in a tenth of the time that anyio needs for them."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FunctionType
from typing import Any

import anyio
import anyio.lowlevel

__all__ = [
    "EventLoop",
    "call_in_loop",
    "clock",
    "current_loop",
    "current_time",
    "exists",
    "has_own_clock",
    "native_loop",
    "process_time",
]

EventLoop = Any
"""An event loop of asyncio, or the token of a run of trio."""

process_time: Callable[[], int] = time.monotonic_ns
"""Return the nanoseconds of the clock that all event loops of this process have in common."""


def current_time() -> float:
    """Return the time of the running event loop in seconds; its deadlines use the same clock."""
    loop = _asyncio_loop()
    return anyio.current_time() if loop is None else loop.time()


def clock() -> Callable[[], float]:
    """Return the function that returns the time of the running event loop, which `current_time` looks up."""
    loop = _asyncio_loop()
    now: Callable[[], float] = anyio.current_time if loop is None else loop.time
    return now


def current_loop() -> object:
    """Return an object that identifies the running event loop."""
    return _asyncio_loop() or anyio.lowlevel.current_token()


def native_loop() -> EventLoop:
    """Return the running event loop, or None; it can be referenced weakly and called from other threads."""
    if (loop := _asyncio_loop()) is not None:
        return loop
    trio = sys.modules.get("trio")
    in_trio = trio is not None and trio.lowlevel.in_trio_run()
    return trio.lowlevel.current_trio_token() if in_trio and trio is not None else None


def has_own_clock() -> bool:
    """Return whether the running event loop has a clock of its own, as in tests that skip time."""
    if (loop := _asyncio_loop()) is None:
        clock = sys.modules["trio"].lowlevel.current_clock()
        return bool(abs(clock.deadline_to_sleep_time(clock.current_time() + 1_000) - 1_000) > 1)
    # A loop that is compiled, such as uvloop, tells the time of the system.
    function = getattr(loop.time, "__func__", loop.time)
    standard = sys.modules["asyncio"].BaseEventLoop.time
    return isinstance(function, FunctionType) and function is not standard


def call_in_loop(loop: EventLoop, callback: Callable[[], object]) -> bool:
    """Let an event loop call a function soon, from any thread; return whether that loop still exists."""
    if loop is None:
        return False
    try:
        (getattr(loop, "call_soon_threadsafe", None) or loop.run_sync_soon)(callback)
    except RuntimeError:
        return False
    return True


def exists(loop: EventLoop) -> bool:
    """Return whether an event loop is there and neither closed nor at its end."""
    if loop is not None and hasattr(loop, "is_closed"):
        return not loop.is_closed()
    return call_in_loop(loop, _nothing)


def _nothing() -> None:
    """Do nothing."""


def _asyncio_loop() -> Any:
    """Return the event loop of asyncio, or None in a task of trio, which may run as a guest of that loop."""
    modules = sys.modules
    # Neither is imported here, because that takes longer than importing the rest of this package.
    if (asyncio := modules.get("asyncio")) is None:
        return None
    if (trio := modules.get("trio")) is not None and trio.lowlevel.in_trio_run():
        return None
    return asyncio._get_running_loop()
