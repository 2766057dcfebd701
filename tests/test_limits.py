"""No window ever holds more calls than allowed, and no time is wasted."""

from __future__ import annotations

from collections.abc import Sequence

import anyio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statsig_console import Client, RateLimit
from statsig_console._limits import Limiter
from statsig_console.fake import Fake
from virtual_time import VirtualLoop


async def calls(limiter: Limiter, delays: Sequence[float]) -> list[tuple[float, float]]:
    """Make one call per delay, all at once; return when each was sent and answered."""
    times: list[tuple[float, float]] = []

    async def one(delay: float) -> None:
        async with limiter:
            start = anyio.current_time()
            await anyio.sleep(delay)
            times.append((start, anyio.current_time()))

    async with anyio.create_task_group() as group:
        for delay in delays:
            group.start_soon(one, delay)
    return times


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(0, 5), max_size=60),
    st.lists(st.tuples(st.integers(1, 20), st.floats(0.5, 30)), min_size=1, max_size=2),
)
def test_wherever_the_server_counts_no_window_is_overfull(
    delays: list[float], limits: list[tuple[int, float]]
) -> None:
    limiter = Limiter([RateLimit(*limit) for limit in limits])
    times = anyio.run(calls, limiter, delays, backend_options={"loop_factory": VirtualLoop})
    assert len(times) == len(delays)
    for most, seconds in limits:
        # The server counts a call at some moment between sending and answer; the worst is late, then early.
        for _, answered in times:
            later = [sent for sent, _ in times if answered < sent < answered + seconds - 1e-6]
            together = [1 for sent, done in times if sent <= answered and done >= answered]
            assert len(later) + len(together) <= most


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("number", "seconds"), [(100, 0), (101, 10), (500, 40), (900, 80), (901, 900), (1000, 900), (2000, 1810)]
)
async def test_no_time_is_wasted(number: int, seconds: float) -> None:
    start = anyio.current_time()
    await calls(Limiter([RateLimit(100, 10), RateLimit(900, 900)]), [0.0] * number)
    assert anyio.current_time() - start == pytest.approx(seconds, abs=0.01)


@pytest.mark.anyio
async def test_who_came_first_goes_first() -> None:
    order: list[int] = []
    limiter = Limiter([RateLimit(1, 1)])

    async def one(number: int) -> None:
        async with limiter:
            order.append(number)

    async with anyio.create_task_group() as group:
        for number in range(5):
            group.start_soon(one, number)
            await anyio.lowlevel.checkpoint()
    assert order == [0, 1, 2, 3, 4]


@pytest.mark.anyio
async def test_a_cancelled_wait_leaves_no_trace() -> None:
    limiter = Limiter([RateLimit(1, 10)])
    async with limiter:
        with anyio.move_on_after(1):
            await calls(limiter, [0.0])
    with anyio.move_on_after(1):
        await calls(limiter, [0.0])
    start = anyio.current_time()
    await calls(limiter, [0.0])
    assert anyio.current_time() - start == pytest.approx(9)


@pytest.mark.anyio
async def test_only_changes_wait(fake: Fake) -> None:
    fake.seed(gates=1)
    (gate,) = fake.objects("gates")
    async with fake.http() as http, Client("console-x", http=http, limits=[RateLimit(1, 100)]) as client:
        start = anyio.current_time()
        for _ in range(5):
            await client.gates.get(gate)
        assert anyio.current_time() == start
        await client.gates.disable(gate)
        await client.gates.enable(gate)
        assert anyio.current_time() - start == pytest.approx(100)


@pytest.mark.parametrize(("number", "seconds"), [(0, 1), (-1, 1), (1, 0), (1, -1)])
def test_a_limit_that_cannot_be_is_refused(number: int, seconds: float) -> None:
    with pytest.raises(ValueError, match="no limit to keep"):
        RateLimit(number, seconds)
