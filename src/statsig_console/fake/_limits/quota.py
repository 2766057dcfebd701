"""Which requests are too many: those that change something, and some operations on their own account."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any

from .._document.document import Operation
from .._http.response import Refusal
from .algorithms import Algorithm, Limiter

__all__ = ["Quota"]


class Quota:
    """The rate limits of a project; without any, every request is accepted."""

    def __init__(
        self,
        limits: Iterable[tuple[int, float]] | None,
        algorithm: Algorithm,
        clock: Callable[[], float],
        retry_after: bool,
    ) -> None:
        self._algorithm: Algorithm = algorithm
        self._clock = clock
        self._retry_after = retry_after
        self._project = None if limits is None else Limiter(limits, algorithm)
        self._own: dict[str, Limiter] = {}

    def counted(self) -> Any:
        """Return what has been counted, for `recount`."""
        return deepcopy((self._project, self._own))

    def recount(self, counted: Any) -> None:
        """Go back to what had been counted."""
        self._project, self._own = deepcopy(counted)

    def left(self) -> list[dict[str, Any]]:
        """Return how much of each limit is left; those of an operation are here from its first request on."""
        if self._project is None:
            return []
        now = self._clock()
        return [
            {"scope": scope, "most": most, "seconds": seconds, "left": left}
            for scope, limiter in {"changes": self._project, **self._own}.items()
            for most, seconds, left in limiter.left(now)
        ]

    def check(self, operation: Operation) -> None:
        """Refuse a request that is too many with 429; its own limit comes before that of the project."""
        if self._project is None:
            return
        if own := operation.limit:
            scope: str = own["scope"]
            if scope not in self._own:
                windows = [(most, span) for most, span in own["windows"]]
                self._own[scope] = Limiter(windows, self._algorithm)
            self._ask(self._own[scope])
        if operation.method != "GET":
            self._ask(self._project)

    def _ask(self, limiter: Limiter) -> None:
        if wait := limiter.ask(self._clock()):
            headers: dict[str, Any] = {"Retry-After": str(math.ceil(wait))} if self._retry_after else {}
            raise Refusal(429, {"status": 429, "message": "Too Many Requests"}, headers)
