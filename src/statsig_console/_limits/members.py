"""The event loops of the process that share a queue: their clocks, their calls, and waking them up."""

from __future__ import annotations

import os
from collections.abc import Callable
from threading import RLock
from weakref import ref

import anyio

from .. import _clock
from .throttle import Allowance, Slot
from .windows import NANO, NEVER

__all__ = ["CHECK", "Member", "Waiter", "lock", "on_fork"]

CHECK = 5 * NANO
"""Seconds after which a waiting call checks that the event loops with calls in flight still exist."""

lock = RLock()
"""Guards all state that event loops share; held for microseconds. A signal handler may take it once more."""


class Waiter:
    """One call, from its request for slots to its end."""

    def __init__(self, member: Member, allowances: tuple[Allowance, ...], key: tuple[int, int]) -> None:
        self.member = member
        self.allowances = allowances
        self.key = key
        self.is_waiting = False
        self.wakes: anyio.Event
        """Set when the call is admitted or must watch the clock for all; None if the call does not wait."""
        self.slots: tuple[Slot, ...] = ()


class Member:
    """One event loop among those that share a queue."""

    def __init__(self) -> None:
        loop = _clock.native_loop()
        self.has_own_clock = _clock.has_own_clock()
        # A loop may tell an older time than that of the process, as uvloop does.
        self.now: Callable[[], int] = _loop_time if self.has_own_clock else _clock.process_time
        self._loop = ref(loop)
        self.waiting: dict[Waiter, None] = {}
        self.in_flight: set[Waiter] = set()
        self.watcher: Waiter | None = None
        """The call that watches the clock for all calls that wait in this loop."""
        self.watches_until = NEVER

    def is_current(self) -> bool:
        """Return whether this is the event loop that runs now, in this thread."""
        loop = self._loop()
        return loop is not None and loop is _clock.native_loop()

    def exists(self) -> bool:
        """Return whether the event loop may still run: it is not closed, and something refers to it."""
        return _clock.exists(self._loop())

    def wake(self, waiter: Waiter) -> bool:
        """Let a call of this loop continue; return whether the loop still exists."""
        if self.is_current():
            waiter.wakes.set()
            return True
        return _clock.call_in_loop(self._loop(), waiter.wakes.set)

    def stop_watching(self, waiter: Waiter) -> None:
        """Record that a call does not watch the clock any more."""
        if self.watcher is waiter:
            self.watcher, self.watches_until = None, NEVER


def _loop_time() -> int:
    return int(_clock.current_time() * NANO)


def on_fork(forget: Callable[[], None]) -> None:
    """Hold the lock during a fork, so that a child never finds it locked; there, forget the loops."""

    def in_child() -> None:
        try:
            forget()
        finally:
            lock.release()

    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=lock.acquire, after_in_parent=lock.release, after_in_child=in_child)
