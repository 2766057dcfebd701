"""Rate limits that the clients of a process, of a host, or of several hosts share."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Self, TypeVar
from weakref import WeakSet

import anyio
import anyio.lowlevel
from anyio.lowlevel import RunVar

from .. import _clock
from .._errors import InvalidArgumentError
from .members import Member, Waiter, lock, on_fork
from .queue import AdmissionQueue
from .store import Delays, Demand, Lease, Store, Terms
from .throttle import Allowance, Throttle
from .windows import NANO, WHOLE

__all__ = ["LimiterState", "SharedRateLimit", "StoreClient"]

T = TypeVar("T")
TIMEOUT = 5.0
"""Seconds. A store that needs longer counts as unreachable."""
RETRY_AFTER = 10 * NANO
"""Seconds after which an unreachable store is tried again."""
_logger = logging.getLogger("statsig_console")


class StoreClient:
    """Requests leases from the store, one call at a time. A call without a lease keeps its position."""

    def __init__(self, store: Store, queue: AdmissionQueue) -> None:
        self._store = store
        self._queue = queue
        self._unreachable_until = 0

    async def acquire(self, waiter: Waiter) -> Lease | None:
        """Return the lease of a call that the throttles admitted, or None if the store is unreachable."""
        while True:
            try:
                outcome = await self._ask(waiter)
            except GeneratorExit:
                self._queue.abandon(waiter)
                raise
            except BaseException:
                self._go_on(waiter)
                raise
            if outcome is None or isinstance(outcome, Lease):
                self._go_on(waiter, has_lease=True)
                return outcome
            self._go_on(waiter, outcome)
            await self._queue.wait(waiter)

    async def release(
        self, lease: Lease, pauses: Mapping[str, int], member: Member, *, admitted: bool
    ) -> None:
        """Report the end of a call. If that fails, its slot becomes free later, never earlier."""
        if pauses:
            await self._shielded(partial(self._store.record_refusal, lease, pauses), member)
        await self._shielded(partial(self._store.release, lease, admitted=admitted), member)

    async def _ask(self, waiter: Waiter) -> Lease | Delays | None:
        member = waiter.member
        if member.now() < self._unreachable_until:
            return None
        shared = [allowance for allowance in waiter.allowances if allowance.throttle.is_shared]
        demands = [Demand(allowance.throttle.name, allowance.terms()) for allowance in shared]
        outcome = await self._shielded(partial(self._store.acquire, demands), member)
        with lock:
            for allowance in shared:
                allowance.use_share(allowance.share if outcome is None else WHOLE)
        try:
            await anyio.lowlevel.checkpoint_if_cancelled()
        except BaseException:
            if isinstance(outcome, Lease):
                await self._shielded(partial(self._store.cancel, outcome), member)
            raise
        return outcome

    async def _shielded(self, call: Callable[[], Awaitable[T]], member: Member) -> T | None:
        try:
            with anyio.fail_after(TIMEOUT, shield=True):
                return await call()
        except Exception as error:
            self._unreachable_until = member.now() + RETRY_AFTER
            _logger.warning(
                "the store of the shared rate limit cannot be reached; continuing with our share: %s",
                type(error).__name__,
            )
            return None

    def _go_on(self, waiter: Waiter, delays: Delays | None = None, *, has_lease: bool = False) -> None:
        """Let the next call ask; without a lease, also free the slots of this one."""
        with lock:
            now = waiter.member.now()
            for throttle in [allowance.throttle for allowance in waiter.allowances]:
                throttle.is_asking_store = False
                throttle.closed_until = now
                if delays is not None:
                    throttle.closed_until += delays.get(throttle.name, 0)
                    if (age := delays.ages.get(throttle.name)) is not None:
                        throttle.record_refusal_of_others(now - age, now)
            if not has_lease:
                self._queue.cancel(waiter)
            if delays is None:
                self._queue.admit(waiter.member)


class LimiterState:
    """The throttles and the queue of one project."""

    def __init__(self, store: Store | None = None) -> None:
        self.queue = AdmissionQueue()
        self.store = StoreClient(store, self.queue) if store is not None else None
        self.users: WeakSet[object] = WeakSet()
        self._throttles: dict[str, Throttle] = {}
        self._allowances: dict[tuple[str, Terms, int], Allowance] = {}

    def allowance(self, name: str, terms: Terms, share: int, most_in_flight: int) -> Allowance:
        """Return limits of the throttle of that name; clients with the same limits wait in one order."""
        with lock:
            kind = name, terms, share
            if kind not in self._allowances:
                throttle = self._throttles.setdefault(name, Throttle(name, most_in_flight))
                throttle.is_shared = self.store is not None and bool(throttle.windows or terms)
                self._allowances[kind] = Allowance(throttle, terms, share)
            return self._allowances[kind]

    def is_used(self, now: int) -> bool:
        """Return whether a client uses the state, or a slot of it is still occupied."""
        if self.users or self.queue.is_used():
            return True
        return any(throttle.is_used(now) for throttle in self._throttles.values())


_states: dict[str, LimiterState] = {}
"""The states by kind of store and name. The name reveals neither key nor address. Guarded by the lock."""
_own_states: RunVar[dict[str, LimiterState]] = RunVar("statsig_console.limiter_states")
"""The states of event loops with their own clocks, whose times cannot be compared with others."""


def _state(kind: str, store: Store | None, user: object) -> LimiterState:
    if _clock.has_own_clock():
        if (states := _own_states.get(None)) is None:
            _own_states.set(states := {})
        return states.setdefault(kind, LimiterState(store))
    with lock:
        if kind not in _states:
            now = _clock.process_time()
            for other in [other for other, state in _states.items() if not state.is_used(now)]:
                del _states[other]
            _states[kind] = LimiterState(store)
        _states[kind].users.add(user)
        return _states[kind]


def _after_fork() -> None:
    """In a child, count the calls of the parent in flight as ended; its event loops do not run here."""
    for state in _states.values():
        state.queue.drop_dead(lambda member: True)


on_fork(_after_fork)


class SharedRateLimit:
    """Rate limits that several clients share; pass it as ``RateLimits(shared=…)``.

    In one process, clients share limits, queue and pauses, in all event loops and threads. Between processes
    and hosts, a store counts their calls. If the store cannot be reached, each process uses only its `share`.

    Without a name, clients with the same key and base URL share. Pass a name for clients of one project with
    different keys, because the limits are those of the project. A child process of `os.fork` begins with the
    calls of its parent, and then counts alone.
    """

    def __init__(self, name: str | None = None, store: Store | None = None) -> None:
        if name is not None and not re.fullmatch(r"[\w-]{1,128}", name, re.ASCII):
            raise InvalidArgumentError(
                "rate_limits.shared", "a name has 1 to 128 letters, digits, '_' and '-'"
            )
        self.name = name
        self.store = store
        self.folder: Path | None = None
        """Where the files lie that processes on this host share."""
        self._open: Callable[[str], Store] | None = None

    @classmethod
    def in_process(cls, name: str | None = None) -> Self:
        """Return rate limits that the clients of this process share."""
        return cls(name)

    @classmethod
    def on_host(cls, name: str | None = None, folder: str | Path | None = None) -> Self:
        """Return rate limits that the processes of one user on this host share, through a locked file.

        By default, the file is in the user's state folder. Raises ConfigurationError if files cannot be
        locked.
        """
        from .file_store import FileStore, state_folder

        place = Path(folder or state_folder())
        shared = cls._stored(name, lambda name: FileStore(place / f"{name}.calls"))
        shared.folder = place
        return shared

    @classmethod
    def in_redis(cls, url: str, name: str | None = None) -> Self:
        """Return rate limits that all hosts with the same Redis share; needs the extra ``redis``."""
        from .redis_store import RedisStore

        return cls._stored(name, lambda name: RedisStore(name, url))

    @classmethod
    def _stored(cls, name: str | None, open: Callable[[str], Store]) -> Self:
        shared = cls(name)
        shared._open = open
        return shared if name is None else shared._named(name)

    def _named(self, name: str) -> Self:
        return type(self)(name, self._open(name) if self._open is not None else None)

    def of(self, project: str) -> Self:
        """Return the same shared limit with the name of a project, unless it has a name."""
        return self if self.name is not None else self._named(project)

    def state(self, user: object) -> LimiterState:
        """Return the state that the clients of this process share; it is kept as long as the user exists."""
        return _state(f"{type(self.store).__name__}:{self.name}", self.store, user)

    def __repr__(self) -> str:
        return f"SharedRateLimit({self.name!r}, {type(self.store).__name__})"
