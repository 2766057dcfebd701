"""The queue: by priority, then first come, first served, and no trace of calls that gave up."""

from __future__ import annotations

import random
from collections.abc import Generator
from types import coroutine

import anyio
import pytest

from statsig_console import RateLimit
from statsig_console._errors import StatsigError, TransportError
from statsig_console._limits.limiter import Limiter
from statsig_console._limits.members import Member, Waiter
from statsig_console._limits.queue import WaiterHeap
from tests.support.limiter_calls import SCOPED, SCOPED_READ, calls, most_at_once, seconds
from tests.support.server_models import CHANGE

pytestmark = pytest.mark.anyio


async def note(limiter: Limiter, order: list[object], name: object, priority: int = 0) -> None:
    """Make one call and put its name down when it goes."""
    async with limiter.acquire(CHANGE, priority):
        order.append(name)


async def test_who_came_first_goes_first() -> None:
    order: list[object] = []
    limiter = Limiter([RateLimit(1, 1)])
    async with anyio.create_task_group() as group:
        for number in range(5):
            group.start_soon(note, limiter, order, number)
            await anyio.lowlevel.checkpoint()
            await anyio.sleep(0.01)
    assert order == [0, 1, 2, 3, 4]


async def test_an_urgent_change_overtakes_all_others_within_one_slot() -> None:
    order: list[object] = []
    limiter = Limiter([RateLimit(100, 10), RateLimit(900, 900)], in_flight=1)
    async with anyio.create_task_group() as group:
        for number in range(1_200):
            group.start_soon(note, limiter, order, number)
        await anyio.sleep(815)
        start, before = anyio.current_time(), len(order)
        assert before == 900
        await note(limiter, order, "urgent", 10)
        assert order.index("urgent") == before
        assert anyio.current_time() - start == pytest.approx(85, abs=0.01)
        group.cancel_scope.cancel()


async def test_higher_numbers_go_first_and_equal_ones_in_order() -> None:
    order: list[object] = []
    limiter = Limiter([RateLimit(1, 10)])
    async with anyio.create_task_group() as group:
        for name, priority in [("now", 0), ("a", 0), ("b", 5), ("c", -1), ("d", 5), ("e", 0)]:
            group.start_soon(note, limiter, order, name, priority)
            await anyio.sleep(0.1)
    assert order == ["now", "b", "d", "a", "e", "c"]


async def test_a_cancelled_wait_leaves_no_trace() -> None:
    limiter = Limiter([RateLimit(1, 10)])
    async with limiter.acquire(CHANGE):
        with anyio.move_on_after(1):
            await seconds(limiter, 1)
    with anyio.move_on_after(1):
        await seconds(limiter, 1)
    assert await seconds(limiter, 1) == pytest.approx(9, abs=0.01)


async def test_a_call_that_is_cancelled_in_flight_counts_as_answered() -> None:
    limiter = Limiter([RateLimit(1, 10)])
    with anyio.move_on_after(3):
        async with limiter.acquire(CHANGE):
            await anyio.sleep(100)
    assert await seconds(limiter, 1) == pytest.approx(10, abs=0.01)


async def test_many_random_cancellations_lose_no_place() -> None:
    limiter = Limiter([RateLimit(5, 10), RateLimit(40, 100)])
    chance = random.Random(4)
    done: list[float] = []

    async def one(patience: float, duration: float, priority: int) -> None:
        with anyio.move_on_after(patience):
            async with limiter.acquire(chance.choice([CHANGE, SCOPED]), priority):
                await anyio.sleep(duration)
            done.append(anyio.current_time())

    async with anyio.create_task_group() as group:
        for _ in range(1_000):
            group.start_soon(one, chance.uniform(0, 500), chance.uniform(0, 20), chance.randrange(3))
            await anyio.sleep(chance.uniform(0, 0.5))
    assert len(done) > 100
    await anyio.sleep(200)
    assert await seconds(limiter, 40) == pytest.approx(70, abs=0.01), "as if it were new"


async def test_at_most_eight_changes_are_in_flight() -> None:
    limiter = Limiter([RateLimit(100, 10)])
    assert most_at_once(await calls(limiter, [0.1] * 50)) == 8


@pytest.mark.parametrize(
    "error",
    [StatsigError("refused for another reason"), TransportError("gone", stage="wait", sent="maybe")],
    ids=["failed", "lost"],
)
async def test_a_call_that_fails_holds_its_place_as_well(error: Exception) -> None:
    limiter = Limiter([RateLimit(1, 10)])
    with pytest.raises(type(error)):
        async with limiter.acquire(CHANGE):
            raise error
    assert await seconds(limiter, 1) == pytest.approx(10, abs=0.01)


async def test_those_who_gave_up_take_no_memory() -> None:
    heap = WaiterHeap()
    member = Member()
    waiters = [Waiter(member, (), (0, number)) for number in range(10_000)]
    for waiter in waiters:
        waiter.is_waiting = True
        heap.push(waiter)
    for waiter in waiters[:-5]:
        waiter.is_waiting = False
        heap.record_gone()
    assert heap.head() is waiters[-5]
    assert len(heap._heap) < 50


async def test_a_new_call_does_not_overtake_one_that_waits_for_the_same() -> None:
    limiter = Limiter([RateLimit(1, 10)])
    assert limiter.acquire(CHANGE).acquire_nowait()
    assert not limiter.acquire(CHANGE).acquire_nowait()
    limiter, order = Limiter([RateLimit(1, 10)]), list[object]()
    await seconds(limiter, 1)
    start = anyio.current_time()
    async with anyio.create_task_group() as group:
        group.start_soon(note, limiter, order, "first")
        # At this time the slot is free, and the call that waits has not been woken.
        await anyio.sleep(10 - (anyio.current_time() - start))
        assert order == []
        assert not limiter.acquire(CHANGE).acquire_nowait()
        assert limiter.acquire(SCOPED_READ).acquire_nowait()
    await anyio.sleep(11)
    assert order == ["first"]
    assert limiter.acquire(CHANGE).acquire_nowait(), "nobody waits any more"


async def test_a_call_whose_coroutine_is_closed_counts_as_ended() -> None:
    limiter = Limiter([RateLimit(1, 10)])

    async def call() -> None:
        async with limiter.acquire(CHANGE):
            await stop()

    @coroutine
    def stop() -> Generator[None, None, None]:
        yield

    closed = call()
    closed.send(None)
    closed.close()
    assert await seconds(limiter, 1) == pytest.approx(10, abs=0.01)
