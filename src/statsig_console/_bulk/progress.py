"""How far a bulk call is, how fast it goes, and when it will be done."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from rich.console import Console

    from .report import Outcome

__all__ = ["Pace", "Progress", "progress_bars"]

Item = TypeVar("Item")
Result = TypeVar("Result")

_WINDOW = 900.0
"""Seconds; the longest window of the documented limits, so that its stops and bursts even out."""
_MARKS = 1024


@dataclass(frozen=True, slots=True)
class Progress(Generic[Item, Result]):
    """How far the whole is, told after each item."""

    done: int
    """Items that are settled, whatever became of them."""
    total: int | None
    """None as long as the items come from a source of unknown length."""
    last: Outcome[Item, Result]
    rate: float = 0.0
    """Items per second over the last 15 minutes, without those that were skipped at sight."""
    eta: float | None = None
    """Seconds until the end at that rate; None as long as it cannot be told."""
    failed: int = 0
    """Items that failed or whose outcome nobody knows."""


class Pace:
    """Items per second, from the moments at which items were settled.

    Items that are settled in one moment, as the calls of one round are, count as a whole once time has moved
    on; counting them one by one would mistake half a round for a slower one.
    """

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque()
        self._now = 0.0
        self._done = 0

    def begin(self, now: float) -> None:
        """Say that the first item is begun; later calls change nothing."""
        if not self._marks:
            self._marks.append((now, 0))
            self._now = now

    def step(self, now: float) -> None:
        """Count one item as settled."""
        self.begin(now)
        if now > self._now:
            self._mark(self._now, self._done)
            self._now = now
        self._done += 1

    def _mark(self, now: float, done: int) -> None:
        marks = self._marks
        if now > marks[-1][0]:
            marks.append((now, done))
        while len(marks) > 2 and marks[1][0] <= self._now - _WINDOW:
            marks.popleft()
        if len(marks) > _MARKS:
            self._marks = deque([*list(marks)[:-1:2], marks[-1]])

    @property
    def rate(self) -> float:
        """Items per second; 0 as long as it is not known."""
        if not self._marks:
            return 0.0
        (first, before), (last, after) = self._marks[0], self._marks[-1]
        if after == before:
            last, after = self._now, self._done
        return (after - before) / (last - first) if last > first else 0.0


def progress_bars(
    console: Console | None = None,
) -> AbstractContextManager[Callable[[str], Callable[[Progress[Any, Any]], None]]]:
    """Show bars in a terminal while the block lasts; needs ``statsig-console[progress]``.

        with progress_bars() as bar:
            await bulk(client.gates.archive, stale, progress=bar("gates archived"))

    Where the output is not a terminal, only the last state is printed.

    Args:
        console: Where to draw; the standard output by default.
    """
    try:
        from .bars import bars
    except ImportError as error:
        raise RuntimeError("progress bars need rich: pip install 'statsig-console[progress]'") from error
    return bars(console)
