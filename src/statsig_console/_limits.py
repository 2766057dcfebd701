"""Keep below the limits of the API instead of running into them."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType

import anyio

from ._errors import InvalidArgumentError

__all__ = ["Limiter", "RateLimit"]

_NANO = 1_000_000_000


@dataclass(frozen=True, slots=True)
class RateLimit:
    """At most `calls` in any stretch of `seconds`."""

    calls: int
    seconds: float

    def __post_init__(self) -> None:
        if self.calls < 1 or self.seconds <= 0:
            raise InvalidArgumentError("limits", f"{self.calls} in {self.seconds} s is no limit to keep")


class Limiter:
    """Room for one more call under several limits at once, in the order of asking.

    A call occupies its place while it is in flight and for the whole window after its answer came: the server
    counted it at some moment before the answer, so that no delay of the network can break the limit.
    """

    def __init__(self, limits: Sequence[RateLimit]) -> None:
        self._limits = tuple(limits)
        self._answered: tuple[deque[int], ...] = tuple(deque() for _ in self._limits)
        self._in_flight = 0
        self._turn = anyio.Lock()
        self._changed = anyio.Event()

    async def __aenter__(self) -> None:
        if not self._limits:
            return
        async with self._turn:
            while (pause := self._pause()) > 0 or self._is_full_in_flight():
                if self._is_full_in_flight():
                    await self._changed.wait()
                else:
                    await anyio.sleep(pause / _NANO)
            self._in_flight += 1

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if not self._limits:
            return
        self._in_flight -= 1
        now = _now()
        for answered in self._answered:
            answered.append(now)
        self._changed.set()
        self._changed = anyio.Event()

    def _is_full_in_flight(self) -> bool:
        return any(self._in_flight >= limit.calls for limit in self._limits)

    def _pause(self) -> int:
        """Return the nanoseconds until there is room beside the calls in flight, as far as they are known."""
        now, longest = _now(), 0
        for limit, answered in zip(self._limits, self._answered, strict=True):
            window = int(limit.seconds * _NANO)
            while answered and answered[0] + window <= now:
                answered.popleft()
            over = len(answered) + self._in_flight - limit.calls
            if over >= 0 and over < len(answered):
                longest = max(longest, answered[over] + window - now)
        return longest


def _now() -> int:
    return int(anyio.current_time() * _NANO)
