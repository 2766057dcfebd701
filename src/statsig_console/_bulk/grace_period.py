"""The grace period of a bulk run, in which calls in flight finish after a cancellation."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import anyio

from .._calls.trace import CallTrace
from .._clock import current_time

__all__ = ["GracePeriod"]

T = TypeVar("T")

_logger = logging.getLogger("statsig_console")


class GracePeriod:
    """Shields calls from cancellation until the grace period has passed."""

    def __init__(self, seconds: float) -> None:
        self.has_begun = False
        """Whether the run was cancelled or has ended; then no call may begin."""
        self._seconds = seconds
        self._open: list[tuple[anyio.CancelScope, CallTrace]] = []

    async def watch(self, all_done: anyio.Event) -> None:
        """Wait for the end of the run. If it is cancelled, limit the time of the calls in flight."""
        try:
            await all_done.wait()
        finally:
            self._begin()

    def _begin(self) -> None:
        self.has_begun = True
        if self._open:
            _logger.warning("cancelled; %d calls get %g s to finish", len(self._open), self._seconds)
        for scope, trace in self._open:
            trace.grace = 0.0
            if trace.is_unsent:
                scope.cancel()
            else:
                scope.deadline = current_time() + self._seconds

    async def run(self, call: Callable[[], Awaitable[T]], trace: CallTrace) -> T | None:
        """Make a call inside a shield. Return None if it did not finish in time after a cancellation."""
        with anyio.CancelScope(shield=True) as scope:
            entry = scope, trace
            self._open.append(entry)
            try:
                return await call()
            finally:
                self._open.remove(entry)
        return None
