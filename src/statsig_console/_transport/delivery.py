"""How far one request came: what the transport tells the code that sends it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx

from .._errors import Sent

__all__ = ["EXTENSION", "MOST_INTERIM", "Delivery", "Send"]

EXTENSION = "statsig_console.delivery"
"""Name under which a request of httpx carries its Delivery."""
MOST_INTERIM = 100
"""Interim responses such as 103 that an engine accepts before the final one."""
Send = Callable[[httpx.Request], Awaitable[httpx.Response]]


@dataclass(slots=True)
class Delivery:
    """How far one request came."""

    stage: str = "connect"
    sent: Sent = "maybe"
    """``maybe`` unless our own engine knows that nothing left."""
    is_spoiled: bool = False
    """Whether the response cannot be used, so that its connection must not be used again."""
