"""Every item is settled once, in order, whatever becomes of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import anyio
import pytest

from statsig_console import (
    BadRequestError,
    BulkError,
    Client,
    Progress,
    TransportError,
    UnknownOutcomeError,
    bulk,
)
from statsig_console.fake import Fake

pytestmark = pytest.mark.anyio


async def half(item: int) -> int:
    """Halve even numbers after a while; odd ones fail, and 5 gets lost."""
    await anyio.sleep(item % 7)
    if item == 5:
        raise UnknownOutcomeError(TransportError("reset", stage="wait", sent="maybe"))
    if item % 2:
        raise BadRequestError("odd", status=400)
    return item // 2


async def test_outcomes_come_in_the_order_of_the_items() -> None:
    report = await bulk(half, range(10))
    assert [outcome.item for outcome in report] == list(range(10))
    assert [outcome.result for outcome in report if outcome.state == "done"] == [0, 1, 2, 3, 4]
    assert [outcome.item for outcome in report.failed] == [1, 3, 5, 7, 9]
    assert report[5].state == "unknown"
    assert [outcome.item for outcome in report[2:4]] == [2, 3]
    with pytest.raises(
        BulkError, match=r"5 of 10 items were not done: 1: 400 odd; 3: 400 odd; .* and 2 more"
    ) as caught:
        report.raise_for_failures()
    assert list(caught.value.failed) == report.failed


async def test_no_failure_raises_nothing() -> None:
    (await bulk(half, [])).raise_for_failures()
    (await bulk(half, [2, 4])).raise_for_failures()


async def test_progress_is_told_after_each_item() -> None:
    told: list[Progress[int, int]] = []
    await bulk(half, range(5), progress=told.append)
    assert [progress.done for progress in told] == [1, 2, 3, 4, 5]
    assert {progress.total for progress in told} == {5}
    assert sorted(progress.last.item for progress in told) == list(range(5))


@pytest.mark.parametrize("concurrency", [1, 3])
async def test_no_more_calls_are_in_flight_than_asked_for(concurrency: int) -> None:
    now = most = 0

    async def call(item: int) -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await anyio.sleep(1)
        now -= 1

    await bulk(call, range(10), concurrency=concurrency)
    assert most == concurrency


async def test_items_are_read_only_as_fast_as_they_are_done() -> None:
    taken = done = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(100):
            taken += 1
            assert taken - done <= 9
            yield number

    async def call(item: int) -> None:
        nonlocal done
        await anyio.sleep(0.1)
        done += 1

    report = await bulk(call, items())
    assert len(report) == 100


async def test_items_may_come_from_another_list(fake: Fake, client: Client) -> None:
    fake.seed(gates=150)

    async def ids() -> AsyncIterator[str]:
        async for gate in client.gates.list():
            yield gate.id

    totals: set[int | None] = set()
    report = await bulk(client.gates.get, ids(), progress=lambda progress: totals.add(progress.total))
    report.raise_for_failures()
    assert len(report) == 150
    assert totals == {None}


async def test_keys_as_items_do_not_show() -> None:
    async def refuse(key: str) -> None:
        raise BadRequestError("no", status=400)

    report = await bulk(refuse, ["console-abcdef1234567890", "secret-abcdef1234567890"])
    with pytest.raises(BulkError) as caught:
        report.raise_for_failures()
    for text in (repr(report), str(report), repr(report[0]), str(caught.value), repr(caught.value.failed)):
        assert "abcdef1234567890" not in text
        assert "[redacted]" in text
    assert report[0].item == "console-abcdef1234567890"
