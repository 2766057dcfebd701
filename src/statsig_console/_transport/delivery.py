"""The delivery of one request: what its caller allows, and the transport's record of how much was sent."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

import anyio

from .._errors import Sent

__all__ = ["EXTENSION", "Delivery", "EndingScope"]

EXTENSION = "statsig_console.delivery"
"""The extension of a request of httpx that holds its Delivery."""


class Ending(Protocol):
    """What a request waits for, and what can end it: a connection, or the opening of one."""

    def end_by(self, deadline: float) -> None:
        """Set an earlier deadline for the current request."""


class EndingScope:
    """A scope that a request runs in."""

    def __init__(self, scope: anyio.CancelScope) -> None:
        self._scope = scope

    def end_by(self, deadline: float) -> None:
        """Set the deadline of the scope."""
        self._scope.deadline = deadline


def _no_grace() -> float:
    return 0.0


@dataclass(slots=True, eq=False)
class Delivery:
    """What the caller of one request allows, and the record of how much of it was sent."""

    stage: str = "connect"
    sent: Sent = "maybe"
    """``maybe``, unless the transport of this package knows that nothing was sent."""
    is_spoiled: bool = False
    """Whether the response is invalid; then its connection is not reused."""
    max_bytes: int = 2**26
    """The maximum size of the body as it is received, which the transport holds in memory."""
    deadline: float = math.inf
    """The time of the event loop at which the request ends."""
    grace: Callable[[], float] = _no_grace
    """Returns the seconds that the request has left to finish when its caller is cancelled."""
    outcome: object = None
    """The response or the fault of a request that was cancelled and had a grace period."""
    waits_for: Ending | None = field(default=None, repr=False)
    """What the transport waits for now, if it keeps the deadline."""

    def end_by(self, deadline: float) -> bool:
        """Set an earlier deadline, also while the request is in flight; return whether it is earlier."""
        if deadline >= self.deadline:
            return False
        self.deadline = deadline
        if self.waits_for is not None:
            self.waits_for.end_by(deadline)
        return True
