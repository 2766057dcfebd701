"""What the calls made for one item tell of themselves, without passing through their results."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass

__all__ = ["Trail", "current", "follow"]


@dataclass(slots=True)
class Trail:
    """Notes that a client takes while somebody wants to know, as `bulk` does for each item."""

    calls: int = 0
    """Calls that began; 0 where none of them takes notes."""
    requests: int = 0
    """Requests that left, counted when there is room under the limits and sending begins."""
    recovered: bool = False
    """Whether a change was in doubt, and reading back or a repetition settled it."""

    @property
    def is_unsent(self) -> bool:
        """Whether it is certain that nothing was sent yet, as for a call that waits under the limits."""
        return self.calls > 0 and self.requests == 0


_current: ContextVar[Trail | None] = ContextVar("statsig_console_trail", default=None)


def current() -> Trail | None:
    """Return where to take notes, if anybody wants them.

    A client does this at the start of a call, then adds to `calls` at once, to `requests` before each
    request, and sets `recovered` where a success follows a doubt.
    """
    return _current.get()


def follow() -> Trail:
    """Begin new notes for this task and the tasks that it starts, and return them."""
    trail = Trail()
    _current.set(trail)
    return trail
