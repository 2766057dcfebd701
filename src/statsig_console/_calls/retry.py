"""Decide whether to retry a request, and after how many seconds. Nothing here waits or sends."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .._config import check_count, check_seconds
from .._errors import (
    APIStatusError,
    ClientClosedError,
    ConnectError,
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
"""425 Too Early: the server did not process a request that could be replayed (RFC 8470, 5.2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """How many attempts a call has, and how long the pauses between them are.

    A request that was refused (429, 425) or not sent is retried for every operation. A write that the server
    refused because another change is running (`reason` is ``busy``) is retried until the deadline of the
    call, unless `attempts` is 1. A request whose outcome is unknown is retried only if the safety class of
    the operation says that this is safe.
    """

    attempts: int = 4
    """The maximum number of attempts of one call, with the first one; 1 for no retry."""
    first_pause: float = 0.5
    """The longest pause after the first failure, in seconds. It doubles with each further failure."""
    longest_pause: float = 8.0
    """The longest pause of all, in seconds, if the server names no time."""
    longest_wait: float = 60.0
    """Seconds. If the server asks for a longer pause, RateLimitError is raised at once."""

    def __post_init__(self) -> None:
        check_count("attempts", self.attempts, 1, MOST_ATTEMPTS)
        check_seconds("first_pause", self.first_pause, or_zero=True)
        check_seconds("longest_pause", self.longest_pause, or_zero=True)
        check_seconds("longest_wait", self.longest_wait, or_zero=True)

    def pause(
        self, error: StatsigError, operation: Operation, attempt: int, *, is_undone: bool = False
    ) -> float | None:
        """Return the seconds to wait after failed attempt number `attempt`, or None to give up.

        After a 429, this decides only whether to retry. The throttle (`_limits`) decides when, because its
        pause holds for all calls with the same rate limits.

        `is_undone`: reading back showed that the write was not carried out, so any write may be retried.
        """
        # A truncated body may be complete in the next response. If it is not, it is invalid JSON.
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
    """The number of retries that a client has left; successes add to it.

    It prevents a retry storm while the server recovers: 100 tokens, and 0.1 more with each success.
    """

    def __init__(self, most: int = 100, price: int = 10) -> None:
        self._most, self._price = most * price, price
        # Counted in successes, because ten times 0.1 as floats is less than 1.
        self._left = self._most

    def spend(self, error: StatsigError) -> bool:
        """Take one retry from the budget, return whether there was one. After 429 or ``busy`` it is free."""
        if isinstance(error, RateLimitError) or error.reason == "busy":
            return True
        if self._left < self._price:
            return False
        self._left -= self._price
        return True

    def refill(self) -> None:
        """Record a success; `price` successes add one retry."""
        self._left = min(self._most, self._left + 1)


def is_ambiguous(error: StatsigError) -> bool:
    """Return whether the server may have carried out the request that ended in this error."""
    if isinstance(error, TransportError | ClientClosedError):
        return error.sent == "maybe"
    if isinstance(error, APIStatusError):
        return isinstance(error, ServerError) or error.status == _TIMED_OUT
    # A server without such a path carried out nothing. A redirect may come after a write that was carried
    # out, or ask for the same write at another address; the response does not say which.
    return isinstance(error, ResponseError) and not isinstance(error, WrongAddressError)


def may_repeat(error: StatsigError, operation: Operation) -> bool:
    """Return whether the same request may be sent again after this error."""
    if isinstance(error, ClientClosedError):
        return False
    if isinstance(error, ConnectError) and error.fixable_by == "human":
        # The certificate or TLS itself was refused.
        return False
    if isinstance(error, RateLimitError) or (isinstance(error, TransportError) and error.sent == "no"):
        return True
    if isinstance(error, APIStatusError) and error.status == _TOO_EARLY:
        return True
    if isinstance(error, ResponseError):
        # A server that sends a redirect or an invalid response will most likely send it again.
        return operation.is_read and (error.status is None or error.fixable_by == "retry")
    return is_ambiguous(error) and operation.is_repeatable
