"""No window ever holds more calls than allowed, and no time is wasted."""

from __future__ import annotations

from typing import Any

import anyio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statsig_console import Client, InvalidArgumentError, RateLimit, RateLimits, SharedRateLimit
from statsig_console._limits.limiter import Limiter
from statsig_console.fake import Fake
from tests.support.limiter_calls import READ, SCOPED, SCOPED_READ, calls, seconds
from tests.support.virtual_time import VirtualLoop


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.floats(0, 5), max_size=60),
    st.lists(st.tuples(st.integers(1, 20), st.floats(0.5, 30)), min_size=1, max_size=3),
    st.integers(1, 20),
    st.floats(0, 0.9),
)
def test_wherever_the_server_counts_no_window_is_overfull(
    delays: list[float], limits: list[tuple[int, float]], in_flight: int, reserve: float
) -> None:
    believed = RateLimits([RateLimit(*limit) for limit in limits], reserve=reserve)
    limiter = Limiter(believed, in_flight=in_flight)
    times = anyio.run(calls, limiter, delays, backend_options={"loop_factory": VirtualLoop})
    assert len(times) == len(delays)
    for most, width in limits:
        # The server counts a call at some moment between sending and answer; the worst is late, then early.
        for _, answered in times:
            later = [sent for sent, _ in times if answered < sent < answered + width - 1e-6]
            together = [1 for sent, done in times if sent <= answered and done >= answered]
            assert len(later) + len(together) <= max(1, most * (1 - reserve) + 1e-4)
    for sent, _ in times:
        assert sum(begun <= sent < done for begun, done in times) <= in_flight


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("number", "least"), [(100, 0), (101, 10), (500, 40), (900, 80), (901, 900), (1000, 900), (2000, 1810)]
)
async def test_no_time_is_wasted(number: int, least: float) -> None:
    took = await seconds(Limiter([RateLimit(100, 10), RateLimit(900, 900)]), number)
    assert took == pytest.approx(least, abs=0.01)


@pytest.mark.anyio
async def test_a_part_of_each_limit_is_kept_free() -> None:
    assert await seconds(Limiter(RateLimits(reserve=0.1)), 90) == pytest.approx(0)
    assert await seconds(Limiter(RateLimits(reserve=0.1)), 91) == pytest.approx(10, abs=0.01)
    assert await seconds(Limiter(RateLimits(reserve=0.1)), 811) == pytest.approx(900, abs=0.01)
    assert await seconds(Limiter(RateLimits(share=1 / 3)), 300) == pytest.approx(90, abs=0.01)
    assert await seconds(Limiter(RateLimits(reserve=0.1, share=0.25)), 23) == pytest.approx(10, abs=0.01)


@pytest.mark.anyio
async def test_at_least_one_call_is_let_in_however_little_is_left() -> None:
    assert await seconds(Limiter(RateLimits([RateLimit(2, 10)], reserve=0.9, share=0.1)), 2) == pytest.approx(
        10, abs=0.01
    )


@pytest.mark.anyio
async def test_reads_pass_and_scopes_wait_for_themselves_only() -> None:
    limiter = Limiter([RateLimit(6, 100)])
    assert await seconds(limiter, 50, READ) == 0
    assert await seconds(limiter, 4, SCOPED_READ) == pytest.approx(10, abs=0.01)
    assert await seconds(limiter, 3, SCOPED) == pytest.approx(10, abs=0.01)
    async with anyio.create_task_group() as group:
        group.start_soon(calls, limiter, [0.0] * 2, SCOPED)
        await anyio.sleep(1)
        # Two of the scope wait until 10 s; the first two of the project need not.
        assert await seconds(limiter, 1) == pytest.approx(0)
    assert await seconds(limiter, 1) > 50, "a scoped change counts as a change as well"


@pytest.mark.anyio
async def test_only_changes_wait(fake: Fake) -> None:
    fake.seed(gates=1)
    (gate,) = fake.objects("gates")
    async with (
        fake.http() as http,
        Client("console-x", http_client=http, rate_limits=[RateLimit(1, 100)]) as client,
    ):
        start = anyio.current_time()
        for _ in range(5):
            await client.gates.get(gate)
        assert anyio.current_time() == start
        await client.gates.disable(gate)
        await client.gates.enable(gate)
        assert anyio.current_time() - start == pytest.approx(100)


@pytest.mark.anyio
async def test_without_limits_nothing_waits() -> None:
    assert await seconds(Limiter(()), 1000) == 0
    assert await seconds(Limiter(()), 10, SCOPED) == 0


@pytest.mark.anyio
async def test_the_clock_on_the_wall_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    limiter = Limiter([RateLimit(2, 10)])
    for hours in (1, -1, 24 * 365, -24 * 365):
        monkeypatch.setattr("time.time", lambda hours=hours: 1_760_000_000.0 + 3600 * hours)
        assert await seconds(limiter, 2) <= 10.01
        assert await seconds(limiter, 2) == pytest.approx(10, abs=0.01)


@pytest.mark.parametrize(("number", "width"), [(0, 1), (-1, 1), (1, 0), (1, -1), (1, float("inf"))])
def test_a_limit_that_cannot_be_is_refused(number: int, width: float) -> None:
    with pytest.raises(ValueError, match="not a valid rate limit"):
        RateLimit(number, width)


@pytest.mark.parametrize(
    ("option", "value"),
    [
        *(("reserve", value) for value in (1.0, -0.1, float("nan"), "0.1", True, None)),
        *(("share", value) for value in (0.0, 1.1, float("nan"), "1", True, None)),
        *(("limits", value) for value in (None, "ab", RateLimit(1, 1), [(1, 1)], RateLimits(), {1: 1})),
        *(("shared", value) for value in ("host", True, SharedRateLimit, object())),
    ],
)
def test_a_wrong_value_is_refused_with_its_name(option: str, value: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=rf"^rate_limits\.{option}: "):
        RateLimits(**{option: value})


def test_no_call_in_flight_is_no_limit() -> None:
    with pytest.raises(ValueError, match="in_flight"):
        Limiter((), in_flight=0)


def test_rate_limits_are_the_documented_ones_and_do_not_change() -> None:
    limits = [RateLimit(1, 2)]
    believed = RateLimits(limits, share=0.5)
    limits.clear()
    assert believed == RateLimits((RateLimit(1, 2),), share=0.5)
    assert RateLimits() == RateLimits([RateLimit(100, 10), RateLimit(900, 900)])
    with pytest.raises(AttributeError):
        believed.share = 1.0  # type: ignore[misc]  # on purpose
