"""Which calls succeeded only after a doubt: their answer was lost, and reading back settled it."""

from __future__ import annotations

from contextvars import ContextVar

__all__ = ["note", "watch"]

_noted: ContextVar[list[None] | None] = ContextVar("statsig_console_recovered", default=None)


def watch() -> list[None]:
    """Begin to watch the calls of the current task; the list is not empty once one was recovered."""
    noted: list[None] = []
    _noted.set(noted)
    return noted


def note() -> None:
    """Tell whoever watches that a call was recovered."""
    noted = _noted.get()
    if noted is not None:
        noted.append(None)
