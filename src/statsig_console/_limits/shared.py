"""Rate limits shared by the clients of an event loop, of a host, or of several hosts."""

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
from .queue import Turnstile, Visitor
from .store import Asked, Permit, Store, Waits
from .throttle import Account
from .windows import NANO, WHOLE, moment

__all__ = ["SharedRateLimit", "StoreDoor", "Traffic"]

T = TypeVar("T")
PATIENCE = 5.0
"""Seconds; a store that needs longer is not there."""
ABSENCE = 10 * NANO
"""How long a store that was not there is left alone."""
_logger = logging.getLogger("statsig_console")


class StoreDoor:
    """One call at a time asks; one that gets no place goes back to where it stood in the queue."""

    def __init__(self, store: Store, turnstile: Turnstile) -> None:
        self._store = store
        self._turnstile = turnstile
        self._absent_until = 0

    async def enter(self, visitor: Visitor) -> Permit | None:
        """Return the place of a call that our own limits let in, or None where the store is not there."""
        while True:
            try:
                outcome = await self._ask(visitor.accounts)
            except BaseException:
                self._go_on(visitor.accounts)
                self._turnstile.give_back(visitor)
                self._turnstile.turn()
                raise
            if outcome is None or isinstance(outcome, Permit):
                self._go_on(visitor.accounts)
                self._turnstile.turn()
                return outcome
            self._go_on(visitor.accounts, outcome)
            self._turnstile.give_back(visitor)
            await self._turnstile.wait(visitor)

    async def answered(self, permit: Permit, pauses: Mapping[str, int], *, let_in: bool) -> None:
        """Tell the store; where that fails, the place is free later, never earlier."""
        if pauses:
            await self._shielded(partial(self._store.refused, permit, pauses))
        await self._shielded(partial(self._store.answered, permit, let_in=let_in))

    async def _ask(self, accounts: tuple[Account, ...]) -> Permit | Waits | None:
        if moment() < self._absent_until:
            return None
        shared = [account for account in accounts if account.is_shared]
        asked = [Asked(account.name, account.terms()) for account in shared]
        outcome = await self._shielded(partial(self._store.take, asked))
        for account in shared:
            account.stand_alone(account.share if outcome is None else WHOLE)
        try:
            await anyio.lowlevel.checkpoint_if_cancelled()
        except BaseException:
            if isinstance(outcome, Permit):
                await self._shielded(partial(self._store.give_back, outcome))
            raise
        return outcome

    async def _shielded(self, call: Callable[[], Awaitable[T]]) -> T | None:
        try:
            with anyio.fail_after(PATIENCE, shield=True):
                return await call()
        except Exception as error:
            self._absent_until = moment() + ABSENCE
            _logger.warning(
                "the shared rate limit cannot be reached, going on alone: %s", type(error).__name__
            )
            return None

    @staticmethod
    def _go_on(accounts: tuple[Account, ...], waits: Waits | None = None) -> None:
        now = moment()
        for account in accounts:
            account.asking = False
            account.closed_until = now
            if waits is not None:
                account.closed_until += waits.get(account.name, 0)
                if (age := waits.ages.get(account.name)) is not None:
                    account.others_were_refused(now - age, now)


class Traffic:
    """All calls of one project in one event loop."""

    def __init__(self, store: Store | None = None) -> None:
        self.turnstile = Turnstile()
        self.door = StoreDoor(store, self.turnstile) if store is not None else None
        self._accounts: dict[str, Account] = {}

    def account(self, name: str, most_in_flight: int) -> Account:
        """Return the account of that name, a new one without limits where there was none."""
        if name not in self._accounts:
            self._accounts[name] = Account(name, most_in_flight)
        return self._accounts[name]


_traffics: RunVar[dict[str, Traffic]] = RunVar("statsig_console.traffics")


class SharedRateLimit:
    """Limits that several clients keep together.

    Clients of one event loop that name the same budget share its limits, queue and pauses; so do, without a
    word, those that have the same key and address. Among processes and hosts a store counts the calls; while
    it cannot be reached, each client keeps to its `share`.

    Without a name, a budget is that of the key and address of its client. Give one where keys differ: the
    limits are those of the project.
    """

    def __init__(self, name: str | None = None, store: Store | None = None) -> None:
        if name is not None and not re.fullmatch(r"[\w-]{1,128}", name, re.ASCII):
            raise InvalidArgumentError(
                "rate_limits.shared", "a name is made of letters, digits, '_' and '-', 128 at most"
            )
        self.name = name
        self.store = store
        self._open: Callable[[str], Store] | None = None

    @classmethod
    def in_process(cls, name: str | None = None) -> Self:
        """Share among the clients of one event loop."""
        return cls(name)

    @classmethod
    def on_host(cls, name: str | None = None, folder: str | Path | None = None) -> Self:
        """Share among the processes of one user on this host, through a locked file.

        By default it lies in the user's folder for state. Raises ConfigurationError where files cannot be
        locked.
        """
        from .file_store import FileStore, state_folder

        place = Path(folder or state_folder())
        return cls._stored(name, lambda name: FileStore(place / f"{name}.calls"))

    @classmethod
    def in_redis(cls, url: str, name: str | None = None) -> Self:
        """Share among all hosts that reach one Redis; needs the extra ``redis``."""
        from .redis_store import RedisStore

        return cls._stored(name, lambda name: RedisStore(name, url))

    @classmethod
    def _stored(cls, name: str | None, open: Callable[[str], Store]) -> Self:
        budget = cls(name)
        budget._open = open
        return budget if name is None else budget._named(name)

    def _named(self, name: str) -> Self:
        return type(self)(name, self._open(name) if self._open is not None else None)

    def of(self, project: str) -> Self:
        """Return the same budget with a name, that of the project where it had none."""
        return self if self.name is not None else self._named(project)

    def traffic(self) -> Traffic:
        """Return what the clients of this event loop share."""
        traffics = _traffics.get(None)
        if traffics is None:
            _traffics.set(traffics := {})
        kind = f"{type(self.store).__name__}:{self.name}"
        return traffics.setdefault(kind, Traffic(self.store))

    def __repr__(self) -> str:
        return f"SharedRateLimit({self.name!r}, {type(self.store).__name__})"
