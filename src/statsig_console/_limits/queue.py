"""The queue of calls that wait for rate limits, by priority and in the order of asking."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import count
from typing import Generic, Protocol, TypeVar

import anyio
import anyio.lowlevel

from .throttle import Account, Place
from .windows import NANO, NEVER, moment

__all__ = ["Lanes", "Turnstile", "Visitor", "Waiting"]


class Waiting(Protocol):
    """Someone who waits, until it is let in or gives up."""

    key: tuple[int, int]
    waits: bool


W = TypeVar("W", bound=Waiting)


class Lanes(Generic[W]):
    """A queue with a fast lane for each priority; those who gave up are skipped when their turn comes."""

    def __init__(self) -> None:
        self._heap: list[tuple[tuple[int, int], W]] = []
        self._gone = 0

    def push(self, one: W) -> None:
        """Let one wait at the place that its key gives it."""
        heappush(self._heap, (one.key, one))

    def head(self) -> W | None:
        """Return who is next, without letting it go."""
        while self._heap:
            one = self._heap[0][1]
            if one.waits:
                return one
            heappop(self._heap)
            self._gone -= 1
        return None

    def pop(self) -> W:
        """Take out who is next."""
        return heappop(self._heap)[1]

    def gave_up(self) -> None:
        """Take note that one of the waiting does not wait any more."""
        self._gone += 1
        if self._gone * 2 > len(self._heap) + 16:
            self._heap = [entry for entry in self._heap if entry[1].waits]
            heapify(self._heap)
            self._gone = 0


class Visitor:
    """One call, from its asking for room to its answer."""

    def __init__(self, accounts: tuple[Account, ...], key: tuple[int, int]) -> None:
        self.accounts = accounts
        self.key = key
        self.waits = False
        self.called: anyio.Event
        """Set when it may go, or has to look at the clock for the others; there is none before it waits."""
        self.places: tuple[Place, ...] = ()


class Turnstile:
    """The queue before the limits; a call that waits for its own scope does not hold up others.

    Nothing runs in the background: one of those who wait looks at the clock for all, and hands the watch on
    when it goes.
    """

    def __init__(self) -> None:
        self._queues: dict[tuple[Account, ...], Lanes[Visitor]] = {}
        self._numbers = count()
        self._wake = NEVER
        self._watch: Visitor | None = None
        self._alarm = NEVER

    async def enter(self, accounts: tuple[Account, ...], priority: int) -> Visitor:
        """Wait for room on all accounts."""
        await anyio.lowlevel.checkpoint_if_cancelled()
        if (visitor := self.enter_at_once(accounts, priority)) is None:
            visitor = Visitor(accounts, (-priority, next(self._numbers)))
            await self.wait(visitor)
        return visitor

    def enter_at_once(self, accounts: tuple[Account, ...], priority: int) -> Visitor | None:
        """Enter where there is room on all accounts, and return None where there is not."""
        if not self._is_open(accounts, now := moment()):
            return None
        visitor = Visitor(accounts, (-priority, next(self._numbers)))
        visitor.places = tuple([account.enter(now) for account in accounts])
        return visitor

    def _is_open(self, accounts: tuple[Account, ...], now: int) -> bool:
        """Tell whether a call may go at once: there is room, and nobody waits for the same."""
        for others, queue in self._queues.items():
            if queue.head() is not None and not set(others).isdisjoint(accounts):
                return False
        return all(account.room_at(now) <= now for account in accounts)

    async def wait(self, visitor: Visitor) -> None:
        """Wait for room; who was sent back waits where it had stood."""
        visitor.waits, visitor.called = True, anyio.Event()
        queue = self._queues.setdefault(visitor.accounts, Lanes())
        queue.push(visitor)
        self.turn()
        try:
            while visitor.waits:
                await self._sleep(visitor)
        except BaseException:
            if visitor.waits:
                visitor.waits = False
                queue.gave_up()
            else:
                self.give_back(visitor)
            self.turn()
            raise

    def give_back(self, visitor: Visitor) -> None:
        """Undo the entry of a call that was not sent."""
        for place in visitor.places:
            place.account.leave(place)
            place.account.asking = False
        visitor.places = ()

    def turn(self) -> None:
        """Let in all who have room now, and see to it that someone wakes when there is room for the next."""
        if not self._queues:
            return
        now = moment()
        while (visitor := self._next(now)) is not None:
            self._queues[visitor.accounts].pop()
            visitor.waits = False
            visitor.places = tuple(account.enter(now) for account in visitor.accounts)
            visitor.called.set()
            if visitor is self._watch:
                self._watch = None
        if self._wake == NEVER or (self._watch is not None and self._alarm <= self._wake):
            return
        heads = (queue.head() for queue in self._queues.values())
        if (one := self._watch or next(filter(None, heads), None)) is not None:
            one.called.set()

    def _next(self, now: int) -> Visitor | None:
        """Return who is next among those that have room; note when there is room for one of the others."""
        self._wake, first = NEVER, None
        for accounts, queue in self._queues.items():
            if (head := queue.head()) is None:
                continue
            room_at = max((account.room_at(now) for account in accounts), default=now)
            if room_at > now:
                self._wake = min(self._wake, room_at)
            elif first is None or head.key < first.key:
                first = head
        return first

    async def _sleep(self, visitor: Visitor) -> None:
        if visitor.called.is_set():
            visitor.called = anyio.Event()
        if self._wake == NEVER or self._watch is not None:
            await visitor.called.wait()
            return
        self._watch, self._alarm = visitor, self._wake
        try:
            # A microsecond more, so that rounding does not wake it in vain, again and again.
            with anyio.move_on_after(max(0, self._wake - moment()) / NANO + 1e-6) as time:
                await visitor.called.wait()
        finally:
            if self._watch is visitor:
                self._watch = None
        if time.cancelled_caught:
            self.turn()
