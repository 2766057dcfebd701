"""Rate limits that the clients of an event loop, of a host, or of several hosts share."""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Self, TypeVar

import anyio
import anyio.lowlevel
from anyio.lowlevel import RunVar

from .._errors import InvalidArgumentError
from .queue import AdmissionQueue, Waiter
from .store import Delays, Demand, Lease, Store
from .throttle import Throttle
from .windows import NANO, WHOLE, moment

__all__ = ["LimiterState", "SharedRateLimit", "StoreClient"]

T = TypeVar("T")
TIMEOUT = 5.0
"""Seconds; a store that takes longer counts as unreachable."""
RETRY_AFTER = 10 * NANO
"""How long an unreachable store is not asked again."""
_logger = logging.getLogger("statsig_console")


class StoreClient:
    """Asks the store for one call at a time; a call that gets no lease keeps its position in the queue."""

    def __init__(self, store: Store, queue: AdmissionQueue) -> None:
        self._store = store
        self._queue = queue
        self._unreachable_until = 0

    async def acquire(self, waiter: Waiter) -> Lease | None:
        """Return the lease of a call that the throttles admitted, or None if the store is unreachable."""
        while True:
            try:
                outcome = await self._ask(waiter.throttles)
            except BaseException:
                self._go_on(waiter.throttles)
                self._queue.cancel(waiter)
                self._queue.admit()
                raise
            if outcome is None or isinstance(outcome, Lease):
                self._go_on(waiter.throttles)
                self._queue.admit()
                return outcome
            self._go_on(waiter.throttles, outcome)
            self._queue.cancel(waiter)
            await self._queue.wait(waiter)

    async def release(self, lease: Lease, pauses: Mapping[str, int], *, admitted: bool) -> None:
        """Report the end of a call; if that fails, its slot becomes free later, never earlier."""
        if pauses:
            await self._shielded(partial(self._store.record_refusal, lease, pauses))
        await self._shielded(partial(self._store.release, lease, admitted=admitted))

    async def _ask(self, throttles: tuple[Throttle, ...]) -> Lease | Delays | None:
        if moment() < self._unreachable_until:
            return None
        shared = [throttle for throttle in throttles if throttle.is_shared]
        demands = [Demand(throttle.name, throttle.terms()) for throttle in shared]
        outcome = await self._shielded(partial(self._store.acquire, demands))
        for throttle in shared:
            throttle.use_share(throttle.share if outcome is None else WHOLE)
        try:
            await anyio.lowlevel.checkpoint_if_cancelled()
        except BaseException:
            if isinstance(outcome, Lease):
                await self._shielded(partial(self._store.cancel, outcome))
            raise
        return outcome

    async def _shielded(self, call: Callable[[], Awaitable[T]]) -> T | None:
        try:
            with anyio.fail_after(TIMEOUT, shield=True):
                return await call()
        except Exception as error:
            self._unreachable_until = moment() + RETRY_AFTER
            _logger.warning(
                "the shared rate limit cannot be reached, going on alone: %s", type(error).__name__
            )
            return None

    @staticmethod
    def _go_on(throttles: tuple[Throttle, ...], delays: Delays | None = None) -> None:
        now = moment()
        for throttle in throttles:
            throttle.is_asking_store = False
            throttle.closed_until = now
            if delays is not None:
                throttle.closed_until += delays.get(throttle.name, 0)
                if (age := delays.ages.get(throttle.name)) is not None:
                    throttle.record_refusal_of_others(now - age, now)


class LimiterState:
    """The throttles and the queue of one project in one event loop."""

    def __init__(self, store: Store | None = None) -> None:
        self.queue = AdmissionQueue()
        self.store = StoreClient(store, self.queue) if store is not None else None
        self._throttles: dict[str, Throttle] = {}

    def throttle(self, name: str, most_in_flight: int) -> Throttle:
        """Return the throttle of that name; a new one has no limits yet."""
        if name not in self._throttles:
            self._throttles[name] = Throttle(name, most_in_flight)
        return self._throttles[name]


_states: RunVar[dict[str, LimiterState]] = RunVar("statsig_console.limiter_states")


class SharedRateLimit:
    """Rate limits that several clients share.

    Clients of one event loop with the same name share limits, queue and pauses; so do those with the same key
    and address, which need no name. Among processes and hosts a store counts the calls; while it cannot be
    reached, each client keeps to its `share`.

    Without a name, clients with the same key and address share. Give a name if their keys differ, because the
    limits are those of the project.
    """

    def __init__(self, name: str | None = None, store: Store | None = None) -> None:
        if name is not None and not re.fullmatch(r"[\w-]{1,128}", name, re.ASCII):
            raise InvalidArgumentError(
                "rate_limits.shared", "a name is made of letters, digits, '_' and '-', 128 at most"
            )
        self.name = name
        self.store = store
        self.folder: Path | None = None
        """Where the files lie that processes on this host share."""
        self._open: Callable[[str], Store] | None = None

    @classmethod
    def in_process(cls, name: str | None = None) -> Self:
        """Share among the clients of one event loop."""
        return cls(name)

    @classmethod
    def on_host(cls, name: str | None = None, folder: str | Path | None = None) -> Self:
        """Share among the processes of one user on this host, through a locked file.

        By default it lies in the user's folder for state. Raises ConfigurationError if files cannot be
        locked.
        """
        from .file_store import FileStore, state_folder

        place = Path(folder or state_folder())
        shared = cls._stored(name, lambda name: FileStore(place / f"{name}.calls"))
        shared.folder = place
        return shared

    @classmethod
    def in_redis(cls, url: str, name: str | None = None) -> Self:
        """Share among all hosts that reach one Redis; needs the extra ``redis``."""
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
        """Return the same shared limit with a name; without one it gets that of the project."""
        return self if self.name is not None else self._named(project)

    def state(self) -> LimiterState:
        """Return the state that the clients of this event loop share."""
        states = _states.get(None)
        if states is None:
            _states.set(states := {})
        kind = f"{type(self.store).__name__}:{self.name}"
        return states.setdefault(kind, LimiterState(self.store))

    def __repr__(self) -> str:
        return f"SharedRateLimit({self.name!r}, {type(self.store).__name__})"
