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
        return self.throttle.pause_left(now) / NANO


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
    assert 1 <= writes.refuse(0, 1) <= 1.05
    assert writes.refuse(2, 1) == 20
    assert 50 <= writes.refuse(22, 50) <= 52.5


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
