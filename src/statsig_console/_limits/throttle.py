"""Throttle calls: pause after a refusal, probe with one call, then continue with lower limits."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .windows import NANO, NEVER, WHOLE, SlidingWindow, nanoseconds

__all__ = ["Allowance", "Slot", "Throttle"]

PAUSES = (10, 20, 40, 80, 160, 300)
"""Seconds to wait after the first, second, … refusal in succession, if the server names no time."""
LONGEST = 900
"""The longest pause in seconds, even if the server asks for a longer one; then one call probes."""
SAME = 5
"""Refusals of several clients within so many seconds count as one."""
SUCCESSES_PER_STEP = 20
"""The number of successes after which one more call may be in flight."""
SHORT_DECREASE = 90
"""The percentage to which a refusal lowers the limit of the short window."""
LONG_DECREASE = 95
"""The percentage to which a refusal lowers the limit of the long window. If the step is too small, another
refusal costs some seconds. If it is too large, throughput is lost until the limit is raised again, which
takes many minutes."""


@dataclass(slots=True)
class Slot:
    """The slot that one call occupies of one throttle."""

    throttle: Throttle
    epoch: int


class Throttle:
    """The calls that are counted, paused and resumed together: writes, reads, or those of a scope."""

    def __init__(self, name: str, most_in_flight: int) -> None:
        self.name = name
        self.windows: list[SlidingWindow] = []
        self.closed_until = 0
        """No call is admitted before this time, because clients that share the limits occupy all slots."""
        self.is_shared = False
        """Whether an admitted call must also get a lease from the store."""
        self.is_asking_store = False
        """Whether a call is requesting a lease from the store now; the next calls wait for the result."""
        self._most = most_in_flight
        self._in_flight = 0
        # Each refusal starts an epoch. Calls that were in flight then belong to the previous epoch, and
        # their responses give no new information.
        self._epoch = 0
        self._in_flight_of_epoch = 0
        self._window_size = most_in_flight
        self._successes = 0
        self._refusals = 0
        self._is_probing = False
        self._paused_until = 0
        self._held = self._free_at = 0
        self._admitted_at = self._epoch_since = -NEVER
        self._spaced_since = NEVER

    def window(self, calls: int, width: int) -> SlidingWindow:
        """Return the window of a width; past calls count for a new one as well."""
        window = next((window for window in self.windows if window.width == width), None)
        if window is None:
            window = SlidingWindow(calls, width)
            if self.windows:
                window.copy_log(self.windows[-1])
            self.windows = sorted([*self.windows, window], key=lambda window: window.width)
        return window

    def admits_at(self, now: int, limits: Sequence[tuple[SlidingWindow, int]]) -> int:
        """Return the time from which one more call is admitted under limits, as far as it is known."""
        if self.is_asking_store or self._in_flight_of_epoch >= self._window_size:
            return NEVER
        latest = max(now, self.closed_until, self._paused_until)
        spaced = self.windows[-1] if self._is_spaced(now) else None
        for window, most in limits:
            if window is spaced:
                at = self._admitted_at + window.width // min(window.limit, most)
            else:
                at = window.admits_at(now, self._in_flight, most)
            latest = max(latest, at)
        return latest

    @property
    def is_free(self) -> bool:
        """Whether calls need no slot: there is no limit, and the server has never refused a call."""
        return not (self._epoch or self.windows or self.is_shared or self._most < NEVER)

    def is_used(self, now: int) -> bool:
        """Return whether a call occupies a slot, or a refusal still pauses."""
        return self._paused_until > now or any(window.held(now) for window in self.windows)

    def admit(self, now: int) -> Slot:
        """Admit one call."""
        self.is_asking_store = self.is_shared
        self._admitted_at = now
        self._in_flight += 1
        self._in_flight_of_epoch += 1
        return Slot(self, self._epoch)

    def cancel(self, slot: Slot) -> None:
        """Free the slot of a call that was not sent."""
        self._in_flight -= 1
        self._in_flight_of_epoch -= slot.epoch == self._epoch

    def release(self, slot: Slot, now: int) -> None:
        """Record the end of a call. Its slot becomes free one full window later."""
        self.cancel(slot)
        for window in self.windows:
            window.record_end(now)

    def record_success(self, slot: Slot, now: int) -> None:
        """Record that the server admitted a call."""
        if slot.epoch != self._epoch:
            return
        for window in self.windows:
            window.record_success(now)
        self._is_probing = False
        self._successes += 1
        if self._window_size < self._most and self._successes % SUCCESSES_PER_STEP == 0:
            self._window_size += 1
        if self._successes >= (self.windows[0].limit if self.windows else SUCCESSES_PER_STEP):
            self._refusals = 0

    def is_probed_by(self, slot: Slot) -> bool:
        """Return whether this is the call that probes after a pause."""
        return self._is_probing and slot.epoch == self._epoch

    def record_refusal(self, slot: Slot, retry_after: float | None, now: int) -> None:
        """Pause, then admit one call as a probe. If the next refusal follows soon, pause for longer."""
        asked = retry_after if retry_after is not None and retry_after >= 0 else None
        if slot.epoch == self._epoch:
            self._begin_epoch(now)
            # If the wait that the server asked for was too short before, wait at least as long as without it.
            if asked is None or self._refusals > 1:
                until = now + PAUSES[min(self._refusals, len(PAUSES)) - 1] * NANO
                if now < self._free_at:
                    # When the first of our own slots is free again, the server may admit a call.
                    until = min(until, max(now + PAUSES[0] * NANO, self._free_at))
                self._paused_until = max(self._paused_until, until)
        elif not self._is_probing:
            return
        if asked is not None:
            self._paused_until = max(self._paused_until, now + _pause(asked))

    def record_refusal_of_others(self, since: int, now: int) -> None:
        """Lower the limits after a refusal of another client, unless this client was refused as well."""
        if since > self._epoch_since + SAME * NANO:
            self._begin_epoch(now)

    def pause_left(self, now: int) -> int:
        """Return the rest of the pause after a refusal."""
        return max(0, self._paused_until - now)

    def _begin_epoch(self, now: int) -> None:
        successes = self._successes
        self._epoch += 1
        self._refusals += 1
        self._in_flight_of_epoch = self._successes = 0
        self._window_size, self._is_probing, self._epoch_since = 1, True, now
        if self.windows:
            self._lower_limits(successes, now)
            for window in self.windows:
                window.record_refusal(now)

    def _lower_limits(self, successes: int, now: int) -> None:
        """Lower the limit that most likely caused the refusal, given the successes since the last one.

        Each special case was measured with ``benchmarks/limits.py``. Without all of them, 5,000 writes take
        2.5 times as long under a sliding counter. Without only `raise_rarely`, they take 15 % longer if the
        server blocks. Without only `is_nearly_full`, they take 7 % longer under a sliding counter.
        """
        short, long = self.windows[0], self.windows[-1]
        if self._is_spaced(now):
            long.lower(LONG_DECREASE if successes else 100, 0, now)
        # The first refusal in succession concerns the short window, which is empty after the pause.
        elif self._refusals == 1:
            self._held, self._free_at = long.held(now), long.free_at(now)
            short.lower(SHORT_DECREASE, short.held(now), now)
        elif successes and short.is_nearly_full(now):
            short.lower(SHORT_DECREASE, short.held(now), now)
        elif self._refusals == 2:
            long.lower(LONG_DECREASE, self._held, now)
        elif successes:
            self._spaced_since = now
        else:
            long.raise_rarely()

    def _is_spaced(self, now: int) -> bool:
        """Return whether calls are spaced evenly, as a server needs it that frees slots one by one.

        A long window that was filled evenly also becomes free evenly. Then spacing is not needed.
        """
        if self._spaced_since == NEVER:
            return False
        long = self.windows[-1]
        held = long.held(now)
        if held == 0 or (held + self._in_flight >= long.limit and now - self._spaced_since >= long.width):
            self._spaced_since = NEVER
        return self._spaced_since != NEVER


class Allowance:
    """The limits that some clients keep on a throttle, over the calls of all clients.

    Args:
        throttle: Counts the calls of all.
        terms: Calls, in millionths, and nanoseconds.
        share: Part of the limits that these clients may use while nobody counts the calls of others.
    """

    def __init__(self, throttle: Throttle, terms: Iterable[tuple[int, int]], share: int) -> None:
        self.throttle = throttle
        self.share = share
        self._windows = [(throttle.window(most // WHOLE, width), most) for most, width in terms]
        self._limits: list[tuple[SlidingWindow, int]] = []
        for window, most in self._windows:
            window.most = max(window.most, most if throttle.is_shared else most * share // WHOLE)
        self.use_share(WHOLE if throttle.is_shared else share)

    def use_share(self, share: int) -> None:
        """Use only a part of the limits, until a store counts the calls of others."""
        self._limits = [(window, max(1, most * share // WHOLE**2)) for window, most in self._windows]
        if self.throttle.is_shared:
            for window, _ in self._windows:
                window.share = share

    def terms(self) -> list[tuple[int, int]]:
        """Return the limits that hold now."""
        return [(min(window.limit, most), window.width) for window, most in self._limits]

    def admits_at(self, now: int) -> int:
        """Return the time from which one more call is admitted, if it is known."""
        return self.throttle.admits_at(now, self._limits)


def _pause(asked: float | None) -> int:
    """Return the nanoseconds that the server asked for and up to 5 % more, so that clients spread out."""
    return nanoseconds(min(asked or 0, LONGEST) * random.uniform(1, 1.05))
