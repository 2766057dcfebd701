"""The delivery of one request: what its caller allows, and the transport's record of how much was sent."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx

from .._errors import Sent

__all__ = ["EXTENSION", "MOST_INTERIM", "Delivery", "Send"]

EXTENSION = "statsig_console.delivery"
"""The extension of a request of httpx that holds its Delivery."""
MOST_INTERIM = 100
"""The maximum number of interim responses, such as 103, before the final one."""
Send = Callable[[httpx.Request], Awaitable[httpx.Response]]


@dataclass(slots=True)
class Delivery:
    """The record of how much of one request was sent."""

    stage: str = "connect"
    sent: Sent = "maybe"
    """``maybe``, unless an engine of this package knows that nothing was sent."""
    is_spoiled: bool = False
    """Whether the response is invalid; then its connection is not reused."""
    max_bytes: int = 2**26
    """The maximum size of the body as it is received, which the transport holds in memory."""
    deadline: float = math.inf
    """The time of the event loop at which the request ends."""
    grace: float = 0.0
    """Seconds that the request has left to finish when its caller is cancelled."""
    outcome: object = None
    """The response or the fault of a request that was cancelled and had a grace period."""
