"""The running account of a bulk call, from which its progress is told and its report made."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from typing import Generic, TypeVar

from .._clock import current_time
from .._errors import StatsigError
from .progress import Pace, Progress
from .report import Outcome, Report, State

__all__ = ["Tally"]

Item = TypeVar("Item")
Result = TypeVar("Result")

_logger = logging.getLogger("statsig_console")
_KEPT = 20
_AT_SIGHT = {"planned", "duplicate", "earlier", "stopped"}


class Tally(Generic[Item, Result]):
    """Counts outcomes, keeps them if they are wanted, and tells how far the whole is."""

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
        """Items that failed or are unknown."""
        return self._counts["failed"] + self._counts["unknown"]

    def stop(self, why: str, cause: StatsigError | None = None) -> None:
        """Say why the run ends early; the first reason counts."""
        if self.stopped is None:
            self.stopped, self.cause = why, cause

    def add(self, index: int, outcome: Outcome[Item, Result]) -> None:
        """Count an outcome and tell the progress."""
        self._done += 1
        self._counts[outcome.state] += 1
        if self._collect:
            self._outcomes[index] = outcome
        if outcome.state in ("failed", "unknown") and len(self._failures) < _KEPT:
            self._failures.append(outcome)
        if outcome.why not in _AT_SIGHT:
            self.pace.step(current_time())
        if self._progress is not None:
            self._tell(self._progress, outcome)

    def _tell(
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
                _logger.exception("the progress callback of a bulk call raised; the calls go on")

    def report(self) -> Report[Item, Result]:
        """Return the report of the whole."""
        return Report(
            tuple(self._outcomes[index] for index in sorted(self._outcomes)),
            dict(self._counts),
            self.stopped,
            self.cause,
            self._progress_error,
            tuple(self._failures),
        )
