"""Requests in flight, and the grace period in which they finish after a cancellation or `aclose`."""

from __future__ import annotations

import logging
import math
from collections.abc import Awaitable, Callable
from typing import Self, TypeVar

import anyio

from .._clock import current_time
from .._errors import APITimeoutError, ClientClosedError, StatsigError
from .._transport.delivery import Delivery
from .trace import GRACE, current_trace

__all__ = ["Attempt", "InFlight"]

T = TypeVar("T")

_logger = logging.getLogger("statsig_console")


class InFlight:
    """The attempts of a client that wait or are in flight."""

    def __init__(self) -> None:
        self.is_closed = False
        self._open: set[Attempt] = set()
        self._all_ended: anyio.Event | None = None

    def begin(self) -> Attempt:
        """Return a context manager for an attempt, or for a pause before one."""
        return Attempt(self)

    def add(self, attempt: Attempt) -> None:
        """Record that an attempt begins; raise ClientClosedError if the client is closed."""
        if self.is_closed:
            raise ClientClosedError("the client is closed; use it inside its `async with` block")
        self._open.add(attempt)

    def remove(self, attempt: Attempt) -> None:
        """Record that an attempt has ended."""
        self._open.discard(attempt)
        if not self._open and self._all_ended is not None:
            self._all_ended.set()

    async def close(self) -> None:
        """End attempts that wait, give those in flight the grace period, and return when all have ended.

        It takes at most twice the grace period. It is shielded from cancellation, so that requests finish.
        """
        self.is_closed = True
        with anyio.CancelScope(shield=True):
            for attempt in list(self._open):
                attempt.close()
            while self._open:
                self._all_ended = self._all_ended or anyio.Event()
                await self._all_ended.wait()


class Attempt:
    """One attempt, from waiting for admission to its response."""

    def __init__(self, in_flight: InFlight) -> None:
        self._in_flight = in_flight
        self._scope: anyio.CancelScope | None = None
        """The scope that a closing client cancels; None if the attempt does not wait."""
        self._is_running = False
        self._is_cut_short = False

    def __enter__(self) -> Self:
        self._in_flight.add(self)
        return self

    def __exit__(self, *error: object) -> None:
        self._in_flight.remove(self)

    def close(self) -> None:
        """End a wait at once. Give an attempt in flight the grace period."""
        if self._scope is None:
            return
        if not self._is_running:
            self._scope.cancel()
        elif (end := current_time() + GRACE) < self._scope.deadline:
            self._scope.deadline, self._is_cut_short = end, True

    async def wait(self, enter: Callable[[], Awaitable[object]]) -> None:
        """Return a scope for a wait before sending; raise ClientClosedError if the client closes."""
        with anyio.CancelScope() as self._scope:
            await enter()
        if self._scope.cancelled_caught:
            raise self._closed()
        self._scope = None

    async def run(
        self, send: Callable[[], Awaitable[T]], delivery: Delivery, *, shielded: str | None = None
    ) -> T:
        """Send the request and wait for the response, for which a closing client now waits too.

        Args:
            send: Sends the request, within `time_limit`.
            delivery: The record of how much of the request was sent.
            shielded: The name of a write in the log. If a write is cancelled, it gets the grace period, so
                that its outcome becomes known, and then the cancellation continues. None for a read, which
                ends at once.
        """
        if self._in_flight.is_closed:
            raise self._closed()
        self._is_running = True
        if shielded is None:
            return await send()
        with anyio.CancelScope() as self._scope:
            return await self._shielded(send, delivery, shielded)
        raise self._closed()

    def time_limit(self, seconds: float) -> anyio.CancelScope:
        """Return the scope that ends an attempt after its time limit or the grace period of `aclose`."""
        scope = anyio.CancelScope(deadline=current_time() + seconds)
        # A write already has an outer scope.
        self._scope = self._scope or scope
        return scope

    def timed_out(self, seconds: float, delivery: Delivery) -> StatsigError:
        """Return the error for an attempt that exceeded its time limit."""
        if self._is_cut_short:
            return self._closed()
        return APITimeoutError(f"no response within {seconds:g} s", stage=delivery.stage, sent=delivery.sent)

    async def _shielded(self, send: Callable[[], Awaitable[T]], delivery: Delivery, name: str) -> T:
        # The attempt runs in its own task, because asyncio can cancel only a complete task.
        finished, shield = anyio.Event(), anyio.CancelScope(shield=True)
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
            finished.set()

        try:
            async with anyio.create_task_group() as group:
                group.start_soon(finish)
                try:
                    await finished.wait()
                except BaseException as error:
                    interruption = error
                    self._end_soon(shield, delivery)
            if interruption or failure:
                raise interruption or failure  # type: ignore[misc]
            return result[0]
        finally:
            if interruption is not None and delivery.sent == "maybe":
                _log_outcome(name, failure, is_done=bool(result))
            failure = interruption = None

    def _end_soon(self, shield: anyio.CancelScope, delivery: Delivery) -> None:
        """End a cancelled write after the grace period, or at once if nothing was sent or no time is left."""
        trace = current_trace()
        grace = GRACE if trace is None else trace.grace
        if delivery.sent == "no" or not grace:
            shield.cancel()
        else:
            end = self._scope.deadline if self._scope is not None else math.inf
            shield.deadline = min(current_time() + grace, end)

    def _closed(self) -> ClientClosedError:
        if self._is_running:
            return ClientClosedError("the client was closed before the response arrived", sent="maybe")
        return ClientClosedError("the client was closed while this call waited; nothing was sent")


def _log_outcome(name: str, failure: Exception | None, *, is_done: bool) -> None:
    if is_done:
        _logger.info("%s: cancelled in flight, but it succeeded", name)
    elif failure is not None:
        _logger.warning("%s: cancelled in flight; it ended with %s", name, failure)
    else:
        _logger.warning("%s: cancelled in flight; outcome unknown", name)
