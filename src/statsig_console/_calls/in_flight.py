"""One request under way, which a cancellation or a closing client leaves some time to be answered."""

from __future__ import annotations

import logging
import math
from collections.abc import Awaitable, Callable
from typing import Self, TypeVar

import anyio

from .._clock import current_time
from .._errors import APITimeoutError, ClientClosedError, StatsigError
from .._transport.delivery import Delivery
from .trace import current_trace

__all__ = ["GRACE", "Sending", "Sendings"]

T = TypeVar("T")

_logger = logging.getLogger("statsig_console")

GRACE = 5.0
"""Seconds that a change in flight gets when it is cancelled, and every request when the client closes."""


class Sendings:
    """All requests of a client that are under way."""

    def __init__(self) -> None:
        self.is_closed = False
        self._open: set[Sending] = set()
        self._over: anyio.Event | None = None

    def begin(self) -> Sending:
        """Return what is entered with ``with`` for one request, or for a pause before one."""
        return Sending(self)

    def add(self, sending: Sending) -> None:
        """Take note that a request begins; raise ClientClosedError where none may begin any more."""
        if self.is_closed:
            raise ClientClosedError("the client is closed; use it inside of its `async with`")
        self._open.add(sending)

    def remove(self, sending: Sending) -> None:
        """Take note that a request is over."""
        self._open.discard(sending)
        if not self._open and self._over is not None:
            self._over.set()

    async def close(self) -> None:
        """Send off those that wait, give those in flight their time, and return when all are over.

        It takes twice the grace at most, and is not cancelled: what was sent is not torn from the wire.
        """
        self.is_closed = True
        with anyio.CancelScope(shield=True):
            for sending in list(self._open):
                sending.close()
            while self._open:
                self._over = self._over or anyio.Event()
                await self._over.wait()


class Sending:
    """One request, from its waiting for room to its answer."""

    def __init__(self, others: Sendings) -> None:
        self._others = others
        self._scope: anyio.CancelScope | None = None
        """What a closing client ends, if anything is waited for."""
        self._flies = False
        self._is_cut = False

    def __enter__(self) -> Self:
        self._others.add(self)
        return self

    def __exit__(self, *error: object) -> None:
        self._others.remove(self)

    def close(self) -> None:
        """Give up at once what still waits; what is in flight gets the grace."""
        if self._scope is None:
            return
        if not self._flies:
            self._scope.cancel()
        elif (end := current_time() + GRACE) < self._scope.deadline:
            self._scope.deadline, self._is_cut = end, True

    async def wait(self, enter: Callable[[], Awaitable[object]]) -> None:
        """Wait for something before the flight; raises ClientClosedError when the client closes."""
        with anyio.CancelScope() as self._scope:
            await enter()
        if self._scope.cancelled_caught:
            raise self._closed()
        self._scope = None

    async def fly(self, send: Callable[[], Awaitable[T]]) -> T:
        """Send and wait for the answer; from here on a closing client waits for it."""
        self._take_off()
        return await send()

    def limit(self, seconds: float) -> anyio.CancelScope:
        """Return what ends an attempt after so long, or after the grace of a closing client."""
        scope = anyio.CancelScope(deadline=current_time() + seconds)
        # Around a change there is one already.
        self._scope = self._scope or scope
        return scope

    def overdue(self, seconds: float, state: Delivery) -> StatsigError:
        """Return what an attempt that was ended stands for."""
        if self._is_cut:
            return self._closed()
        return APITimeoutError(f"not answered within {seconds:g} s", stage=state.stage, sent=state.sent)

    async def drain(self, send: Callable[[], Awaitable[T]], state: Delivery, what: str) -> T:
        """Do the same for a change, which finishes when it is cancelled, so that its outcome becomes known.

        It has a task of its own, since asyncio cancels a task as a whole. The cancellation then goes on.
        """
        self._take_off()
        with anyio.CancelScope() as self._scope:
            return await self._drained(send, state, what)
        raise self._closed()

    async def _drained(self, send: Callable[[], Awaitable[T]], state: Delivery, what: str) -> T:
        landed, shield = anyio.Event(), anyio.CancelScope(shield=True)
        result: list[T] = []
        failure: Exception | None = None
        interruption: BaseException | None = None

        async def finish() -> None:
            nonlocal failure
            with shield:
                try:
                    result.append(await send())
                except Exception as error:
                    failure = error
            landed.set()

        try:
            async with anyio.create_task_group() as group:
                group.start_soon(finish)
                try:
                    await landed.wait()
                except BaseException as error:
                    interruption = error
                    self._limit(shield, state)
            if interruption or failure:
                raise interruption or failure  # type: ignore[misc]
            return result[0]
        finally:
            if interruption is not None and state.sent == "maybe":
                _tell(what, failure, is_done=bool(result))
            failure = interruption = None

    def _take_off(self) -> None:
        if self._others.is_closed:
            raise self._closed()
        self._flies = True

    def _limit(self, shield: anyio.CancelScope, state: Delivery) -> None:
        """Set an end to a change after a cancellation: at once if nothing left or bulk has waited already."""
        trace = current_trace()
        if state.sent == "no" or (trace is not None and trace.is_over):
            shield.cancel()
        else:
            ends = self._scope.deadline if self._scope is not None else math.inf
            shield.deadline = min(current_time() + GRACE, ends)

    def _closed(self) -> ClientClosedError:
        if self._flies:
            return ClientClosedError("the client was closed before the answer came", sent="maybe")
        return ClientClosedError("the client was closed while this call waited; nothing was sent")


def _tell(what: str, failure: Exception | None, *, is_done: bool) -> None:
    if is_done:
        _logger.info("%s: cancelled in flight, but done", what)
    elif failure is not None:
        _logger.warning("%s: cancelled in flight; it ended with %s", what, failure)
    else:
        _logger.warning("%s: cancelled in flight; nobody knows whether it was made", what)
