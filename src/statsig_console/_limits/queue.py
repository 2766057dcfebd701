"""The queue of calls that wait for rate limits, by priority and then in order of arrival."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import count

import anyio
import anyio.lowlevel

from .throttle import Slot, Throttle
from .windows import NANO, NEVER, moment

__all__ = ["AdmissionQueue", "Waiter", "WaiterHeap"]


class Waiter:
    """One call, from its request for slots to its end."""

    def __init__(self, throttles: tuple[Throttle, ...], key: tuple[int, int]) -> None:
        self.throttles = throttles
        self.key = key
        self.is_waiting = False
        self.wakes: anyio.Event
        """Set when the call is admitted or must watch the clock for all; None if the call does not wait."""
        self.slots: tuple[Slot, ...] = ()


class WaiterHeap:
    """A heap of waiters by key. It skips waiters that gave up."""

    def __init__(self) -> None:
        self._heap: list[tuple[tuple[int, int], Waiter]] = []
        self._gone = 0

    def push(self, waiter: Waiter) -> None:
        """Add a waiter at the position that its key has."""
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

    No task runs in the background: one waiter watches the clock for all, and passes that on when it leaves.
    """

    def __init__(self) -> None:
        self._heaps: dict[tuple[Throttle, ...], WaiterHeap] = {}
        self._numbers = count()
        self._next_at = NEVER
        self._watcher: Waiter | None = None
        self._watches_until = NEVER

    async def acquire(self, throttles: tuple[Throttle, ...], priority: int) -> Waiter:
        """Wait until all throttles admit the call."""
        await anyio.lowlevel.checkpoint_if_cancelled()
        if (waiter := self.acquire_nowait(throttles, priority)) is None:
            waiter = Waiter(throttles, (-priority, next(self._numbers)))
            await self.wait(waiter)
        return waiter

    def acquire_nowait(self, throttles: tuple[Throttle, ...], priority: int) -> Waiter | None:
        """Admit a call if all throttles have a free slot, else return None."""
        if not self._is_open(throttles, now := moment()):
            return None
        waiter = Waiter(throttles, (-priority, next(self._numbers)))
        waiter.slots = tuple([throttle.admit(now) for throttle in throttles])
        return waiter

    def _is_open(self, throttles: tuple[Throttle, ...], now: int) -> bool:
        """Return whether a call need not wait: slots are free, and no call waits for the same throttle."""
        for others, heap in self._heaps.items():
            if heap.head() is not None and not set(others).isdisjoint(throttles):
                return False
        return all(throttle.admits_at(now) <= now for throttle in throttles)

    async def wait(self, waiter: Waiter) -> None:
        """Wait until all throttles admit the call. A call that got no lease keeps its position."""
        waiter.is_waiting, waiter.wakes = True, anyio.Event()
        heap = self._heaps.setdefault(waiter.throttles, WaiterHeap())
        heap.push(waiter)
        self.admit()
        try:
            while waiter.is_waiting:
                await self._sleep(waiter)
        except BaseException:
            if waiter.is_waiting:
                waiter.is_waiting = False
                heap.record_gone()
            else:
                self.cancel(waiter)
            self.admit()
            raise

    def cancel(self, waiter: Waiter) -> None:
        """Free the slots of a call that was not sent."""
        for slot in waiter.slots:
            slot.throttle.cancel(slot)
            slot.throttle.is_asking_store = False
        waiter.slots = ()

    def admit(self) -> None:
        """Admit all calls that have a free slot now, and make one waiter wake up for the next slot."""
        if not self._heaps:
            return
        now = moment()
        while (waiter := self._next(now)) is not None:
            self._heaps[waiter.throttles].pop()
            waiter.is_waiting = False
            waiter.slots = tuple(throttle.admit(now) for throttle in waiter.throttles)
            waiter.wakes.set()
            if waiter is self._watcher:
                self._watcher = None
        if self._next_at == NEVER or (self._watcher is not None and self._watches_until <= self._next_at):
            return
        heads = (heap.head() for heap in self._heaps.values())
        if (watcher := self._watcher or next(filter(None, heads), None)) is not None:
            watcher.wakes.set()

    def _next(self, now: int) -> Waiter | None:
        """Return the first waiter that has a free slot. Store the time at which the others will have one."""
        self._next_at, first = NEVER, None
        for throttles, heap in self._heaps.items():
            if (head := heap.head()) is None:
                continue
            admits_at = max((throttle.admits_at(now) for throttle in throttles), default=now)
            if admits_at > now:
                self._next_at = min(self._next_at, admits_at)
            elif first is None or head.key < first.key:
                first = head
        return first

    async def _sleep(self, waiter: Waiter) -> None:
        if waiter.wakes.is_set():
            waiter.wakes = anyio.Event()
        if self._next_at == NEVER or self._watcher is not None:
            await waiter.wakes.wait()
            return
        self._watcher, self._watches_until = waiter, self._next_at
        try:
            # One microsecond more, because rounding could wake the waiter too early many times.
            with anyio.move_on_after(max(0, self._next_at - moment()) / NANO + 1e-6) as time:
                await waiter.wakes.wait()
        finally:
            if self._watcher is waiter:
                self._watcher = None
        if time.cancelled_caught:
            self.admit()
