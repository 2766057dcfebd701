"""Polling asks until the answer is right, and no longer than it may."""

from __future__ import annotations

import anyio
import pytest

from statsig_console import PollTimeoutError, poll

pytestmark = pytest.mark.anyio


async def test_asks_until_the_answer_is_right() -> None:
    answers = iter(range(10))
    times: list[float] = []

    async def call() -> int:
        times.append(anyio.current_time())
        return next(answers)

    assert await poll(call, until=lambda found: found == 3, every=2) == 3
    assert [round(time - times[0], 6) for time in times] == [0, 2, 4, 6]


async def test_gives_up_with_the_last_answer() -> None:
    async def call() -> str:
        await anyio.sleep(1)
        return "running"

    start = anyio.current_time()
    with pytest.raises(PollTimeoutError, match="the condition was not met within 10 seconds") as caught:
        await poll(call, until=lambda found: False, every=2, timeout=10)
    assert caught.value.last == "running"
    assert anyio.current_time() - start == pytest.approx(10)


async def test_errors_come_through() -> None:
    async def call() -> int:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await poll(call, until=bool)
