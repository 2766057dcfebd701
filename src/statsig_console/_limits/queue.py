"""The queue of calls of all event loops that wait for rate limits, by priority, then in order of arrival."""

from __future__ import annotations

from collections.abc import Callable
from heapq import heapify, heappop, heappush
from itertools import count

import anyio
import anyio.lowlevel

from .members import CHECK, Member, Waiter, lock
from .throttle import Allowance, Slot
from .windows import NANO, NEVER

__all__ = ["AdmissionQueue", "WaiterHeap"]


class WaiterHeap:
    """A heap of waiters by key. It skips waiters that gave up."""

    def __init__(self) -> None:
        self._heap: list[tuple[tuple[int, int], Waiter]] = []
        self._gone = 0

    def push(self, waiter: Waiter) -> None:
        """Add a waiter at the position of its key."""
        heappush(self._heap, (waiter.key, waiter))

    def head(self) -> Waiter | None:
        """Return the next waiter without removing it."""
        while self._heap:
            waiter = self._heap[0][1]
            if waiter.is_waiting:
                return waiter
            heappop(self._heap)
            self._gone -= 1
        return None

    def pop(self) -> Waiter:
        """Remove and return the next waiter."""
        return heappop(self._heap)[1]

    def record_gone(self) -> None:
        """Record that a waiter gave up. Remove all that gave up when they are half of the heap."""
        self._gone += 1
        if self._gone * 2 > len(self._heap) + 16:
            self._heap = [entry for entry in self._heap if entry[1].is_waiting]
            heapify(self._heap)
            self._gone = 0


class AdmissionQueue:
    """The queue before the throttles. A call that waits for its own scope does not delay others.

    All event loops and threads of the process may use it. Nothing runs in the background: in each loop one
    waiter watches the clock for all, and hands that over when it leaves. Whichever watcher wakes first admits
    the calls of all loops in order, and wakes them; so a loop that is busy delays no other.
    """

    def __init__(self) -> None:
        self._heaps: dict[tuple[Allowance, ...], WaiterHeap] = {}
        self._numbers = count()
        self._next_at = NEVER
        self._members: list[Member] = []
        self._abandoned: list[Waiter] = []

    def join(self) -> Member:
        """Return the member for the event loop that runs now."""
        with lock:
            self.drop_dead()
            found = next((member for member in self._members if member.is_current()), None)
            if found is None:
                self._members.append(found := Member())
            return found

    def is_used(self) -> bool:
        """Return whether a call waits or is in flight."""
        with lock:
            self.drop_dead()
            return any(member.waiting or member.in_flight for member in self._members)

    async def acquire(self, member: Member, allowances: tuple[Allowance, ...], priority: int) -> Waiter:
        """Wait until all throttles admit the call."""
        await anyio.lowlevel.checkpoint_if_cancelled()
        if (waiter := self.acquire_nowait(member, allowances, priority)) is None:
            waiter = Waiter(member, allowances, (-priority, next(self._numbers)))
            await self.wait(waiter)
        return waiter

    def acquire_nowait(
        self, member: Member, allowances: tuple[Allowance, ...], priority: int
    ) -> Waiter | None:
        """Admit a call if all throttles have a free slot, else return None."""
        with lock:
            now = member.now()
            if not self._is_open(allowances, now):
                return None
            waiter = Waiter(member, allowances, (-priority, next(self._numbers)))
            self._grant(waiter, now)
            return waiter

    def _is_open(self, allowances: tuple[Allowance, ...], now: int) -> bool:
        """Return whether a call need not wait: slots are free, and no call waits for the same throttle."""
        for others, heap in self._heaps.items():
            if heap.head() is not None and not set(others).isdisjoint(allowances):
                return False
        return max([allowance.admits_at(now) for allowance in allowances]) <= now

    async def wait(self, waiter: Waiter) -> None:
        """Wait until all throttles admit the call. A call that got no lease keeps its position."""
        with lock:
            waiter.is_waiting, waiter.wakes = True, anyio.Event()
            waiter.member.waiting[waiter] = None
            self._heaps.setdefault(waiter.allowances, WaiterHeap()).push(waiter)
            if len(self._members) > 1 or self._abandoned:
                self.drop_dead()
            self.admit(waiter.member)
        try:
            while waiter.is_waiting:
                await self._sleep(waiter)
        except BaseException as error:
            if isinstance(error, GeneratorExit) or not waiter.member.is_current():
                self.abandon(waiter)
                raise
            with lock:
                if waiter.is_waiting:
                    self._leave(waiter)
                else:
                    self.cancel(waiter)
                self.admit(waiter.member)
            raise

    def _leave(self, waiter: Waiter) -> None:
        waiter.is_waiting = False
        waiter.member.stop_watching(waiter)
        del waiter.member.waiting[waiter]
        self._heaps[waiter.allowances].record_gone()

    def _grant(self, waiter: Waiter, now: int) -> None:
        waiter.slots = tuple([allowance.throttle.admit(now) for allowance in waiter.allowances])
        waiter.member.in_flight.add(waiter)

    def cancel(self, waiter: Waiter) -> None:
        """Free the slots of a call that was not sent."""
        for slot in waiter.slots:
            slot.throttle.cancel(slot)
            slot.throttle.is_asking_store = False
        waiter.slots = ()
        waiter.member.in_flight.discard(waiter)

    def record_refusal(self, waiter: Waiter, retry_after: float | None) -> dict[str, int]:
        """Record a 429; return how long the throttles that are shared with other processes pause."""
        pauses = {}
        with lock:
            slots, now = waiter.slots, waiter.member.now()
            for slot in slots:
                # A scope is narrower than the project, so it is more likely the full one; pause the project
                # only if this call is the probe that finds out whether the project admits writes again.
                if slot is slots[-1] or slot.throttle.is_probed_by(slot):
                    slot.throttle.record_refusal(slot, retry_after, now)
                    if slot.throttle.is_shared:
                        pauses[slot.throttle.name] = slot.throttle.pause_left(now)
        return pauses

    def record_refusal_without_slots(
        self, member: Member, allowances: tuple[Allowance, ...], retry_after: float | None
    ) -> None:
        """Record a 429 of a call that began when its throttles were free."""
        waiter = Waiter(member, allowances, (0, 0))
        waiter.slots = tuple([Slot(allowance.throttle, 0) for allowance in allowances])
        self.record_refusal(waiter, retry_after)

    def end(self, waiter: Waiter, *, admitted: bool) -> None:
        """Record the end of a call, and whether the server admitted it; then admit others."""
        with lock:
            self._end(waiter, waiter.member.now(), admitted=admitted)
            self.admit(waiter.member)

    @staticmethod
    def _end(waiter: Waiter, now: int, *, admitted: bool) -> None:
        for slot in waiter.slots:
            slot.throttle.release(slot, now)
            if admitted:
                slot.throttle.record_success(slot, now)
        waiter.slots = ()
        waiter.member.in_flight.discard(waiter)

    def abandon(self, waiter: Waiter) -> None:
        """Record that a call will not continue, because its coroutine was closed or collected as garbage.

        That may happen anywhere, also while the lock is held, so the next use of the queue does the rest.
        """
        self._abandoned.append(waiter)

    def drop_dead(self, is_dead: Callable[[Member], bool] | None = None) -> None:
        """Free the slots of calls that will not continue; calls in flight count as ended now."""
        dead = [member for member in self._members if (is_dead or _is_dead)(member)]
        gone = self._abandoned + [
            waiter for member in dead for waiter in (*member.waiting, *member.in_flight)
        ]
        self._abandoned = []
        for waiter in gone:
            if waiter.is_waiting:
                self._leave(waiter)
            for slot in waiter.slots:
                slot.throttle.is_asking_store = False
            self._end(waiter, waiter.member.now(), admitted=False)
        self._members = [member for member in self._members if member not in dead]

    def admit(self, member: Member) -> None:
        """Admit all calls that have a free slot now, and make each loop wake up for the next slot."""
        if not self._heaps:
            return
        now = member.now()
        while (waiter := self._next(now)) is not None:
            self._heaps[waiter.allowances].pop()
            waiter.is_waiting = False
            waiter.member.stop_watching(waiter)
            del waiter.member.waiting[waiter]
            self._grant(waiter, now)
            if not waiter.member.wake(waiter):
                self.cancel(waiter)
        for other in self._members:
            # A loop that does not watch the clock would not notice that another one ends with its calls.
            must_watch = other.watcher is None and self._has_calls_elsewhere(other)
            if other.waiting and (self._next_at < other.watches_until or must_watch):
                other.wake(other.watcher or next(iter(other.waiting)))

    def _has_calls_elsewhere(self, member: Member) -> bool:
        """Return whether another event loop has calls in flight."""
        return any(other.in_flight for other in self._members if other is not member)

    def _next(self, now: int) -> Waiter | None:
        """Return the first waiter that has a free slot. Store the time at which the others will have one."""
        self._next_at, first = NEVER, None
        for allowances, heap in self._heaps.items():
            if (head := heap.head()) is None:
                continue
            admits_at = max((allowance.admits_at(now) for allowance in allowances), default=now)
            if admits_at > now:
                self._next_at = min(self._next_at, admits_at)
            elif first is None or head.key < first.key:
                first = head
        return first

    def _watch(self, waiter: Waiter) -> float | None:
        """Return for how many seconds a waiter watches the clock, or None if it only waits to be woken."""
        member, now = waiter.member, waiter.member.now()
        if member.watcher is not None:
            return None
        until = self._next_at
        # Nobody says when a loop is closed or collected, and then no response frees its slots.
        if self._has_calls_elsewhere(member):
            until = min(until, now + CHECK)
        if until == NEVER:
            return None
        member.watcher, member.watches_until = waiter, until
        # A microsecond more, because rounding could wake it too early, again and again.
        return max(0, until - now) / NANO + 1e-6

    async def _sleep(self, waiter: Waiter) -> None:
        with lock:
            if not waiter.is_waiting:
                return
            if waiter.wakes.is_set():
                waiter.wakes = anyio.Event()
            wakes, seconds = waiter.wakes, self._watch(waiter)
        if seconds is None:
            await wakes.wait()
            return
        try:
            with anyio.move_on_after(seconds) as time:
                await wakes.wait()
        finally:
            with lock:
                waiter.member.stop_watching(waiter)
        if time.cancelled_caught:
            with lock:
                self.drop_dead()
                self.admit(waiter.member)


def _is_dead(member: Member) -> bool:
    return not (member.is_current() or member.exists())
