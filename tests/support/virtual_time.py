"""An asyncio loop whose clock jumps to the next timer, so that nothing waits; trio brings its own."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from typing import Any, TypeVar, TypeVarTuple

import trio.testing

__all__ = ["VirtualLoop", "in_virtual_time"]

Values = TypeVarTuple("Values")
Result = TypeVar("Result")


class _Selector(selectors.DefaultSelector):
    """Reports what is ready; where nothing is, moves the clock instead of waiting."""

    loop: VirtualLoop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if ready or timeout == 0:
            return ready
        if timeout is None or self.loop.threads:
            return super().select(None)
        self.loop.now += timeout
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """A loop that begins at 0 s and never sleeps; sockets must have both ends on it."""

    def __init__(self) -> None:
        self.now = 0.0
        self.threads = 0
        """Calls that run in threads; the clock stands still for them."""
        selector = _Selector()
        selector.loop = self
        super().__init__(selector)

    def time(self) -> float:
        return self.now

    def run_in_executor(
        self, executor: Executor | None, func: Callable[[*Values], Result], *args: *Values
    ) -> asyncio.Future[Result]:
        self.threads += 1
        future = super().run_in_executor(executor, func, *args)
        future.add_done_callback(self._back)
        return future

    async def shutdown_default_executor(self, *timeout: float) -> None:
        self.threads += 1
        try:
            await super().shutdown_default_executor(*timeout)
        finally:
            self.threads -= 1

    def _back(self, future: object) -> None:
        self.threads -= 1

    def get_debug(self) -> bool:
        return False

    def call_exception_handler(self, context: Mapping[str, Any]) -> None:
        raise AssertionError(context["message"]) from context.get("exception")


def in_virtual_time(backend: str) -> tuple[str, dict[str, Any]]:
    """Return a backend of anyio with the options that let its clock jump."""
    if backend == "asyncio":
        return "asyncio", {"loop_factory": VirtualLoop}
    return "trio", {"clock": trio.testing.MockClock(autojump_threshold=0)}
