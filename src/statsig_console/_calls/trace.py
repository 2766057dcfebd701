"""What the calls for one item of a bulk run record of themselves, without passing through their results."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

from .._errors import StatsigError

__all__ = ["GRACE", "CallTrace", "current_trace", "start_trace"]

GRACE = 5.0
"""Grace period in seconds: what writes in flight get to finish when they are cancelled, and all requests when
their client closes."""


@dataclass(slots=True)
class CallTrace:
    """What a client records while somebody reads it, as `bulk` does for each item."""

    calls: int = 0
    """Calls that began; 0 if none of them records anything."""
    requests: int = 0
    """Requests that were sent, or may have been."""
    grace: float = GRACE
    """Seconds that a cancelled write in flight gets to finish. `bulk` sets 0, since it waits itself."""
    doubt: StatsigError | None = None
    """Why the outcome of a write is unknown that may be tried again, since the client can read it back.

    Until it is settled, every write counts as sent earlier: one that must not be made twice is not sent.
    """
    recovered: bool = False
    """Whether the outcome of a write was unknown, and reading it back settled it."""

    @property
    def is_unsent(self) -> bool:
        """Whether it is certain that nothing was sent yet, as for a call that waits for rate limits."""
        return self.calls > 0 and self.requests == 0


_current: ContextVar[CallTrace | None] = ContextVar("statsig_console_trace", default=None)


def current_trace() -> CallTrace | None:
    """Return where to record, if somebody reads it.

    A client adds to `calls` when a call begins, and to `requests` when the rate limits admit a request that
    is about to be sent.
    """
    return _current.get()


def start_trace() -> CallTrace:
    """Begin a new trace for this task and the tasks that it starts, and return it."""
    trace = CallTrace()
    _current.set(trace)
    return trace
