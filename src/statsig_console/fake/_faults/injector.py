"""Fault injection: the pending faults, and those that happen to a request."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Unpack

from attrs import evolve, frozen

from .._document.document import Operation, load
from .._document.reviewed import NEEDS_REVIEW
from .chance import Draw, Draws
from .faults import (
    Break,
    Delay,
    Failure,
    Fault,
    Invention,
    ReviewNeeded,
    Stage,
    Which,
)

__all__ = ["FaultInjector", "Outcome"]


@frozen
class Outcome:
    """The faults that happen to one request."""

    draw: Draw
    before: float = 0.0
    after: float = 0.0
    """Seconds of delay, before and after the request is carried out."""
    fault: Failure | Break | None = None


_NO_FAULT = Outcome(Draw(b""))


class FaultInjector:
    """The pending faults of a fake, in the order of the calls that added them.

    `operation`, `tag`, `method` and `mutations` select the requests that a fault matches. It happens to
    `times` of them at most, after `after` normal responses, with the probability `rate`.
    """

    def __init__(self, seed: int) -> None:
        self._draws = Draws(seed)
        self._waiting: list[Fault] = []
        self._count = 0

    def fail(
        self,
        status: int = 500,
        *,
        applied: bool = False,
        headers: Mapping[str, str] | None = None,
        body: Any = None,
        retry_after: float | None = None,
        **which: Unpack[Which],
    ) -> None:
        """Respond with an error to the next matching request, or to `times` of them.

        With `applied`, the write is carried out in spite of the error. A body of text or bytes is sent
        unchanged, any other as JSON. `retry_after` is in seconds.
        """
        self._add(
            Failure,
            which,
            applied=applied,
            status=status,
            headers=headers or {},
            body=body,
            retry_after=retry_after,
        )

    def drop(self, *, applied: bool = False, stage: Stage = "answer", **which: Unpack[Which]) -> None:
        """Break the connection before or during the response to the next matching request, or to `times`."""
        self._add(Break, which, applied=applied, stage=stage)

    def invent(self, field: str = "status", value: Any = "Half Launched", **which: Unpack[Which]) -> None:
        """Put a value that the document does not have into the first object of the next matching response."""
        self._add(Invention, which, field=field, value=value)

    def delay(
        self,
        seconds: float,
        *,
        applied: bool = False,
        **which: Unpack[Which],
    ) -> None:
        """Delay all matching requests before they are carried out; with `applied`, afterwards.

        The delay is on the clock of the event loop. The method `respond` does not wait.
        """
        self._add(Delay, which, every=True, applied=applied, seconds=seconds)

    def read_only(self, **which: Unpack[Which]) -> None:
        """Refuse all writes with 403, as for a key with read-only scopes."""
        self._add_refusal(Failure, "Forbidden resource", which)

    def require_review(self, **which: Unpack[Which]) -> None:
        """Refuse with 403 all writes that a review could propose. Committing a review is accepted.

        `tag` selects gates, dynamic configs, experiments or autotunes.
        """
        self._add_refusal(ReviewNeeded, NEEDS_REVIEW, which)

    def follow(self, plan: FaultInjector) -> None:
        """Replace all pending faults by those of a plan; an empty plan removes them.

        The plan does not change, so several fakes can follow it.
        """
        self._draws = Draws(plan._draws.seed)
        self._waiting = [evolve(fault) for fault in plan._waiting]
        self._count = plan._count

    def decide(self, operation: Operation | None, method: str, target: str, content: bytes) -> Outcome:
        """Return the faults that happen to a request."""
        if not self._waiting:
            return _NO_FAULT
        draw = self._draws.draw(method, target, content)
        waits = {False: 0.0, True: 0.0}
        chosen: Failure | Break | None = None
        for fault in self._waiting:
            if isinstance(fault, Invention) or not fault.due(operation, method, draw):
                continue
            if isinstance(fault, Delay):
                waits[fault.applied] += fault.seconds
                fault.happened()
            elif isinstance(fault, Failure | Break) and chosen is None:
                chosen = fault
                fault.happened()
        self._waiting = [fault for fault in self._waiting if not fault.is_over]
        return Outcome(draw, waits[False], waits[True], chosen)

    def invented(self, operation: Operation | None, method: str, body: Any, draw: Draw) -> Any:
        """Return the body of a success with the invented values that are due."""
        if not isinstance(body, dict) or not isinstance(body.get("data"), dict | list) or not body["data"]:
            return body
        for fault in self._waiting:
            if isinstance(fault, Invention) and fault.due(operation, method, draw):
                fault.happened()
                body = fault.put_into(body)
        return body

    def _add_refusal(self, kind: type[Failure], message: str, which: Which) -> None:
        self._add(
            kind,
            {"mutations": True, **which},
            every=True,
            applied=False,
            status=403,
            headers={},
            body={"status": 403, "message": message},
            retry_after=None,
        )

    def _add(self, kind: type[Fault], which: Which, *, every: bool = False, **what: Any) -> None:
        once: Which = {} if every or which.get("rate") is not None else {"times": 1}
        known = load()
        _check_name("operation", which.get("operation"), list(known.operations))
        _check_name(
            "tag", which.get("tag"), sorted({operation.tag for operation in known.operations.values()})
        )
        self._waiting.append(kind(place=self._count, **(once | which), **what))
        self._count += 1


def _check_name(word: str, name: str | None, known: list[str]) -> None:
    if name is not None and name not in known:
        near = get_close_matches(name, known, 1)
        raise ValueError(f"the {word} {name} is unknown{f'; did you mean {near[0]}?' if near else ''}")
