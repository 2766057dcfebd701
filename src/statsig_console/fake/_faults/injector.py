"""All trouble that is still to come: how it is asked for, and what of it happens to a request."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Unpack

from attrs import evolve, frozen

from .._document.document import Operation, load
from .._document.reviewed import NEEDS_REVIEW
from .chance import Lot, Lots
from .faults import (
    Break,
    Delay,
    Distribution,
    Failure,
    Invention,
    RetryForm,
    ReviewNeeded,
    Stage,
    Trouble,
    Which,
)

__all__ = ["Fate", "Troubled"]


@frozen
class Fate:
    """What happens to one request."""

    lot: Lot
    before: float = 0.0
    after: float = 0.0
    """Seconds that it waits, before it is carried out and after it."""
    trouble: Failure | Break | None = None


_GOOD = Fate(Lot(b""))


class Troubled:
    """All trouble that is still to come, in the order in which it was asked for.

    `times`, `rate`, `after`, `operation`, `tag`, `method` and `mutations` say which requests it happens to:
    how many at most, with which chance, after how many, and of which kind.
    """

    def __init__(self, seed: int) -> None:
        self._lots = Lots(seed)
        self._waiting: list[Trouble] = []
        self._asked = 0

    def fail(
        self,
        status: int = 500,
        *,
        applied: bool = False,
        headers: Mapping[str, str] | None = None,
        body: Any = None,
        html: bool = False,
        retry_after: float | None = None,
        retry_form: RetryForm = "seconds",
        **which: Unpack[Which],
    ) -> None:
        """Answer with an error the next request that fits, or more of them.

        With `applied` the change is made all the same. A body of text or bytes is sent as it is, any other as
        JSON; `html` sends a page, as proxies do. `retry_after` is in seconds; it is sent as they are, as a
        date, as `Retry-After-long`, or in any form or none, as chance will have it.
        """
        self._add(
            Failure,
            which,
            applied=applied,
            status=status,
            headers=headers or {},
            body=body,
            html=html,
            retry_after=retry_after,
            retry_form=retry_form,
        )

    def drop(self, *, applied: bool = False, stage: Stage = "answer", **which: Unpack[Which]) -> None:
        """Break the connection on the next request that fits, or more: before the answer or in its body."""
        self._add(Break, which, applied=applied, stage=stage)

    def invent(self, field: str = "status", value: Any = "Half Launched", **which: Unpack[Which]) -> None:
        """Put a value that the document does not know into the first object of the next answers that fit."""
        self._add(Invention, which, field=field, value=value)

    def delay(
        self,
        seconds: float,
        *,
        distribution: Distribution = "fixed",
        applied: bool = False,
        **which: Unpack[Which],
    ) -> None:
        """Let all requests that fit wait before they are carried out; with `applied`, after that.

        `seconds` is the average: `uniform` goes from none to twice as many, `exponential` now and then to
        many more. They pass on the clock of the event loop; `respond` does not wait.
        """
        self._add(Delay, which, every=True, applied=applied, seconds=seconds, distribution=distribution)

    def read_only(self, **which: Unpack[Which]) -> None:
        """Refuse all changes with 403, as if the key might only read."""
        self._add_refusal(Failure, "Forbidden resource", which)

    def require_review(self, **which: Unpack[Which]) -> None:
        """Refuse with 403 all changes that a review could propose; what a review commits is made.

        `tag` chooses between gates, dynamic configs, experiments and autotunes.
        """
        self._add_refusal(ReviewNeeded, NEEDS_REVIEW, which)

    def follow(self, chaos: Troubled) -> None:
        """Let a plan take the place of all trouble still to come; `Chaos()` ends it.

        The plan itself is not used up, so that several fakes can follow it.
        """
        self._lots = Lots(chaos._lots.seed)
        self._waiting = [evolve(each) for each in chaos._waiting]
        self._asked = chaos._asked

    def fate(self, operation: Operation | None, method: str, target: str, content: bytes) -> Fate:
        """Decide what happens to a request that has come in."""
        if not self._waiting:
            return _GOOD
        lot = self._lots.draw(method, target, content)
        waits = {False: 0.0, True: 0.0}
        chosen: Failure | Break | None = None
        for trouble in self._waiting:
            if isinstance(trouble, Invention) or not trouble.due(operation, method, lot):
                continue
            if isinstance(trouble, Delay):
                waits[trouble.applied] += trouble.length(lot)
                trouble.happened()
            elif isinstance(trouble, Failure | Break) and chosen is None:
                chosen = trouble
                trouble.happened()
        self._waiting = [each for each in self._waiting if not each.is_over]
        return Fate(lot, waits[False], waits[True], chosen)

    def invented(self, operation: Operation | None, method: str, body: Any, lot: Lot) -> Any:
        """Return a successful answer with the invented values that are due."""
        if not isinstance(body, dict) or not isinstance(body.get("data"), dict | list) or not body["data"]:
            return body
        for trouble in self._waiting:
            if isinstance(trouble, Invention) and trouble.due(operation, method, lot):
                trouble.happened()
                body = trouble.put_into(body)
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
            html=False,
            retry_after=None,
            retry_form="seconds",
        )

    def _add(self, kind: type[Trouble], which: Which, *, every: bool = False, **what: Any) -> None:
        once: Which = {} if every or which.get("rate") is not None else {"times": 1}
        known = load()
        _know("operation", which.get("operation"), list(known.operations))
        _know("tag", which.get("tag"), sorted({each.tag for each in known.operations.values()}))
        self._waiting.append(kind(place=self._asked, **(once | which), **what))
        self._asked += 1


def _know(word: str, name: str | None, known: list[str]) -> None:
    if name is not None and name not in known:
        near = get_close_matches(name, known, 1)
        raise ValueError(f"no {word} is called {name}{f'; did you mean {near[0]}?' if near else ''}")
