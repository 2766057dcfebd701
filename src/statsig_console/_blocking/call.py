"""One call that a thread waits for and the event loop of the portal makes."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from threading import Lock
from typing import Any, Generic, TypeVar

__all__ = ["Call", "Worker", "current_worker"]

T = TypeVar("T")

_POLL_SECONDS = 0.5
"""On Windows a signal, such as that of Ctrl-C, does not interrupt a wait for a lock; it is handled between
two
waits."""


class Worker:
    """A thread that runs a function of the user for the portal, and may be cancelled."""

    def __init__(self) -> None:
        self.is_cancelled = False
        self.calls: set[Call[Any]] = set()
        """The calls that the function waits for."""

    def cancel(self) -> None:
        """Cancel the calls of the function, and each further one; only the portal calls this."""
        self.is_cancelled = True
        for call in list(self.calls):
            call.cancel()


current_worker: ContextVar[Worker | None] = ContextVar("statsig_console_worker", default=None)


class Call(Generic[T]):
    """A call, which `start` begins in the event loop, and `wait` waits for in another thread."""

    __slots__ = ("_calls", "_ended", "_error", "_function", "_is_ended", "_result", "_task", "_worker")

    def __init__(self, function: Callable[[], Awaitable[T]]) -> None:
        self._function = function
        self._ended = Lock()
        self._ended.acquire()
        self._is_ended = False
        self._calls: set[Call[Any]] | None = None
        self._task: asyncio.Task[None] | None = None
        self._worker: Worker | None = None
        self._result: T
        self._error: BaseException | None = None

    def start(self, loop: asyncio.AbstractEventLoop, calls: set[Call[Any]]) -> None:
        """Begin the call, in the event loop; until its end it is one of `calls`."""
        self._worker = current_worker.get()
        if self._worker is not None:
            if self._worker.is_cancelled:
                self._end(asyncio.CancelledError("the run was cancelled"))
                return
            self._worker.calls.add(self)
        # The context is that of the caller, which may be a task of trio.
        if (sniffio := sys.modules.get("sniffio")) is not None:
            sniffio.current_async_library_cvar.set("asyncio")
        self._calls = calls
        calls.add(self)
        self._task = loop.create_task(self._run())

    def cancel(self) -> None:
        """Cancel the call, in the event loop. A write in flight gets the grace period."""
        if self._task is None:
            # It was interrupted before it was posted, so it never starts.
            self._end(asyncio.CancelledError())
            return
        self._task.cancel()
        # A task that is cancelled before its first step never enters `_run`.
        self._task.add_done_callback(lambda task: self._end(asyncio.CancelledError()))

    def wait(self) -> None:
        """Block until the call has ended; a signal handler may raise an exception here."""
        while not self._ended.acquire(timeout=_POLL_SECONDS):
            pass
        self._ended.release()

    def outcome(self) -> T:
        """Return the result of a call that has ended, or raise its error."""
        error, self._error = self._error, None
        if error is None:
            return self._result
        try:
            raise error
        finally:
            # The traceback of the error holds this frame.
            del error

    async def _run(self) -> None:
        error: BaseException | None = None
        try:
            self._result = await self._function()
        except BaseException as caught:
            error = caught
        self._end(error)
        del error

    def _end(self, error: BaseException | None) -> None:
        if self._is_ended:
            return
        self._is_ended, self._error = True, error
        if self._calls is not None:
            self._calls.discard(self)
        if self._worker is not None:
            self._worker.calls.discard(self)
        self._ended.release()
