"""The time of the fake: a clock that was given to it, and by how much it was put forward."""

from __future__ import annotations

from collections.abc import Callable

from attrs import define

__all__ = ["LATEST", "Clock"]

LATEST = 32_503_680_000.0
"""The start of the year 3000 in seconds: later dates, and sums with them, may have no text (year 9999)."""


@define
class Clock:
    """Gives the time in seconds."""

    read: Callable[[], float]
    ahead: float = 0.0

    def __call__(self) -> float:
        return self.read() + self.ahead
