"""When to retry, and after how long; a pure decision."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .._config import check_count, check_seconds
from .._errors import (
    APIStatusError,
    ClientClosedError,
    MalformedJSONError,
    RateLimitError,
    ResponseError,
    ServerError,
    StatsigError,
    TransportError,
    WrongAddressError,
)
from .._operation import Operation

__all__ = ["MOST_ATTEMPTS", "Retry", "RetryBudget", "is_ambiguous", "may_repeat"]

MOST_ATTEMPTS = 100
_TIMED_OUT = 408
_SHORTEST_WHILE_BUSY = 0.1
"""Seconds; without a pause, requests would be sent until the deadline as fast as the server refuses them."""
_TOO_EARLY = 425
"""The server would not process a request that somebody might replay (RFC 8470, 5.2), so it did nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """How often and how patiently to try again.

    A request that was refused (429, 425) or not sent is repeated for every operation, and so is one that the
    server refused because another change is under way: until the deadline of the call, whatever `attempts`
    says above 1. One whose outcome is unknown is repeated only if that is safe, which the safety class of the
    operation says.
    """

    attempts: int = 4
    """Requests for one call at most, the first included; 1 for no repetition."""
    first_pause: float = 0.5
    """Seconds; the longest pause after the first failure. It doubles each time."""
    longest_pause: float = 8.0
    """Seconds; no pause of ours is longer."""
    longest_wait: float = 60.0
    """Seconds; if the server asks for a longer wait, RateLimitError is raised at once."""

    def __post_init__(self) -> None:
        check_count("attempts", self.attempts, 1, MOST_ATTEMPTS)
        check_seconds("first_pause", self.first_pause, or_zero=True)
        check_seconds("longest_pause", self.longest_pause, or_zero=True)
        check_seconds("longest_wait", self.longest_wait, or_zero=True)

    def pause(
        self, error: StatsigError, operation: Operation, attempt: int, *, is_undone: bool = False
    ) -> float | None:
        """Return the seconds to wait after failed attempt number `attempt`, or None to give up.

        After a 429, this decides only whether to repeat: the throttle (`_limits`) knows when, since the pause
        holds for all calls on the same limits, and the call does not wait by itself.

        `is_undone` says that reading back found nothing carried out, so that any write may be repeated.
        """
        # JSON that was cut may be whole the next time; if it is not, it was not cut.
        most = min(self.attempts, 2) if isinstance(error, MalformedJSONError) else self.attempts
        is_safe = is_undone and is_ambiguous(error) and not isinstance(error, ClientClosedError)
        if attempt >= most or not (is_safe or may_repeat(error, operation)):
            return None
        return self._pause(error, attempt)

    def busy_pause(self, error: StatsigError, number: int) -> float | None:
        """Return the seconds to wait after refusal number `number` because another change is under way."""
        # That change may take long, so half of each pause is certain, and only the rest is chance.
        return None if self.attempts == 1 else self._pause(error, number, _SHORTEST_WHILE_BUSY)

    def _pause(self, error: StatsigError, attempt: int, shortest: float | None = None) -> float | None:
        asked = error.retry_after if isinstance(error, APIStatusError) else None
        if asked is not None:
            return asked if asked <= self.longest_wait else None
        # Python makes no float of a power above 1,023; 64 doublings are above every pause.
        ceiling = min(self.first_pause * 2 ** min(attempt - 1, 64), self.longest_pause)
        if shortest is None:
            return random.uniform(0, ceiling)
        return random.uniform(max(ceiling / 2, shortest), max(ceiling, shortest))


class RetryBudget:
    """How many repetitions a client has left; successes earn new ones.

    It prevents a retry storm while the server recovers: 100 tokens, and 0.1 more with each success.
    """

    def __init__(self, most: int = 100, price: int = 10) -> None:
        self._most, self._price = most * price, price
        # Counted in successes, since ten tenths of a float are less than one.
        self._left = self._most

    def spend(self, error: StatsigError) -> bool:
        """Take one repetition and return whether there was one; it is free after a 429 and after busy."""
        if isinstance(error, RateLimitError) or error.reason == "busy":
            return True
        if self._left < self._price:
            return False
        self._left -= self._price
        return True

    def refill(self) -> None:
        """Earn a part of a repetition with a success; `price` successes make one."""
        self._left = min(self._most, self._left + 1)


def is_ambiguous(error: StatsigError) -> bool:
    """Return whether the server may have carried out the request that ended in this error."""
    if isinstance(error, TransportError | ClientClosedError):
        return error.sent == "maybe"
    if isinstance(error, APIStatusError):
        return isinstance(error, ServerError) or error.status == _TIMED_OUT
    # A server that has no such path carried out nothing. A redirect may follow a change that was made, as
    # after a form, or ask for it at another address; nothing in it says which.
    return isinstance(error, ResponseError) and not isinstance(error, WrongAddressError)


def may_repeat(error: StatsigError, operation: Operation) -> bool:
    """Return whether the same request may be sent again after this error."""
    if isinstance(error, ClientClosedError) or error.reason == "certificate":
        return False
    if isinstance(error, RateLimitError) or (isinstance(error, TransportError) and error.sent == "no"):
        return True
    if isinstance(error, APIStatusError) and error.status == _TOO_EARLY:
        return True
    if isinstance(error, ResponseError):
        # What answers with a redirect or with nonsense does so again.
        return operation.is_read and (error.status is None or error.fixable_by == "retry")
    return is_ambiguous(error) and operation.is_repeatable
