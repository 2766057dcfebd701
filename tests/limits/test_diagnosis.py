"""Which limit a refusal lowers, by how much, and when it is raised again: each boundary, at exact times."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from statsig_console._limits.throttle import Allowance, Slot, Throttle
from statsig_console._limits.windows import NANO, NEVER, WHOLE, SlidingWindow

LIMITS = ((100, 10), (900, 900))


class Writes:
    """Writes of one client, each answered at once, with the seconds at which they are made."""

    def __init__(
        self, limits: Sequence[tuple[int, int]] = ((100, 10), (900, 900)), in_flight: int = 8
    ) -> None:
        self.throttle = Throttle("changes", in_flight)
        self.allowance = Allowance(
            self.throttle, [(calls * WHOLE, seconds * NANO) for calls, seconds in limits], WHOLE
        )

    def limits(self) -> list[int]:
        return [window.limit for window in self.throttle.windows]

    def send(self, seconds: float) -> Slot:
        now = round(seconds * NANO)
        assert self.allowance.admits_at(now) <= now
        return self.throttle.admit(now)

    def succeed(self, seconds: float, number: int = 1) -> None:
        for _ in range(number):
            slot = self.send(seconds)
            self.throttle.release(slot, round(seconds * NANO))
            self.throttle.record_success(slot, round(seconds * NANO))

    def refuse(self, seconds: float, retry_after: float | None = None) -> float:
        """Make a write that is refused; return the seconds of the pause."""
        slot, now = self.send(seconds), round(seconds * NANO)
        self.throttle.record_refusal(slot, retry_after, now)
        self.throttle.release(slot, now)
        pause = self.throttle.pause_left(now)
        assert self.allowance.admits_at(now) >= now + pause
        return pause / NANO


@pytest.mark.parametrize(("held", "limit"), [(0, 90), (59, 90), (60, 58), (80, 78), (99, 90)])
def test_the_first_refusal_lowers_the_short_window_to_what_was_admitted(held: int, limit: int) -> None:
    writes = Writes()
    writes.succeed(0, held)
    writes.refuse(0)
    assert writes.limits() == [limit, 900]


@pytest.mark.parametrize(("held", "limit"), [(0, 142), (89, 142), (90, 88), (100, 97)])
def test_the_second_lowers_the_long_one_to_what_it_held_at_the_first(held: int, limit: int) -> None:
    writes = Writes([(100, 10), (150, 900)])
    writes.succeed(0, held)
    writes.refuse(0.001 if held < 100 else 10)
    writes.refuse(20.5)
    assert writes.limits()[1] == limit


@pytest.mark.parametrize(("held", "limits"), [(0, [90, 855]), (67, [90, 855]), (68, [66, 900])])
def test_the_short_one_again_if_it_was_three_quarters_full(held: int, limits: list[int]) -> None:
    writes = Writes()
    writes.refuse(0)
    writes.succeed(10, held)
    writes.refuse(10)
    assert writes.limits() == limits


def spaced() -> Writes:
    """Return writes whose third refusal in a row followed a success."""
    writes = Writes()
    writes.refuse(0)
    writes.refuse(10)
    writes.succeed(30)
    writes.refuse(30)
    assert writes.limits() == [90, 855]
    return writes


def test_a_third_after_a_success_spaces_writes_evenly() -> None:
    writes = spaced()
    writes.succeed(70)
    interval = 900 * NANO // 855
    assert writes.allowance.admits_at(70 * NANO) == 70 * NANO + interval
    assert writes.allowance.admits_at(70 * NANO + interval) == 70 * NANO + interval


@pytest.mark.parametrize(("successes", "limit"), [(0, 855), (1, 812)])
def test_a_refusal_of_spaced_writes_lowers_the_long_window_after_a_success(
    successes: int, limit: int
) -> None:
    writes = spaced()
    writes.succeed(70, successes)
    writes.refuse(72)
    assert writes.limits() == [90, limit]


@pytest.mark.parametrize(("seconds", "spaced_still"), [(929.9, True), (930, False)])
def test_writes_are_spaced_until_the_long_window_is_empty(seconds: float, spaced_still: bool) -> None:
    writes = spaced()
    # The last call before the pause ended at 30 s.
    writes.succeed(seconds)
    assert (writes.allowance.admits_at(round(seconds * NANO)) > seconds * NANO) is spaced_still


def test_a_third_without_a_success_lets_the_long_window_be_raised_rarely() -> None:
    writes = Writes([(2, 10), (2, 20)])
    for at in (0, 10, 30):
        writes.refuse(at)
    long = writes.throttle.windows[1]
    assert long.limit == 1
    raised = long._changed + 8 * long.width
    for now in (raised - 1, raised):
        long.record_end(now)
        before = long._trust
        long.record_success(now)
        assert (long._trust > before) is (now == raised)


def test_a_lowered_limit_is_raised_ever_faster_and_tried_again_ever_later() -> None:
    window, now = SlidingWindow(1_000, NANO), 0
    window.most = 1_000 * WHOLE

    def fill() -> None:
        while window.held(now) < window.limit:
            window.record_end(now)

    for patience in (1, 2, 4, 8, 8):
        now += NANO
        window.lower(50, 0, now)
        start = window.limit
        now += patience * NANO - 1
        fill()
        window.record_success(now)
        assert window.limit == start
        now += 1
        fill()
        window.record_success(now)
        assert window.limit == start + 10
        now += NANO
        window.record_success(now)
        assert window.limit == start + 10, "the window is not full"
        fill()
        window.record_success(now)
        assert window.limit == start + 30


def test_a_limit_is_never_below_a_hundredth_nor_above_what_was_set() -> None:
    window = SlidingWindow(1_000, NANO)
    window.most = 1_000 * WHOLE
    for _ in range(20):
        window.lower(50, 0, 0)
    assert window.limit == 10
    now = 0
    for _ in range(30):
        now += 8 * NANO
        while window.held(now) < window.limit:
            window.record_end(now)
        window.record_success(now)
    assert window.limit == 1_000


def test_the_pause_ends_when_the_first_own_slot_is_free_but_not_before_ten_seconds() -> None:
    writes = Writes()
    writes.succeed(0)
    assert [writes.refuse(at) for at in (790, 800, 820, 860)] == [10, 20, 40, 40]
    assert writes.refuse(900) == 160
    writes = Writes()
    writes.succeed(0)
    assert [writes.refuse(at) for at in (865, 875, 895)] == [10, 20, 10]


def test_a_wait_that_the_server_asked_for_in_vain_is_not_believed_again() -> None:
    writes = Writes()
    assert Writes().refuse(0, 0) == 0
    assert 1 <= writes.refuse(0, 1) <= 1.05
    assert writes.refuse(2, 1) == 20
    assert 50 <= writes.refuse(22, 50) <= 52.5
    writes.throttle.closed_until = 100 * NANO
    assert writes.allowance.admits_at(30 * NANO) == 100 * NANO, "others use all of it"


def test_as_many_successes_as_the_short_limit_end_the_row_of_refusals() -> None:
    for successes, pause in ((89, 20), (90, 10)):
        writes = Writes()
        writes.refuse(0)
        writes.succeed(10, 45)
        writes.succeed(20.5, successes - 45)
        assert writes.refuse(31) == pause


def test_one_more_is_in_flight_after_each_twenty_successes_up_to_the_most() -> None:
    writes = Writes(in_flight=3)
    writes.refuse(0)
    at = 10
    for most in (1, 2, 3, 3):
        slots = [writes.send(at) for _ in range(most)]
        assert writes.allowance.admits_at(at * NANO) == NEVER
        for slot in slots:
            writes.throttle.cancel(slot)
        writes.succeed(at, 19)
        at += 11
        slots = [writes.send(at) for _ in range(most)]
        assert writes.allowance.admits_at(at * NANO) == NEVER
        for slot in slots:
            writes.throttle.cancel(slot)
        writes.succeed(at)
        at += 11


def test_calls_that_were_in_flight_at_a_refusal_say_nothing_new() -> None:
    writes = Writes()
    slots = [writes.send(0) for _ in range(4)]
    for number, slot in enumerate(slots[:3]):
        writes.throttle.record_refusal(slot, [None, None, 30.0][number], 0)
        writes.throttle.release(slot, 0)
    assert writes.limits() == [90, 900], "one refusal"
    assert 30 <= writes.throttle.pause_left(0) / NANO <= 31.5, "but the longest wait holds"
    writes.succeed(40)
    writes.throttle.record_refusal(slots[3], 100.0, 40 * NANO)
    assert writes.throttle.pause_left(40 * NANO) == 0, "the server admits calls again"


@pytest.mark.parametrize(("seconds", "limits"), [(5 * NANO, [90, 900]), (5 * NANO + 1, [90, 855])])
def test_refusals_of_others_within_five_seconds_have_the_same_cause(seconds: int, limits: list[int]) -> None:
    writes = Writes()
    writes.refuse(0)
    writes.throttle.record_refusal_of_others(seconds, 6 * NANO)
    assert writes.limits() == limits


@pytest.mark.parametrize(
    ("held", "seconds", "is_spaced"),
    [(854, 930, False), (853, 930, True), (854, 929.999, True), (10, 931, True), (860, 929, True)],
)
def test_writes_are_spaced_until_the_long_window_was_filled_evenly(
    held: int, seconds: float, is_spaced: bool
) -> None:
    writes = spaced()
    writes.send(70)
    long = writes.throttle.windows[1]
    for _ in range(held):
        long.record_end(800 * NANO)
    assert writes.throttle._is_spaced(round(seconds * NANO)) is is_spaced


def window(calls: int = 100) -> SlidingWindow:
    """Return a window of one second."""
    made = SlidingWindow(calls, NANO)
    made.most = calls * WHOLE
    return made


def test_slots_that_no_call_has_held_are_used_three_at_a_time() -> None:
    new = window()
    assert [new.admits_at(0, in_flight, 100) for in_flight in (0, 52, 53)] == [0, 0, NEVER]
    for _ in range(60):
        new.record_end(0)
    assert [new.admits_at(0, in_flight, 100) for in_flight in (2, 3)] == [0, NEVER]
    new.record_success(0)
    assert [new.admits_at(0, in_flight, 100) for in_flight in (2, 3)] == [0, NEVER]
    new.record_end(0)
    assert [new.admits_at(0, in_flight, 100) for in_flight in (1, 2, 3)] == [0, 0, NEVER]
    new.record_success(2 * NANO)
    assert new.admits_at(2 * NANO, 62, 100) == 2 * NANO, "what was proven stays"
    assert new.admits_at(2 * NANO, 63, 100) == NEVER


@pytest.mark.parametrize(("held", "proven"), [(10, 50), (70, 70)])
def test_a_refusal_proves_what_was_held_or_half_of_the_limit(held: int, proven: int) -> None:
    refused = window()
    for _ in range(held):
        refused.record_end(0)
    refused.record_success(0)
    refused.record_refusal(0)
    free = NANO
    assert refused.admits_at(free, proven + 2, 100) == free
    assert refused.admits_at(free, proven + 3, 100) == NEVER


def test_a_window_is_nearly_full_from_three_quarters_on() -> None:
    filled = window()
    for held in range(1, 78):
        filled.record_end(0)
        assert filled.is_nearly_full(0) is (held >= 75)


def test_a_full_window_admits_when_as_many_calls_as_needed_are_free() -> None:
    full = window(3)
    for now in (1, 2, 3):
        full.record_end(now)
    assert full.admits_at(3, 0, 3) == 1 + NANO
    assert full.admits_at(3, 0, 2) == 2 + NANO, "the limit of this client"
    assert full.admits_at(3, 0, 9) == 1 + NANO, "the limit of all"
    assert full.admits_at(3, 2, 3) == 3 + NANO
    assert full.admits_at(3, 3, 3) == NEVER
    assert window(3).admits_at(3, 3, 3) == NEVER


def test_the_limits_of_each_client_are_told_to_the_store() -> None:
    throttle = Throttle("changes", 8)
    loose, strict = (Allowance(throttle, [(calls * WHOLE, NANO)], WHOLE) for calls in (100, 40))
    assert loose.terms() == [(100, NANO)]
    assert strict.terms() == [(40, NANO)]
    throttle.windows[0].lower(10, 0, 0)
    assert loose.terms() == strict.terms() == [(10, NANO)]


def test_only_the_call_after_a_pause_is_a_probe() -> None:
    writes = Writes()
    old = writes.send(0)
    assert not writes.throttle.is_probed_by(old)
    writes.refuse(0)
    probe = writes.send(10)
    assert writes.throttle.is_probed_by(probe)
    assert not writes.throttle.is_probed_by(old)
    writes.throttle.record_success(probe, 10 * NANO)
    assert not writes.throttle.is_probed_by(probe)


def test_a_throttle_is_used_while_it_pauses_or_a_slot_is_occupied() -> None:
    pausing, occupied = Writes(((3, 2),)), Writes(((3, 20),))
    for writes in (pausing, occupied):
        assert not writes.throttle.is_used(0)
        writes.refuse(0)
    assert [pausing.throttle.is_used(seconds * NANO) for seconds in (1, 9, 10)] == [True, True, False]
    assert [occupied.throttle.is_used(seconds * NANO) for seconds in (11, 19, 20)] == [True, True, False]
