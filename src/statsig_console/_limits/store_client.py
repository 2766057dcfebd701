"""Ask the store of a shared budget for a place, once our own limits have let a call in."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import TypeVar

import anyio
import anyio.lowlevel

from .queue import Turnstile, Visitor
from .store import Asked, Permit, Store, Waits
from .throttle import Account
from .windows import NANO, WHOLE, moment

__all__ = ["StoreDoor"]

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
            _logger.warning("the shared budget cannot be reached, going on alone: %s", type(error).__name__)
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
