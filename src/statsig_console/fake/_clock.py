"""The time of the fake: its clock, the seconds by which tests advanced it, and times as text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from attrs import define

__all__ = ["DAY", "LATEST", "Clock", "day", "iso"]

DAY = 86_400_000
"""One day in milliseconds."""
LATEST = 32_503_680_000.0
"""The start of the year 3000 in seconds. Sums with later dates may pass 9999, the last year of datetime."""


@define
class Clock:
    """Gives the time in seconds."""

    read: Callable[[], float]
    ahead: float = 0.0

    def __call__(self) -> float:
        return self.read() + self.ahead


def iso(moment: int) -> str:
    """Return a time in ms as the text that reviews and ingestions use."""
    return (
        datetime.fromtimestamp(moment / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    )


def day(moment: int) -> str:
    """Return the day of a time in ms as text."""
    return iso(moment)[:10]
