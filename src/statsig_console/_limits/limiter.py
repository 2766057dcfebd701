"""The rate limits of a client, and the limiter that gives each call a permit."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from .._config import check_number, shown
from .._errors import ClientClosedError, InvalidArgumentError, StatsigError, TransportError
from .._operation import Operation, Scope
from .windows import NEVER, WHOLE, nanoseconds

if TYPE_CHECKING:
    from .members import Member, Waiter
    from .shared import LimiterState, SharedRateLimit, StoreClient
    from .store import Lease, Terms
    from .throttle import Allowance
else:
    SharedRateLimit = Any  # Type hints resolve without loading it.

__all__ = ["Limiter", "Permit", "RateLimit", "RateLimits"]

_NO_RESPONSE = (ClientClosedError, TransportError)


@dataclass(frozen=True, slots=True)
class RateLimit:
    """A rate limit: at most `calls` calls in any period of `seconds` seconds."""

    calls: int
    seconds: float

    def __post_init__(self) -> None:
        seconds = check_number("rate_limits", self.seconds)
        if not isinstance(self.calls, int) or self.calls < 1 or not 0 < seconds < math.inf:
            words = f"{shown(self.calls)} in {shown(seconds)} s"
            raise InvalidArgumentError("rate_limits", f"{words} is not a valid rate limit")


DEFAULT = (RateLimit(100, 10), RateLimit(900, 900))
"""https://docs.statsig.com/console-api/introduction: only writes count, per project."""


@dataclass(frozen=True, slots=True)
class RateLimits:
    """The rate limits of writes, and the part of them that a client may use.

    Clients with the same key and base URL in one event loop always count together.

    >>> limits = RateLimits([RateLimit(100, 10), RateLimit(900, 900)], reserve=0.1)
    >>> async with Client(rate_limits=limits) as client:
    ...     gate = await client.gates.enable("new_checkout")

    Args:
        limits: All limits, which hold at the same time. By default the documented ones; empty for none.
        reserve: Part of each limit that the client leaves to other programs, from 0 to less than 1.
        share: Part of each limit that this client may use, such as ``1 / hosts`` if hosts count separately.
        shared: A SharedRateLimit to count together with other processes or hosts. Clients of one process with
            the same key, base URL and `shared` always count together. If their limits differ, each client
            keeps its own limits over the calls of all.

    Raises InvalidArgumentError for wrong values.
    """

    limits: Sequence[RateLimit] = DEFAULT
    reserve: float = field(default=0.0, kw_only=True)
    share: float = field(default=1.0, kw_only=True)
    shared: SharedRateLimit | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        # A tuple, because the caller may change the sequence later.
        object.__setattr__(self, "limits", _checked("rate_limits.limits", self.limits))
        reserve = check_number("rate_limits.reserve", self.reserve)
        if not 0 <= reserve < 1:
            raise InvalidArgumentError(
                "rate_limits.reserve", f"{shown(reserve)} is not a number from 0 to less than 1"
            )
        share = check_number("rate_limits.share", self.share)
        if not 0 < share <= 1:
            raise InvalidArgumentError(
                "rate_limits.share", f"{shown(share)} is not a number above 0 and up to 1"
            )
        # The class is imported only if it is used.
        if self.shared is not None and (isinstance(self.shared, type) or not hasattr(self.shared, "state")):
            raise InvalidArgumentError(
                "rate_limits.shared", "a SharedRateLimit is expected, such as SharedRateLimit.on_host()"
            )


def _checked(name: str, limits: Sequence[RateLimit]) -> tuple[RateLimit, ...]:
    """Return a sequence of limits as a tuple, or raise InvalidArgumentError."""
    is_sequence = isinstance(limits, Sequence) and not isinstance(limits, str | bytes)
    if not is_sequence or not all(isinstance(limit, RateLimit) for limit in limits):
        words = "RateLimits(…) or " if name == "rate_limits" else ""
        raise InvalidArgumentError(name, f"{words}a list of RateLimit(calls, seconds) is expected")
    return tuple(limits)


class Limiter:
    """Admits calls under several limits, by priority and then in order of arrival.

    Reads do not wait, unless they have their own limit or the server refused one. After a refusal, all calls
    calls on the same throttle wait, and one of them is sent first as a probe. It belongs to one event loop.

    Args:
        rate_limits: Limits of writes. Without any, those of scopes do not hold either.
        in_flight: The maximum number of writes in flight, so that an unknown limit causes few refusals.
        project: Name of the project. Limiters of one process with the same name share its limits.
    """

    def __init__(
        self,
        rate_limits: RateLimits | Sequence[RateLimit],
        *,
        in_flight: int = 8,
        project: str = "",
    ) -> None:
        if not isinstance(rate_limits, RateLimits):
            rate_limits = RateLimits(_checked("rate_limits", rate_limits))
        if in_flight < 1:
            raise InvalidArgumentError("in_flight", f"{in_flight} would admit no call")
        limits, shared = rate_limits.limits, rate_limits.shared
        self._part, self._share = _millionths(1 - rate_limits.reserve), _millionths(rate_limits.share)
        self._terms = self._own([(limit.calls, limit.seconds) for limit in limits])
        self._most = in_flight if limits else NEVER
        self._shared = shared.of(project) if shared is not None else None
        self._project = project if limits else ""
        self._joined: tuple[LimiterState, Member] | None = None
        self._known: dict[tuple[bool, Scope | None], tuple[Allowance, ...]] = {}

    def acquire(self, operation: Operation, priority: int = 0) -> Permit:
        """Return the permit for one call. Entering it (``async with``) waits until the call is admitted."""
        return Permit(self, operation, priority)

    def is_free(self, operation: Operation) -> bool:
        """Return whether a call needs no permit: there is no limit, and the server has never refused one."""
        # Not a generator, which takes twice as long.
        return all([allowance.throttle.is_free for allowance in self.allowances(operation)])  # noqa: C419

    def record_refusal(self, operation: Operation, retry_after: float | None) -> None:
        """Record a 429 of a call that began without a permit."""
        state, member = self.join()
        state.queue.record_refusal_without_slots(member, self.allowances(operation), retry_after)

    def join(self) -> tuple[LimiterState, Member]:
        """Return the throttles with their queue, and the event loop of the first call as its member."""
        if self._joined is None:
            from .shared import LimiterState, SharedRateLimit

            shared = self._shared or (SharedRateLimit(self._project) if self._project else None)
            state = shared.state(self) if shared is not None else LimiterState()
            self._joined = state, state.queue.join()
        return self._joined

    def allowances(self, operation: Operation) -> tuple[Allowance, ...]:
        """Return the limits of all throttles on which a call needs a slot."""
        kind = operation.safety == "read", operation.limit
        if (known := self._known.get(kind)) is None:
            known = self._known[kind] = self._find(operation)
        return known

    def store(self, allowances: Sequence[Allowance]) -> StoreClient | None:
        """Return the client of the store, if one of these throttles is shared."""
        if (store := self.join()[0].store) is None:
            return None
        return store if any(allowance.throttle.is_shared for allowance in allowances) else None

    def _find(self, operation: Operation) -> tuple[Allowance, ...]:
        if operation.safety == "read":
            found = [self._allowance("reads", (), NEVER)]
        else:
            found = [self._allowance("changes", self._terms, self._most)]
        if scope := operation.limit:
            terms = self._own(scope.windows) if self._terms else ()
            found.append(self._allowance(f"scope {scope.name}", terms, self._most))
        return tuple(found)

    def _own(self, limits: Iterable[tuple[int, float]]) -> Terms:
        """Return the part of limits that is not left to others, in millionths of a call and nanoseconds."""
        return tuple([(calls * self._part, nanoseconds(seconds)) for calls, seconds in limits])

    def _allowance(self, name: str, terms: Terms, most_in_flight: int) -> Allowance:
        return self.join()[0].allowance(name, terms, self._share, most_in_flight)


class Permit:
    """The permission for one call, from the wait in the queue to the response."""

    def __init__(self, limiter: Limiter, operation: Operation, priority: int) -> None:
        self._limiter = limiter
        self._operation = operation
        self._priority = priority
        self._waiter: Waiter | None = None
        self._lease: Lease | None = None
        self._is_refused = False
        self._pauses: dict[str, int] = {}

    def record_refusal(self, retry_after: float | None) -> None:
        """Record a 429, with the seconds to wait if the server named a time."""
        if self._waiter is None or self._is_refused:
            return
        self._is_refused = True
        self._pauses = self._limiter.join()[0].queue.record_refusal(self._waiter, retry_after)

    def acquire_nowait(self) -> bool:
        """Acquire the permit if that is possible without waiting, and return whether it was."""
        limiter = self._limiter
        state, member = limiter.join()
        allowances = limiter.allowances(self._operation)
        if state.store is None or limiter.store(allowances) is None:
            self._waiter = state.queue.acquire_nowait(member, allowances, self._priority)
        return self._waiter is not None

    async def acquire(self) -> None:
        """Wait until the call is admitted."""
        state, member = self._limiter.join()
        allowances = self._limiter.allowances(self._operation)
        self._waiter = await state.queue.acquire(member, allowances, self._priority)
        if (store := self._limiter.store(allowances)) is not None:
            self._lease = await store.acquire(self._waiter)

    async def __aenter__(self) -> Self:
        if self._waiter is None:
            await self.acquire()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        assert self._waiter is not None
        (state, member), waiter = self._limiter.join(), self._waiter
        if isinstance(error, GeneratorExit):
            state.queue.abandon(waiter)
            return
        failed = error is not None and not isinstance(error, StatsigError)
        admitted = not (failed or isinstance(error, _NO_RESPONSE) or self._is_refused)
        state.queue.end(waiter, admitted=admitted)
        if self._lease is not None and state.store is not None:
            await state.store.release(self._lease, self._pauses, member, admitted=admitted)


def _millionths(part: float) -> int:
    return math.ceil(round(part * WHOLE, 6))
