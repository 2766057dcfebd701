"""The calls of one synchronous client and its copies, and their hold on the portal."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any, ParamSpec, TypeVar

from .._errors import ClientClosedError, ForkedProcessError
from .portal import Portal, acquire, release

__all__ = ["Runner", "run_once"]

P = ParamSpec("P")
T = TypeVar("T")


class Runner:
    """Makes calls in the portal, which it holds from its first call until it is closed."""

    def __init__(self, aclose: Callable[[], Awaitable[None]]) -> None:
        self._aclose = aclose
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._portal: Portal | None = None
        self._finalizer: weakref.finalize[Any, Any] | None = None
        self.is_closed = False

    def check(self) -> None:
        """Raise if the client cannot be used: closed, or created before a fork."""
        if self.is_closed:
            raise ClientClosedError(
                "the client is closed; create a new one and use it inside its `with` block"
            )
        if self._process != os.getpid():
            raise ForkedProcessError("the client was created before a fork; create one in each process")

    def run(self, function: Callable[P, Awaitable[T]], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call an async function in the portal, and return its result or raise its error."""
        self.check()
        portal = self._portal or self.hold()
        return portal.run(partial(function, *args, **kwargs))

    def hold(self) -> Portal:
        """Return the portal, which the client holds from here on until it is closed."""
        with self._lock:
            self.check()
            if self._portal is None:
                portal = self._portal = acquire()
                portal.unclosed.add(self._aclose)
                # For a client that was not closed and is not referenced any more.
                self._finalizer = weakref.finalize(self, _close_unclosed, portal, self._aclose)
                # When Python ends, the portal closes it.
                self._finalizer.atexit = False
            return self._portal

    def close(self) -> None:
        """Close the client in the portal, and release the portal; closing again does nothing."""
        is_forked = self._process != os.getpid()
        with self._lock:
            if self.is_closed:
                return
            if self._portal is not None and not is_forked:
                self._portal.check()
            self.is_closed = True
        if is_forked:
            # The client knows that this is another process: it only forgets its connections, at once.
            with suppress(StopIteration):
                self._aclose().__await__().send(None)
            return
        portal = self._portal or acquire()
        if self._finalizer is not None:
            self._finalizer.detach()
        try:
            # It is quick, and programs with an event loop may end there what only their threads use.
            portal.run(self._aclose, warns=False)
        finally:
            portal.unclosed.discard(self._aclose)
            release(portal)


def run_once(function: Callable[[], Awaitable[T]]) -> T:
    """Call an async function in the portal, without a client that holds it."""
    portal = acquire()
    try:
        return portal.run(function)
    finally:
        release(portal)


def _close_unclosed(portal: Portal, aclose: Callable[[], Awaitable[None]]) -> None:
    """Close a client that nobody closed, without waiting: garbage collection may do this at any time."""
    if portal.process != os.getpid():
        return

    async def close() -> None:
        try:
            await aclose()
        finally:
            portal.unclosed.discard(aclose)
            release(portal)

    portal.post(close)
