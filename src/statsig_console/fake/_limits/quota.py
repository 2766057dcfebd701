"""The rate limits of a project: that of all writes, and those of single operations."""

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
    """The rate limits of a project. Without any, every request is accepted."""

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
        """Return the counts, for `recount`."""
        return deepcopy((self._project, self._own))

    def recount(self, counted: Any) -> None:
        """Restore earlier counts."""
        self._project, self._own = deepcopy(counted)

    def left(self) -> list[dict[str, Any]]:
        """Return the rest of each limit. Those of an operation are included after its first request."""
        if self._project is None:
            return []
        now = self._clock()
        return [
            {"scope": scope, "most": most, "seconds": seconds, "left": left}
            for scope, limiter in {"changes": self._project, **self._own}.items()
            for most, seconds, left in limiter.left(now)
        ]

    def check(self, operation: Operation) -> None:
        """Refuse a request above a limit with 429; the limit of the operation is checked first."""
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
