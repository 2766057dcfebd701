"""Keep writes below the rate limits of the API, so that the server refuses none."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import TYPE_CHECKING, Self

from .._config import number_of, shown
from .._errors import ClientClosedError, InvalidArgumentError, StatsigError, TransportError
from .._operation import Operation, Scope
from .windows import NEVER, WHOLE, moment, nanoseconds

if TYPE_CHECKING:
    from .queue import Visitor
    from .shared import SharedRateLimit, StoreDoor, Traffic
    from .store import Permit
    from .throttle import Account

__all__ = ["Limiter", "RateLimit", "RateLimits", "Slot"]

_UNANSWERED = (ClientClosedError, TransportError)


@dataclass(frozen=True, slots=True)
class RateLimit:
    """At most `calls` in any stretch of `seconds`."""

    calls: int
    seconds: float

    def __post_init__(self) -> None:
        seconds = number_of("rate_limits", self.seconds)
        if not isinstance(self.calls, int) or self.calls < 1 or not 0 < seconds < math.inf:
            words = f"{shown(self.calls)} in {shown(seconds)} s"
            raise InvalidArgumentError("rate_limits", f"{words} is no limit to keep")


DEFAULT = (RateLimit(100, 10), RateLimit(900, 900))
"""https://docs.statsig.com/console-api/introduction: only writes count, per project."""


@dataclass(frozen=True, slots=True)
class RateLimits:
    """The rate limits of a project, the part that a client may use, and with whom it counts.

    Args:
        limits: All limits, which hold together; by default the documented ones, empty for none.
        reserve: Part of each limit that the client leaves free for others, from 0 to less than 1.
        share: Part of each limit that the client may use; ``1 / hosts`` if the hosts do not count together.
        shared: Where to count together beyond this event loop, such as ``SharedRateLimit.on_host()``.
            Clients with the same key in one event loop always count together.

    Raises InvalidArgumentError.
    """

    limits: Sequence[RateLimit] = DEFAULT
    reserve: float = field(default=0.0, kw_only=True)
    share: float = field(default=1.0, kw_only=True)
    shared: SharedRateLimit | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        # A tuple, because the sequence of the caller may change later.
        object.__setattr__(self, "limits", _checked("rate_limits.limits", self.limits))
        reserve = number_of("rate_limits.reserve", self.reserve)
        if not 0 <= reserve < 1:
            raise InvalidArgumentError(
                "rate_limits.reserve", f"{shown(reserve)} is not a number from 0 to less than 1"
            )
        share = number_of("rate_limits.share", self.share)
        if not 0 < share <= 1:
            raise InvalidArgumentError(
                "rate_limits.share", f"{shown(share)} is not a number above 0 and up to 1"
            )
        # The class itself is not imported before someone uses it.
        if self.shared is not None and (isinstance(self.shared, type) or not hasattr(self.shared, "traffic")):
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
    """Room for one more call under several limits at once, by priority and in the order of asking.

    Reads are let through, unless they have a limit of their own or the server refused one. After a refusal
    all calls on the same account wait, and one of them tries first.

    Args:
        rate_limits: Limits of changes; without any, those of scopes do not hold either.
        in_flight: Changes in flight at most, so that a surprise costs few refusals.
        project: Whose limits these are; clients of one event loop share them. By default they are ours alone.
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
            raise InvalidArgumentError("in_flight", f"{in_flight} would let nothing through")
        limits, shared = rate_limits.limits, rate_limits.shared
        self._terms = [(limit.calls, nanoseconds(limit.seconds)) for limit in limits]
        self._part, self._share = _millionths(1 - rate_limits.reserve), _millionths(rate_limits.share)
        self._most = in_flight if limits else NEVER
        self._shared = shared.of(project) if shared is not None else None
        self._project = project if limits else ""
        self._traffic: Traffic | None = None
        self._accounts: dict[str, Account] = {}
        self._known: dict[tuple[bool, Scope | None], tuple[Account, ...]] = {}

    def call(self, operation: Operation, priority: int = 0) -> Slot:
        """Return what is entered with ``async with`` to make one call; entering waits for room."""
        return Slot(self, operation, priority)

    @property
    def traffic(self) -> Traffic:
        """The queue, made when it is first used: a shared one belongs to the event loop."""
        if self._traffic is None:
            from .shared import SharedRateLimit, Traffic

            shared = self._shared or (SharedRateLimit(self._project) if self._project else None)
            self._traffic = shared.traffic() if shared is not None else Traffic()
        return self._traffic

    def accounts(self, operation: Operation) -> tuple[Account, ...]:
        """Return all accounts that a call counts on."""
        kind = operation.safety == "read", operation.limit
        if (known := self._known.get(kind)) is None:
            known = self._known[kind] = self._found(operation)
        return known

    def door(self, accounts: Sequence[Account]) -> StoreDoor | None:
        """Return where to ask those who share the budget, if one of these accounts is shared."""
        door = self.traffic.door
        return door if door is not None and any(account.is_shared for account in accounts) else None

    def _found(self, operation: Operation) -> tuple[Account, ...]:
        if operation.safety == "read":
            found = [self._account("reads", (), NEVER)]
        else:
            found = [self._account("changes", self._terms, self._most)]
        if scope := operation.limit:
            terms = [(calls, nanoseconds(seconds)) for calls, seconds in scope.windows]
            found.append(self._account(f"scope {scope.name}", terms if self._terms else (), self._most))
        return tuple(found)

    def _account(self, name: str, terms: Sequence[tuple[int, int]], most_in_flight: int) -> Account:
        account = self._accounts.get(name)
        if account is None:
            account = self._accounts[name] = self.traffic.account(name, most_in_flight)
            account.tighten(terms, self._part)
            account.share = min(account.share, self._share)
            account.is_shared = self.traffic.door is not None and bool(account.windows)
            if not account.is_shared:
                account.stand_alone(account.share)
        return account


class Slot:
    """The place of one call, from the wait for room to the answer."""

    def __init__(self, limiter: Limiter, operation: Operation, priority: int) -> None:
        self._limiter = limiter
        self._operation = operation
        self._priority = priority
        self._visitor: Visitor | None = None
        self._permit: Permit | None = None
        self._refused = False
        self._pauses: dict[str, int] = {}

    def refused(self, retry_after: float | None) -> None:
        """Tell that the server answered 429, and how many seconds it wants us to wait if it said so."""
        if self._visitor is None or self._refused:
            return
        self._refused = True
        now = moment()
        for place in self._visitor.places:
            # A scope is narrower than the project and so more likely full; the project is not paused for it,
            # unless this very call was to find out whether the project lets in changes again.
            if place is self._visitor.places[-1] or place.account.is_tried_by(place):
                place.account.refused(place, retry_after, now)
                if place.account.is_shared:
                    self._pauses[place.account.name] = place.account.pause_left(now)

    def enter_at_once(self) -> bool:
        """Enter and tell so, unless there is something to wait for."""
        accounts = self._limiter.accounts(self._operation)
        if self._limiter.door(accounts) is None:
            self._visitor = self._limiter.traffic.turnstile.enter_at_once(accounts, self._priority)
        return self._visitor is not None

    async def enter(self) -> None:
        """Wait for room."""
        accounts = self._limiter.accounts(self._operation)
        self._visitor = await self._limiter.traffic.turnstile.enter(accounts, self._priority)
        if (door := self._limiter.door(accounts)) is not None:
            self._permit = await door.enter(self._visitor)

    async def __aenter__(self) -> Self:
        if self._visitor is None:
            await self.enter()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        assert self._visitor is not None
        traffic, now = self._limiter.traffic, moment()
        is_answer = error is None or (isinstance(error, StatsigError) and not isinstance(error, _UNANSWERED))
        for place in self._visitor.places:
            place.account.answered(place, now)
            if is_answer and not self._refused:
                place.account.succeeded(place, now)
        traffic.turnstile.turn()
        if self._permit is not None and traffic.door is not None:
            let_in = is_answer and not self._refused
            await traffic.door.answered(self._permit, self._pauses, let_in=let_in)


def _millionths(part: float) -> int:
    return -int(-round(part * WHOLE, 6) // 1)
