"""Pause after a refusal, try with one call, and come back slowly and with a little less."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass

from .windows import NANO, NEVER, WHOLE, Window, nanoseconds

__all__ = ["Account", "Place"]

PAUSES = (10, 20, 40, 80, 160, 300)
"""Seconds to wait where the server does not say how long: after the first refusal in a row, the second, …"""
LONGEST = 900
"""Seconds; no pause is longer, however long the server asks for: one call may then ask again."""
SAME = 5
"""Seconds; refusals of several clients that are closer together have one reason."""
STEP = 20
"""Successes after which one more call may be in flight."""


@dataclass(slots=True)
class Place:
    """What one call holds of one account."""

    account: Account
    round: int


class Account:
    """All calls that are counted, paused and resumed together: changes, reads, or a scope of their own."""

    def __init__(self, name: str, most_in_flight: int) -> None:
        self.name = name
        self.windows: list[Window] = []
        self.closed_until = 0
        """No call is let in before this moment; those who share the budget have used it up."""
        self.share = WHOLE
        """Part of the limits that is ours where nobody counts what others use."""
        self.is_shared = False
        """Whether a call that was let in still has to ask for its part of a shared budget."""
        self.asking = False
        """Whether one call asks just now; the next ones wait for the answer."""
        self._most = most_in_flight
        self._in_flight = 0
        # Calls in flight when a refusal comes belong to it and say nothing new; rounds tell them apart.
        self._round = 0
        self._of_round = 0
        self._room = most_in_flight
        self._successes = 0
        self._refusals = 0
        self._trying = False
        self._paused_until = 0
        self._held = self._free_at = 0
        self._entered = self._round_since = -NEVER
        self._spread_since = NEVER

    def tighten(self, terms: Iterable[tuple[int, int]], part: int) -> None:
        """Let stricter windows hold from now on, for the calls of the past as well."""
        for calls, width in terms:
            window = next((window for window in self.windows if window.width == width), None)
            if window is None:
                window = Window(calls, width, part)
                if self.windows:
                    window.copy_log(self.windows[-1])
                self.windows = sorted([*self.windows, window], key=lambda window: window.width)
            window.calls, window.part = min(window.calls, calls), min(window.part, part)

    def stand_alone(self, share: int) -> None:
        """Keep to a part of the limits, because nobody counts what others use."""
        for window in self.windows:
            window.share = share

    def terms(self) -> list[tuple[int, int]]:
        """Return what holds on this account now."""
        return [(window.limit, window.width) for window in self.windows]

    def room_at(self, now: int) -> int:
        """Return the moment from which one more call may go, as far as it is known."""
        if self.asking or self._of_round >= self._room:
            return NEVER
        latest = max(now, self.closed_until, self._paused_until)
        windows = self.windows
        if self._is_spread(now):
            latest = max(latest, self._entered + windows[-1].interval)
            windows = windows[:-1]
        return max([latest, *(window.room_at(now, self._in_flight) for window in windows)])

    def enter(self, now: int) -> Place:
        """Let one call in."""
        self.asking = self.is_shared
        self._entered = now
        self._in_flight += 1
        self._of_round += 1
        return Place(self, self._round)

    def leave(self, place: Place) -> None:
        """Give back the place of a call that was not sent."""
        self._in_flight -= 1
        self._of_round -= place.round == self._round

    def answered(self, place: Place, now: int) -> None:
        """Keep the place of a call for the width of each window from now on."""
        self.leave(place)
        for window in self.windows:
            window.answered(now)

    def succeeded(self, place: Place, now: int) -> None:
        """Take note that the server let a call in."""
        if place.round != self._round:
            return
        for window in self.windows:
            window.succeeded(now)
        self._trying = False
        self._successes += 1
        if self._room < self._most and self._successes % STEP == 0:
            self._room += 1
        if self._successes >= (self.windows[0].limit if self.windows else STEP):
            self._refusals = 0

    def is_tried_by(self, place: Place) -> bool:
        """Tell whether this is the one call that goes after a pause."""
        return self._trying and place.round == self._round

    def refused(self, place: Place, retry_after: float | None, now: int) -> None:
        """Pause, then let one call try; where the next refusal follows soon, pause for longer."""
        asked = retry_after if retry_after is not None and retry_after >= 0 else None
        if place.round == self._round:
            self._begin_round(now)
            # Once a wait that the server asked for was too short, its word alone is not enough.
            if asked is None or self._refusals > 1:
                until = now + PAUSES[min(self._refusals, len(PAUSES)) - 1] * NANO
                if now < self._free_at:
                    # Once the first of our own places is free again, there may well be room.
                    until = min(until, max(now + PAUSES[0] * NANO, self._free_at))
                self._paused_until = max(self._paused_until, until)
        elif not self._trying:
            return
        if asked is not None:
            self._paused_until = max(self._paused_until, now + _pause(asked))

    def others_were_refused(self, since: int, now: int) -> None:
        """Come back slowly after a refusal of others who share the budget, unless we had it as well."""
        if since > self._round_since + SAME * NANO:
            self._begin_round(now)

    def pause_left(self, now: int) -> int:
        """Return for how long nobody is let in after a refusal."""
        return max(0, self._paused_until - now)

    def _begin_round(self, now: int) -> None:
        let_in = self._successes
        self._round += 1
        self._refusals += 1
        self._of_round = self._successes = 0
        self._room, self._trying, self._round_since = 1, True, now
        if not self.windows:
            return
        short, long = self.windows[0], self.windows[-1]
        if self._is_spread(now):
            long.narrow(95 if let_in else 100, 0, now)
        # A short window is clear again after the first pause; refused even then, the long one must be full.
        elif self._refusals == 1:
            self._held, self._free_at = long.held(now), long.free_at(now)
            if short is long or 2 * short.held(now) >= short.limit or 2 * self._held < long.limit:
                short.narrow(90, short.held(now), now)
        elif let_in and short.is_nearly_full(now):
            short.narrow(90, short.held(now), now)
        elif self._refusals == 2:
            long.narrow(95, self._held, now)
        elif not let_in:
            long.dread()
        else:
            self._spread_since = now
        for window in self.windows:
            window.refused(now)

    def _is_spread(self, now: int) -> bool:
        """Tell whether calls go in evenly, as to a server that gives back its places one by one.

        Once the long window was filled evenly, it also empties evenly, and goes on so by itself.
        """
        if self._spread_since == NEVER:
            return False
        long = self.windows[-1]
        held = long.held(now)
        if held == 0 or (held + self._in_flight >= long.limit and now - self._spread_since >= long.width):
            self._spread_since = NEVER
        return self._spread_since != NEVER


def _pause(asked: float | None) -> int:
    """Return the nanoseconds that were asked for, and a little more, so that not all come at once."""
    return nanoseconds(min(asked or 0, LONGEST) * random.uniform(1, 1.05))
