"""The time of the fake: a clock that was given to it, by how much it was put forward, and times as text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from attrs import define

__all__ = ["DAY", "LATEST", "Clock", "day", "iso"]

DAY = 86_400_000
"""A day in ms."""
LATEST = 32_503_680_000.0
"""The start of the year 3000 in seconds: later dates, and sums with them, may have no text (year 9999)."""


@define
class Clock:
    """Gives the time in seconds."""

    read: Callable[[], float]
    ahead: float = 0.0

    def __call__(self) -> float:
        return self.read() + self.ahead


def iso(moment: int) -> str:
    """Write a time in ms as the text that reviews and ingestions use."""
    return (
        datetime.fromtimestamp(moment / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    )


def day(moment: int) -> str:
    """Write the day of a time in ms."""
    return iso(moment)[:10]
