"""After a refusal: everything on the same account pauses, one call tries, and the pace is found again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import anyio
import pytest

from statsig_console import RateLimit
from statsig_console._errors import TransportError
from statsig_console._limits.limiter import Limiter
from tests.support.limiter_calls import READ, SCOPED, SCOPED_READ, calls, most_at_once, refuse, seconds
from tests.support.server_models import CHANGE, Line, SlidingLog, run

pytestmark = pytest.mark.anyio

LIMITS = [RateLimit(100, 10), RateLimit(900, 900)]


async def refusals(limiter: Limiter, asked: Sequence[float | None]) -> list[float]:
    """Return the pauses after refusals in a row."""
    sent = [await refuse(limiter, retry_after) for retry_after in asked]
    async with limiter.acquire(CHANGE):
        sent.append(anyio.current_time())
    return [later - earlier for earlier, later in pairwise(sent)]


async def test_pauses_grow_while_one_call_after_the_other_is_refused() -> None:
    pauses = await refusals(Limiter(LIMITS), [None] * 8)
    assert pauses == pytest.approx([10, 20, 40, 80, 160, 300, 300, 300], abs=0.01)


async def test_the_server_says_how_long() -> None:
    (pause,) = await refusals(Limiter(LIMITS), [33])
    assert 33 <= pause <= 33 * 1.05 + 0.01


@pytest.mark.parametrize(
    ("asked", "least", "most"),
    [
        ([0.0, 0.0, 0.0], 60, 61),
        ([1e300], 900, 946),
        ([-1.0], 10, 11),
        ([float("nan")], 10, 11),
        ([5.0, 50.0], 55, 58),
    ],
)
async def test_a_server_that_talks_nonsense_is_neither_hammered_nor_waited_for_in_vain(
    asked: list[float], least: float, most: float
) -> None:
    assert least <= sum(await refusals(Limiter(LIMITS), asked)) <= most


async def test_the_longest_wait_that_is_asked_for_holds() -> None:
    limiter = Limiter(LIMITS)

    async def one(delay: float, retry_after: float) -> None:
        async with limiter.acquire(CHANGE) as permit:
            await anyio.sleep(delay)
            permit.record_refusal(retry_after)

    async with anyio.create_task_group() as group:
        for delay, retry_after in [(0.1, 20.0), (0.2, 50.0), (0.3, 30.0)]:
            group.start_soon(one, delay, retry_after)
    assert 49 < await seconds(limiter, 1) < 53


async def test_one_call_tries_and_its_success_lets_the_others_go() -> None:
    limiter = Limiter(LIMITS)
    await refuse(limiter)
    start = anyio.current_time()
    times = await calls(limiter, [1.0] * 100)
    sent = sorted(begin for begin, _ in times)
    assert sent[0] - start == pytest.approx(10, abs=0.01)
    assert [b - a for a, b in pairwise(sent[:20])] == pytest.approx([1] * 19, abs=0.01)
    assert most_at_once(times) == 5, "one more after each 20 successes"


async def test_a_trial_that_says_nothing_is_followed_by_another() -> None:
    limiter = Limiter(LIMITS)
    await refuse(limiter)
    for _ in range(3):
        with pytest.raises(TransportError):
            async with limiter.acquire(CHANGE):
                raise TransportError("gone", stage="wait", sent="maybe")
    with anyio.move_on_after(1):
        async with limiter.acquire(CHANGE):
            await anyio.sleep(5)
    assert await seconds(limiter, 1) == 0


async def test_a_refusal_pauses_its_own_kind_only() -> None:
    limiter = Limiter(LIMITS)
    await refuse(limiter, 100, READ)
    assert await seconds(limiter, 1) == 0
    assert await seconds(limiter, 1, SCOPED_READ) >= 100, "it is a read as well"
    await refuse(limiter, 100, SCOPED)
    assert await seconds(limiter, 1) == 0
    assert await seconds(limiter, 1, READ) == 0
    assert await seconds(limiter, 1, SCOPED) >= 99
    await refuse(limiter, 100)
    assert await seconds(limiter, 1, READ) == 0
    assert await seconds(limiter, 1, SCOPED) >= 99


async def test_a_narrowed_limit_widens_again_and_never_above_what_was_set() -> None:
    limiter = Limiter([RateLimit(100, 10)])
    assert await seconds(limiter, 50) < 1
    await refuse(limiter)
    await anyio.sleep(20)
    (window,) = limiter.allowances(CHANGE)[0].throttle.windows
    assert window.limit == 90
    seen = set()
    for _ in range(20):
        await seconds(limiter, 100)
        seen.add(window.limit)
    assert window.limit == 100
    assert seen <= set(range(90, 101))


async def test_the_first_refusal_narrows_the_short_window_and_the_second_in_a_row_the_long_one() -> None:
    limiter = Limiter(LIMITS)
    await refuse(limiter)
    short, long = limiter.allowances(CHANGE)[0].throttle.windows
    assert (short.limit, long.limit) == (90, 900)
    await refuse(limiter)
    assert (short.limit, long.limit) == (90, 855)
    await refuse(limiter)
    assert (short.limit, long.limit) == (90, 855)


async def test_what_the_server_let_in_is_the_new_limit_where_the_window_was_nearly_full() -> None:
    line = Line(SlidingLog, limits=((80, 10),))
    limiter = Limiter([RateLimit(100, 10)])
    await run(line, [limiter], 100)
    (window,) = limiter.allowances(CHANGE)[0].throttle.windows
    assert 72 <= window.limit <= 81
    assert line.refused <= 8


async def test_half_an_hour_of_refusals_costs_few_requests_and_loses_nothing() -> None:
    limiter = Limiter(LIMITS)
    trials = 0
    start = anyio.current_time()

    async def one() -> None:
        nonlocal trials
        while True:
            async with limiter.acquire(CHANGE) as permit:
                await anyio.sleep(0.1)
                if anyio.current_time() - start > 1_800:
                    return
                trials += 1
                permit.record_refusal(None)

    async with anyio.create_task_group() as group:
        for _ in range(200):
            group.start_soon(one)
    assert trials <= 8 + 12
    print(f"half an hour of refusals: {trials} requests")
