"""Calls in flight, which a cancellation leaves some time to finish."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import anyio

from .._calls.trace import CallTrace
from .._clock import current_time

__all__ = ["Flights"]

T = TypeVar("T")

_logger = logging.getLogger("statsig_console")


class Flights:
    """Calls that are shielded from cancellation, but not for ever."""

    def __init__(self, grace: float) -> None:
        self.is_closing = False
        """Whether nothing new may begin."""
        self._grace = grace
        self._open: list[tuple[anyio.CancelScope, CallTrace]] = []

    async def watch(self, over: anyio.Event) -> None:
        """Wait for a cancellation from outside, and set an end to what is in flight then."""
        try:
            await over.wait()
        finally:
            self._close()

    def _close(self) -> None:
        self.is_closing = True
        if self._open:
            _logger.warning("cancelled; %d calls get %g s to finish", len(self._open), self._grace)
        for scope, trace in self._open:
            trace.is_over = True
            if trace.is_unsent:
                scope.cancel()
            else:
                scope.deadline = current_time() + self._grace

    async def fly(self, call: Callable[[], Awaitable[T]], trace: CallTrace) -> T | None:
        """Make a call within a shield; None where it did not finish in time after a cancellation."""
        with anyio.CancelScope() as scope:
            flight = scope, trace
            self._open.append(flight)
            try:
                return await call()
            finally:
                self._open.remove(flight)
        return None
