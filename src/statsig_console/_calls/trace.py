"""The trace of the calls for one item of a bulk run, which the calls record beside their results."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

from .._errors import StatsigError

__all__ = ["GRACE", "CallTrace", "current_trace", "start_trace"]

GRACE = 5.0
"""The grace period in seconds, in which cancelled writes in flight finish, and all requests when their client
closes."""


@dataclass(slots=True)
class CallTrace:
    """The record of the calls of a task, made only if somebody reads it, such as `bulk` for each item."""

    calls: int = 0
    """Calls that began; 0 if no call of a client was made."""
    requests: int = 0
    """Requests that were or may have been sent."""
    grace: float = GRACE
    """Seconds that a cancelled write in flight has left. `bulk` sets 0, because it waits itself."""
    doubt: StatsigError | None = None
    """The error that made the outcome of a write unknown, if a later call can settle it.

    Until it is settled, each write of this trace counts as sent before: it is read back first, and one that
    cannot be read back and must not be applied twice is not sent.
    """
    recovered: bool = False
    """Whether reading back settled the unknown outcome of a write."""

    @property
    def is_unsent(self) -> bool:
        """Whether certainly nothing was sent yet, as for a call that waits for rate limits."""
        return self.calls > 0 and self.requests == 0


_current: ContextVar[CallTrace | None] = ContextVar("statsig_console_trace", default=None)


def current_trace() -> CallTrace | None:
    """Return the trace of the current task, or None if there is none.

    A client adds to `calls` when a call begins, and to `requests` when the rate limits admit a request that
    is about to be sent.
    """
    return _current.get()


def start_trace() -> CallTrace:
    """Begin a new trace for this task and the tasks that it starts, and return it."""
    trace = CallTrace()
    _current.set(trace)
    return trace
