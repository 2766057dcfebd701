"""The portal: one thread per process, whose event loop makes the calls of all synchronous clients."""

from __future__ import annotations

import asyncio
import atexit
import os
import threading
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from .._errors import ClientClosedError, ForkedProcessError, WrongEventLoopError
from .blocked_loop import warn_of_blocked_loop
from .call import Call

__all__ = ["Portal", "acquire", "release"]

T = TypeVar("T")

_STOP_SECONDS = 12.0
"""Time for calls to end after the last client was closed: closing takes up to two grace periods of 5 s."""


class Portal:
    """A daemon thread with an event loop of asyncio.

    It posts calls with `call_soon_threadsafe`, which copies the context of the caller. A call that does
    nothing then takes 22 µs of CPU, with `asyncio.run_coroutine_threadsafe` 31, and with anyio's portal 66.
    """

    def __init__(self) -> None:
        self.users = 0
        """Clients that hold the portal; the last one ends it."""
        self.process = os.getpid()
        self.unclosed: set[Callable[[], Awaitable[None]]] = set()
        """What closes the clients that nobody has closed yet."""
        self._loop = asyncio.new_event_loop()
        self._lock = threading.Lock()
        self._stopped = asyncio.Event()
        self._calls: set[Call[Any]] = set()
        self._waiting = 0
        """Threads that are inside of `run`."""
        self._is_stopping = False
        self._thread = threading.Thread(target=self._serve, name="statsig-console", daemon=True)
        self._thread.start()

    @property
    def is_here(self) -> bool:
        """Whether this thread is the thread of the portal."""
        return threading.current_thread() is self._thread

    def check(self) -> None:
        """Raise if this thread cannot use the portal: after a fork, or because it is the portal itself."""
        if self.process != os.getpid():
            raise ForkedProcessError("the client was created before a fork; create one in each process")
        if self.is_here:
            raise WrongEventLoopError(
                "a synchronous client was used in the thread that makes its calls, such as in a hook; "
                "use it in another thread"
            )

    def run(self, function: Callable[[], Awaitable[T]], *, warns: bool = True) -> T:
        """Call an async function in the portal, and return its result or raise its error.

        An exception of a signal handler, such as KeyboardInterrupt, cancels the call. It is raised when the
        call has ended, or at once if there is a second one. With `warns`, a warning is given if the caller
        is a coroutine.
        """
        self.check()
        if warns:
            warn_of_blocked_loop()
        with self._lock:
            if self._is_stopping:
                raise ClientClosedError("the client is closed; create a new one")
            self._waiting += 1
        call = Call(function)
        try:
            self._loop.call_soon_threadsafe(call.start, self._loop, self._calls)
            call.wait()
        except BaseException:
            self._loop.call_soon_threadsafe(call.cancel)
            call.wait()
            raise
        finally:
            with self._lock:
                self._waiting -= 1
        return call.outcome()

    def post(self, function: Callable[[], Awaitable[object]]) -> None:
        """Call an async function in the portal without waiting for it."""
        self._loop.call_soon_threadsafe(Call(function).start, self._loop, self._calls)

    def stop(self) -> None:
        """End the thread after the calls that it still makes."""
        with self._lock:
            self._is_stopping = True
        self._loop.call_soon_threadsafe(self._stopped.set)
        if not self.is_here:
            self._thread.join(2 * _STOP_SECONDS)

    def _serve(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._wait())

    async def _wait(self) -> None:
        await self._stopped.wait()
        await self._wait_for_calls(_STOP_SECONDS)
        for call in list(self._calls):
            call.cancel()
        await self._wait_for_calls(_STOP_SECONDS)

    async def _wait_for_calls(self, seconds: float) -> None:
        """Wait until no thread waits for a call and none is left, or until the time is over."""
        end = self._loop.time() + seconds
        # Other threads count themselves, so no event of this loop tells when the last one has ended.
        while (self._waiting or self._calls) and self._loop.time() < end:  # noqa: ASYNC110
            await asyncio.sleep(0.001)


_lock = threading.RLock()
"""Reentrant, because garbage collection may close a client while this thread holds it."""
_portal: Portal | None = None
_lost: list[Portal] = []


def acquire() -> Portal:
    """Return the portal of this process, which one more client now holds; start it if there is none."""
    global _portal
    with _lock:
        if _portal is None:
            _portal = Portal()
        _portal.users += 1
        return _portal


def release(portal: Portal) -> None:
    """End the portal if no other client holds it."""
    global _portal
    with _lock:
        portal.users -= 1
        if portal.users or portal is not _portal:
            return
        _portal = None
    portal.stop()


def _forget() -> None:
    """Begin anew in a forked process, which has no thread of the portal."""
    global _lock, _portal
    _lock = threading.RLock()
    if _portal is not None:
        # Deleting its event loop would change the selector, which the parent uses too.
        _lost.append(_portal)
    _portal = None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


def _stop_at_exit() -> None:
    """Close the clients that nobody closed, and end the portal."""
    if (portal := _portal) is not None:
        for aclose in list(portal.unclosed):
            portal.post(aclose)
        portal.stop()


atexit.register(_stop_at_exit)
