"""Requests in flight, and the grace period in which they finish after a cancellation or `aclose`."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

import anyio

from .._clock import current_time
from .._errors import APITimeoutError, ClientClosedError, StatsigError
from .._transport.delivery import Delivery
from .trace import GRACE, current_trace

__all__ = ["InFlight", "grace_left", "log_outcome"]

_logger = logging.getLogger("statsig_console")


class InFlight:
    """The attempts of a client that wait or are in flight."""

    def __init__(self) -> None:
        self.is_closed = False
        self._waiting: set[anyio.CancelScope] = set()
        self._sent: set[Delivery] = set()
        self._cut_short: set[Delivery] = set()
        """Attempts whose deadline is now the end of the grace period of `aclose`."""
        self._all_ended: anyio.Event | None = None

    def check(self) -> None:
        """Raise ClientClosedError if the client is closed."""
        if self.is_closed:
            raise ClientClosedError("the client is closed; use it inside its `async with` block")

    async def wait(self, enter: Callable[[], Awaitable[object]]) -> None:
        """Wait for something before sending; raise ClientClosedError if the client closes."""
        self.check()
        with anyio.CancelScope() as scope:
            self._waiting.add(scope)
            try:
                await enter()
            finally:
                self._waiting.discard(scope)
                self._note_end()
        if scope.cancelled_caught:
            self.check_again()

    def check_again(self) -> None:
        """Raise ClientClosedError if the client was closed while a call waited."""
        if self.is_closed:
            raise ClientClosedError("the client was closed while this call waited; nothing was sent")

    def begin(self, delivery: Delivery) -> None:
        """Record that an attempt begins, for which a closing client waits."""
        self._sent.add(delivery)

    def end(self, delivery: Delivery) -> None:
        """Record that an attempt has ended."""
        self._sent.discard(delivery)
        if self.is_closed:
            self._cut_short.discard(delivery)
            self._note_end()

    def timed_out(self, seconds: float, delivery: Delivery) -> StatsigError:
        """Return the error for an attempt that reached its deadline."""
        if delivery in self._cut_short:
            return ClientClosedError("the client was closed before the response arrived", sent="maybe")
        return APITimeoutError(f"no response within {seconds:g} s", stage=delivery.stage, sent=delivery.sent)

    async def close(self) -> None:
        """End attempts that wait, give those in flight the grace period, and return when all have ended.

        It takes at most twice the grace period. It is shielded from cancellation, so that requests finish.
        """
        self.is_closed = True
        with anyio.CancelScope(shield=True):
            for scope in self._waiting:
                scope.cancel()
            end = current_time() + GRACE
            self._cut_short.update(delivery for delivery in self._sent if delivery.end_by(end))
            while self._sent or self._waiting:
                self._all_ended = self._all_ended or anyio.Event()
                await self._all_ended.wait()

    def _note_end(self) -> None:
        if self._all_ended is not None and not (self._sent or self._waiting):
            self._all_ended.set()


def grace_left() -> float:
    """Return the seconds that a write of this task has left to finish when it is cancelled."""
    return GRACE if (trace := current_trace()) is None else trace.grace


def log_outcome(name: str, outcome: object) -> None:
    """Log what became of a write that was cancelled in flight: its response, an error, or None."""
    status = getattr(outcome, "status", None)
    if isinstance(outcome, Exception):
        _logger.warning("%s: cancelled in flight; it ended with %s", name, outcome)
    elif status is None:
        _logger.warning("%s: cancelled in flight; outcome unknown", name)
    elif 200 <= status < 300:
        _logger.info("%s: cancelled in flight, but it succeeded", name)
    else:
        _logger.warning("%s: cancelled in flight; it ended with status %d", name, status)
