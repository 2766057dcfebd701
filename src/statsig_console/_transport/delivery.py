"""The delivery of one request: the transport records how much of it was sent."""

from __future__ import annotations

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
