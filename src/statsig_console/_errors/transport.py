"""Errors of the way to the server: no whole answer came back."""

from __future__ import annotations

import builtins
from typing import Literal

from .root import MendedBy, Sent, StatsigError

__all__ = ["ConnectError", "PoolExhaustedError", "Sent", "TimeoutError", "TransportError"]


class TransportError(StatsigError):
    """No whole answer came back."""

    mended_by: MendedBy = "time"
    hint = "Try again later; look at `sent` before repeating a change."

    def __init__(self, message: str, *, stage: str, sent: Sent) -> None:
        super().__init__(message)
        self.stage = stage
        """How far the exchange had come: ``connect``, ``send``, ``wait`` or ``receive``."""
        self.sent = sent
        """``no``: the server saw nothing of it. ``maybe``: it may have acted on it."""


class ConnectError(TransportError):
    """No connection could be made."""

    reason: Literal["certificate"] | None = None
    """``certificate`` where the server could not prove who it is, which is not tried again."""


class TimeoutError(TransportError, builtins.TimeoutError):
    """The time for one stage, or for the whole call, ran out."""


class PoolExhaustedError(TransportError):
    """The HTTP client that was passed in had no connection to spare."""

    mended_by: MendedBy = "caller"
    hint = "Give the HTTP client more connections, or this client less concurrency."
