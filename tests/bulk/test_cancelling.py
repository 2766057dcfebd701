"""A cancelled run drains: what is in flight may finish for a while, and nothing runs on afterwards."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator

import anyio
import pytest
import sniffio

from statsig_console import BadRequestError, Progress, bulk
from statsig_console._calls.trace import current_trace

pytestmark = pytest.mark.anyio


class ProcessEndsError(BaseException):
    """Stands for SystemExit, which asyncio does not leave to tasks."""


class Work:
    """Calls that take a while, and a record of how each ended."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.running = 0
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.told: list[Progress[int, int]] = []

    async def call(self, item: int) -> int:
        """Do it, and say when."""
        self.running += 1
        self.begun.append(item)
        try:
            await anyio.sleep(self.seconds)
            self.ended.append(item)
        finally:
            self.running -= 1
        return item

    @property
    def states(self) -> list[str]:
        """The states that were told."""
        return [progress.last.state for progress in self.told]


async def test_calls_in_flight_finish_within_the_grace() -> None:
    work, start = Work(4), anyio.current_time()
    with anyio.move_on_after(6) as scope:
        await bulk(work.call, range(100), concurrency=3, progress=work.told.append)
        pytest.fail("cancelled, and did not notice")
    assert scope.cancelled_caught
    assert anyio.current_time() - start == pytest.approx(8)
    assert sorted(work.begun) == sorted(work.ended) == [0, 1, 2, 3, 4, 5]
    assert work.states == ["done"] * 6


async def test_what_takes_longer_is_unknown() -> None:
    work, start = Work(60), anyio.current_time()
    with anyio.move_on_after(10):
        await bulk(work.call, range(100), concurrency=3, grace=2.5, progress=work.told.append)
    assert anyio.current_time() - start == pytest.approx(12.5)
    assert (work.begun, work.ended, work.running) == ([0, 1, 2], [], 0)
    assert work.states == ["unknown"] * 3
    assert "cancelled before the response arrived" in str(work.told[0].last.error)
    await anyio.sleep(100)
    assert (work.begun, work.ended) == ([0, 1, 2], [])


async def test_no_grace_is_possible() -> None:
    work, start = Work(60), anyio.current_time()
    with anyio.move_on_after(1):
        await bulk(work.call, range(3), grace=0, progress=work.told.append)
    assert anyio.current_time() - start == pytest.approx(1)
    assert work.states == ["unknown"] * 3


async def test_a_call_that_waits_under_the_limits_is_not_waited_for() -> None:
    work, start = Work(60), anyio.current_time()

    async def call(item: int) -> int:
        trail = current_trace()
        assert trail is not None
        trail.calls += 1
        if item == 1:
            trail.requests += 1
        return await work.call(item)

    with anyio.move_on_after(1):
        await bulk(call, range(3), progress=work.told.append)
    assert anyio.current_time() - start == pytest.approx(6)
    states = {progress.last.item: (progress.last.state, progress.last.why) for progress in work.told}
    assert states == {0: ("skipped", "stopped"), 1: ("unknown", None), 2: ("skipped", "stopped")}
    assert next(told.last.attempts for told in work.told if told.last.item == 1) == 1


async def test_questions_before_the_change_are_cancelled_at_once() -> None:
    work, start = Work(60), anyio.current_time()

    async def ask(item: int) -> bool:
        return bool(await work.call(item))

    with anyio.move_on_after(1):
        await bulk(work.call, range(3), only_if_changed=ask, progress=work.told.append)
    assert anyio.current_time() - start == pytest.approx(1)
    assert work.told == []


async def test_an_end_of_the_process_lets_calls_in_flight_finish() -> None:
    work = Work(4)

    async def call(item: int) -> int:
        if item == 2:
            await anyio.sleep(1)
            raise ProcessEndsError
        return await work.call(item)

    start = anyio.current_time()
    with pytest.raises(ProcessEndsError):
        await bulk(call, range(100), concurrency=3, progress=work.told.append)
    assert anyio.current_time() - start == pytest.approx(4)
    assert work.states == ["done", "done"]


async def test_a_task_of_asyncio_that_is_cancelled() -> None:
    if sniffio.current_async_library() != "asyncio":
        pytest.skip("trio has no such thing")
    work, loop = Work(4), asyncio.get_running_loop()
    start, before = loop.time(), asyncio.all_tasks(loop)
    task = asyncio.create_task(bulk(work.call, range(100), concurrency=3, progress=work.told.append))
    await asyncio.sleep(1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert loop.time() - start == pytest.approx(4)
    assert work.states == ["done"] * 3
    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(bulk(work.call, range(100)), 1)
    assert work.running == 0
    assert asyncio.all_tasks(loop) == before


@pytest.mark.parametrize("moment", [index / 4 for index in range(24)])
async def test_at_any_moment_each_item_begun_is_told(moment: float) -> None:
    work = Work(1)

    async def call(item: int) -> int:
        await anyio.sleep(item % 3 / 4)
        if item % 5 == 4:
            raise BadRequestError("no", status=400)
        return await work.call(item)

    with anyio.move_on_after(moment):
        await bulk(call, range(12), concurrency=4, progress=work.told.append, grace=math.inf)
    assert work.running == 0
    told = [progress.last.item for progress in work.told]
    assert len(told) == len(set(told))
    assert set(work.begun) <= set(told)
    for progress in work.told:
        assert progress.last.state == ("failed" if progress.last.item % 5 == 4 else "done")


async def test_generators_are_closed_when_they_are_not_read_to_the_end() -> None:
    closed: list[bool] = []

    async def items() -> AsyncIterator[int]:
        try:
            for number in range(100):
                yield number
        finally:
            await anyio.sleep(1)
            closed.append(True)

    with anyio.move_on_after(1.5):
        await bulk(Work(1).call, items())
    assert closed == [True]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_run_that_never_waits_lets_other_tasks_run_and_can_be_cancelled(backend: str) -> None:
    async def call(item: int) -> None:
        """Return at once."""

    async def run() -> None:
        # The clock of the system, since that of the other tests moves only when all tasks wait.
        with anyio.move_on_after(0.02) as scope:
            await bulk(call, range(2_000_000), collect=False, on_duplicate="allow")
        assert scope.cancelled_caught

    anyio.run(run, backend=backend)
