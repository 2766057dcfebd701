"""What the calls made for one item tell of themselves, without passing through their results."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass, field

from .._calls import recovery as recovery
from .._errors import StatsigError

__all__ = ["Trail", "current", "follow"]


@dataclass(slots=True)
class Trail:
    """Notes that a client takes while somebody wants to know, as `bulk` does for each item."""

    calls: int = 0
    """Calls that began; 0 where none of them takes notes."""
    requests: int = 0
    """Requests that left, or may have."""
    is_over: bool = False
    """Whether what is in flight had its time to finish after a cancellation, and gets none again."""
    doubt: StatsigError | None = None
    """Why a change is in doubt that may be tried again, because the client can tell what became of it.

    Until it is settled, all changes are taken for made earlier: one that must not be made twice is not sent.
    """
    _recovered: list[None] = field(default_factory=recovery.watch)

    @property
    def recovered(self) -> bool:
        """Whether a change was in doubt, and reading it back settled it."""
        return bool(self._recovered)

    @property
    def is_unsent(self) -> bool:
        """Whether it is certain that nothing was sent yet, as for a call that waits under the limits."""
        return self.calls > 0 and self.requests == 0


_current: ContextVar[Trail | None] = ContextVar("statsig_console_trail", default=None)


def current() -> Trail | None:
    """Return where to take notes, if anybody wants them.

    A client adds to `calls` when a call begins, and to `requests` when a request has room under the limits
    and is about to leave.
    """
    return _current.get()


def follow() -> Trail:
    """Begin new notes for this task and the tasks that it starts, and return them."""
    trail = Trail()
    _current.set(trail)
    return trail
