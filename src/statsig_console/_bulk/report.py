"""The outcome of each item of a bulk run, its progress, and its report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, get_args, overload

from .._calls.trace import CallTrace
from .._codec import html_table, short_repr
from .._errors import BulkError, InvalidArgumentError, StatsigError
from .._http.redaction import redact
from .options import Item, Result

__all__ = ["Outcome", "Progress", "Report", "Skip", "State", "Why", "ended", "skipped"]

State = Literal["done", "recovered", "skipped", "failed", "unknown"]
Why = Literal["planned", "unchanged", "duplicate", "earlier", "stopped"]


class Skip(Exception):
    """Raise it in a function that `bulk` calls, to skip the item; the outcome gives the reason."""

    def __init__(self, why: str) -> None:
        if not isinstance(why, str) or not why:
            raise InvalidArgumentError("why", "a text is expected, such as Skip('no owner')")
        if why in get_args(Why):
            raise InvalidArgumentError("why", f"{why!r} is a reason of `bulk` itself; use another text")
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True, repr=False)
class Outcome(Generic[Item, Result]):
    """The outcome of one item."""

    item: Item
    state: State
    """``recovered``: done, after a doubt that reading back or a repetition settled. ``unknown``: the change
    was sent and may have been made, or not."""
    result: Result | None = None
    error: Exception | None = None
    """Why it failed: a StatsigError, or the exception of a function of yours."""
    why: str | None = None
    """Why it was skipped. ``planned``: the run was dry. ``unchanged``: there was nothing to change.
    ``duplicate``: an item before it was the same. ``earlier``: the journal says that it is done.
    ``stopped``: the run ended before it was sent. Any other text comes from a `Skip` of yours."""
    attempts: int = 0
    """Requests sent for it, reads included; 0 where nobody counted."""

    @property
    def is_settled(self) -> bool:
        """Whether the item is as it should be: neither failed, nor unknown, nor cut off."""
        return self.state not in ("failed", "unknown") and self.why != "stopped"

    def __repr__(self) -> str:
        shown = ("item", "state", "result", "error", "why", "attempts")
        # An item may be a key: the path of some operations holds one.
        return short_repr("Outcome", ((name, getattr(self, name)) for name in shown), clean=redact)


def ended(item: Item, state: State, error: Exception, trace: CallTrace | None = None) -> Outcome[Item, Any]:
    """Return the outcome of an item that was not done."""
    attempts = (trace.requests if trace else 0) or (error.attempts if isinstance(error, StatsigError) else 0)
    return Outcome(item, state, error=error, attempts=attempts)


def skipped(item: Item, why: str) -> Outcome[Item, Any]:
    """Return the outcome of an item that was not tried."""
    return Outcome(item, "skipped", why=why)


@dataclass(frozen=True, slots=True)
class Progress(Generic[Item, Result]):
    """How far a bulk run is, reported after each item."""

    done: int
    """Items that have an outcome of any kind."""
    total: int | None
    """None if the number of items is unknown."""
    last: Outcome[Item, Result]
    rate: float = 0.0
    """Items per second over the last 15 minutes, without those that were skipped unsent."""
    eta: float | None = None
    """Seconds until the end at that rate; None while it is unknown."""
    failed: int = 0
    """Items that failed or whose outcome is unknown."""


@dataclass(frozen=True, slots=True, repr=False)
class Report(Sequence[Outcome[Item, Result]]):
    """The outcomes of a bulk call in the order of its items."""

    outcomes: tuple[Outcome[Item, Result], ...]
    counts: Mapping[State, int] = field(default_factory=dict)
    """Items by state, also where their outcomes were not collected."""
    stopped: str | None = None
    """Why the run ended before all items were tried, if it did."""
    cause: StatsigError | None = None
    """The error that ended it, if one did."""
    progress_error: Exception | None = None
    """The first exception that the progress callback raised."""
    failures: tuple[Outcome[Item, Result], ...] = ()
    """The first few that failed or are unknown, also where outcomes were not collected."""

    def __repr__(self) -> str:
        counts = [f"{number} {state}" for state, number in self.counts.items()]
        shown = {"stopped": self.stopped, "failures": list(self.failures)}
        fields = ((name, value) for name, value in shown.items() if value)
        return short_repr("Report", fields, *(counts or ["0 items"]), clean=redact)

    def _repr_html_(self) -> str:
        rows = [
            {name: redact(str(value)) for name, value in self._row(outcome).items() if value is not None}
            for outcome in self.outcomes[:20] or self.failures
        ]
        counts = ", ".join(f"{number} {state}" for state, number in self.counts.items())
        return html_table(counts or "0 items", rows, len(self.outcomes) or len(rows))

    @staticmethod
    def _row(outcome: Outcome[Item, Result]) -> dict[str, object]:
        return {name: getattr(outcome, name) for name in ("item", "state", "why", "error", "attempts")}

    def __len__(self) -> int:
        return len(self.outcomes)

    @overload
    def __getitem__(self, index: int) -> Outcome[Item, Result]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Outcome[Item, Result]]: ...
    def __getitem__(self, index: int | slice) -> Outcome[Item, Result] | Sequence[Outcome[Item, Result]]:
        return self.outcomes[index]

    @property
    def failed(self) -> list[Outcome[Item, Result]]:
        """The outcomes that are ``failed`` or ``unknown``; where none were collected, the first few."""
        found = [outcome for outcome in self.outcomes if outcome.state in ("failed", "unknown")]
        return found or list(self.failures)

    @property
    def planned(self) -> list[Item]:
        """The items that a dry run would have tried."""
        return [outcome.item for outcome in self.outcomes if outcome.why == "planned"]

    def raise_for_failures(self) -> None:
        """Raise BulkError if an item failed or is unknown, or if the run was stopped.

        It names the first few, and holds what `failed` holds.
        """
        number = self.counts.get("failed", 0) + self.counts.get("unknown", 0)
        if not number and not self.stopped:
            return
        failed = self.failed
        parts = [redact(f"{outcome.item!r}: {outcome.error}") for outcome in failed[:3]]
        if number > len(parts):
            parts.append(f"and {number - len(parts)} more")
        text = f"{number} of {sum(self.counts.values())} items were not done"
        if parts:
            text += ": " + "; ".join(parts)
        if self.stopped:
            text += f" (stopped: {self.stopped})"
        raise BulkError(text, failed) from self.cause or (failed[0].error if failed else None)
