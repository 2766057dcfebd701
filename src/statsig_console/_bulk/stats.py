"""The counts and the rate of a bulk run, for its progress and its report."""

from __future__ import annotations

import logging
from collections import Counter, deque
from collections.abc import Callable
from typing import Generic

from .._clock import current_time
from .._errors import StatsigError
from .options import Item, Result
from .report import Outcome, Progress, Report, State

__all__ = ["Pace", "Stats"]

_logger = logging.getLogger("statsig_console")
_KEPT = 20
"""The maximum number of failures in the report of a run without `collect`."""
_UNSENT = {"planned", "duplicate", "earlier", "stopped"}
_WINDOW = 900.0
"""Seconds over which the rate is measured: the longest documented window, so that bursts are averaged."""
_MARKS = 1024


class Pace:
    """The rate of items, from the times at which they were settled.

    Items that are settled at the same time, such as concurrent calls, are counted together when the time has
    changed. A count of only a part of them would look like a lower rate.
    """

    def __init__(self) -> None:
        self._marks: deque[tuple[float, int]] = deque()
        self._now = 0.0
        self._done = 0

    def begin(self, now: float) -> None:
        """Record the start of the first item; later calls do nothing."""
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
        """Items per second; 0 if unknown."""
        if not self._marks:
            return 0.0
        (first, before), (last, after) = self._marks[0], self._marks[-1]
        if after == before:
            last, after = self._now, self._done
        return (after - before) / (last - first) if last > first else 0.0


class Stats(Generic[Item, Result]):
    """Counts outcomes, keeps them if `collect` is set, and reports progress."""

    def __init__(
        self,
        total: int | None,
        progress: Callable[[Progress[Item, Result]], object] | None,
        *,
        collect: bool,
    ) -> None:
        self.pace = Pace()
        self.stopped: str | None = None
        self.cause: StatsigError | None = None
        self._total = total
        self._progress = progress
        self._collect = collect
        self._outcomes: dict[int, Outcome[Item, Result]] = {}
        self._failures: list[Outcome[Item, Result]] = []
        self._counts: Counter[State] = Counter()
        self._done = 0
        self._progress_error: Exception | None = None

    @property
    def failed(self) -> int:
        """The number of items that failed or are unknown."""
        return self._counts["failed"] + self._counts["unknown"]

    def stop(self, why: str, cause: StatsigError | None = None) -> None:
        """Record why the run ends early; only the first reason is kept."""
        if self.stopped is None:
            self.stopped, self.cause = why, cause

    def add(self, index: int, outcome: Outcome[Item, Result]) -> None:
        """Count an outcome and call the progress callback."""
        self._done += 1
        self._counts[outcome.state] += 1
        if self._collect:
            self._outcomes[index] = outcome
        if outcome.state in ("failed", "unknown") and len(self._failures) < _KEPT:
            self._failures.append(outcome)
        if outcome.why not in _UNSENT:
            self.pace.step(current_time())
        if self._progress is not None:
            self._call(self._progress, outcome)

    def _call(
        self, progress: Callable[[Progress[Item, Result]], object], outcome: Outcome[Item, Result]
    ) -> None:
        rate, total = self.pace.rate, self._total
        eta = None if total is None else 0.0
        if total is not None and total > self._done:
            eta = (total - self._done) / rate if rate else None
        try:
            progress(Progress(self._done, total, outcome, rate, eta, self.failed))
        except Exception as error:
            if self._progress_error is None:
                self._progress_error = error
                _logger.exception("the progress callback of a bulk run raised an error; the run continues")

    def report(self) -> Report[Item, Result]:
        """Return the report of the run."""
        return Report(
            tuple(self._outcomes[index] for index in sorted(self._outcomes)),
            dict(self._counts),
            self.stopped,
            self.cause,
            self._progress_error,
            tuple(self._failures),
        )
