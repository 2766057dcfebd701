"""The rate limits of a client, and the limiter that gives each call a permit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from .._config import check_number, shown
from .._errors import ClientClosedError, InvalidArgumentError, StatsigError, TransportError
from .._operation import Operation, Scope
from .windows import NEVER, WHOLE, moment, nanoseconds

if TYPE_CHECKING:
    from .queue import Waiter
    from .shared import LimiterState, SharedRateLimit, StoreClient
    from .store import Lease
    from .throttle import Throttle
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
        shared: A SharedRateLimit to count together with other processes or hosts.

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
    on the same throttle wait, and one of them is sent first as a probe.

    Args:
        rate_limits: Limits of writes. Without any, those of scopes do not hold either.
        in_flight: The maximum number of writes in flight, so that an unknown limit causes few refusals.
        project: Name of the project. Clients of one event loop with the same name share its limits.
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
        self._terms = [(limit.calls, nanoseconds(limit.seconds)) for limit in limits]
        self._part, self._share = _millionths(1 - rate_limits.reserve), _millionths(rate_limits.share)
        self._most = in_flight if limits else NEVER
        self._shared = shared.of(project) if shared is not None else None
        self._project = project if limits else ""
        self._state: LimiterState | None = None
        self._throttles: dict[str, Throttle] = {}
        self._known: dict[tuple[bool, Scope | None], tuple[Throttle, ...]] = {}

    def acquire(self, operation: Operation, priority: int = 0) -> Permit:
        """Return the permit for one call. Entering it (``async with``) waits until the call is admitted."""
        return Permit(self, operation, priority)

    @property
    def state(self) -> LimiterState:
        """The throttles and the queue. Created at first use, since shared state belongs to an event loop."""
        if self._state is None:
            from .shared import LimiterState, SharedRateLimit

            shared = self._shared or (SharedRateLimit(self._project) if self._project else None)
            self._state = shared.state() if shared is not None else LimiterState()
        return self._state

    def throttles(self, operation: Operation) -> tuple[Throttle, ...]:
        """Return all throttles on which a call needs a slot."""
        kind = operation.safety == "read", operation.limit
        if (known := self._known.get(kind)) is None:
            known = self._known[kind] = self._find(operation)
        return known

    def store(self, throttles: Sequence[Throttle]) -> StoreClient | None:
        """Return the client of the store, if one of these throttles is shared."""
        store = self.state.store
        return store if store is not None and any(throttle.is_shared for throttle in throttles) else None

    def _find(self, operation: Operation) -> tuple[Throttle, ...]:
        if operation.safety == "read":
            found = [self._throttle("reads", (), NEVER)]
        else:
            found = [self._throttle("changes", self._terms, self._most)]
        if scope := operation.limit:
            terms = [(calls, nanoseconds(seconds)) for calls, seconds in scope.windows]
            found.append(self._throttle(f"scope {scope.name}", terms if self._terms else (), self._most))
        return tuple(found)

    def _throttle(self, name: str, terms: Sequence[tuple[int, int]], most_in_flight: int) -> Throttle:
        throttle = self._throttles.get(name)
        if throttle is None:
            throttle = self._throttles[name] = self.state.throttle(name, most_in_flight)
            throttle.add_limits(terms, self._part)
            throttle.share = min(throttle.share, self._share)
            throttle.is_shared = self.state.store is not None and bool(throttle.windows)
            if not throttle.is_shared:
                throttle.use_share(throttle.share)
        return throttle


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
        now = moment()
        for slot in self._waiter.slots:
            # A scope has fewer slots than the project, so it is more likely full. Pause the project only if
            # this call is the probe that tests whether the project admits writes again.
            if slot is self._waiter.slots[-1] or slot.throttle.is_probed_by(slot):
                slot.throttle.record_refusal(slot, retry_after, now)
                if slot.throttle.is_shared:
                    self._pauses[slot.throttle.name] = slot.throttle.pause_left(now)

    def acquire_nowait(self) -> bool:
        """Acquire the permit if that is possible without waiting, and return whether it was."""
        throttles = self._limiter.throttles(self._operation)
        if self._limiter.store(throttles) is None:
            self._waiter = self._limiter.state.queue.acquire_nowait(throttles, self._priority)
        return self._waiter is not None

    async def acquire(self) -> None:
        """Wait until the call is admitted."""
        throttles = self._limiter.throttles(self._operation)
        self._waiter = await self._limiter.state.queue.acquire(throttles, self._priority)
        if (store := self._limiter.store(throttles)) is not None:
            self._lease = await store.acquire(self._waiter)

    async def __aenter__(self) -> Self:
        if self._waiter is None:
            await self.acquire()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        assert self._waiter is not None
        state, now = self._limiter.state, moment()
        failed = error is not None and not isinstance(error, StatsigError)
        admitted = not (failed or isinstance(error, _NO_RESPONSE) or self._is_refused)
        for slot in self._waiter.slots:
            slot.throttle.release(slot, now)
            if admitted:
                slot.throttle.record_success(slot, now)
        state.queue.admit()
        if self._lease is not None and state.store is not None:
            await state.store.release(self._lease, self._pauses, admitted=admitted)


def _millionths(part: float) -> int:
    return math.ceil(round(part * WHOLE, 6))
