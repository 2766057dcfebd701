"""Bulk calls stop, skip, repeat and read back as they were told to."""

from __future__ import annotations

import tracemalloc
from collections.abc import AsyncIterator, Iterator
from functools import partial
from typing import Any

import anyio
import anyio.lowlevel
import pytest

from statsig_console import (
    APIStatusError,
    AuthenticationError,
    BadRequestError,
    BulkError,
    Client,
    InvalidArgumentError,
    NotFoundError,
    PermissionDeniedError,
    TransportError,
    UnknownOutcomeError,
    bulk,
    models,
)
from statsig_console.fake import Fake

pytestmark = pytest.mark.anyio


def lost() -> UnknownOutcomeError:
    """Return the error of a change whose answer was lost."""
    return UnknownOutcomeError(TransportError("reset", stage="wait", sent="maybe"))


class Server:
    """Makes changes, and loses answers before or after them."""

    def __init__(self, *, lose: tuple[int, ...] = (), applied: bool = True, times: int = 1) -> None:
        self.lose = dict.fromkeys(lose, times)
        self.applied = applied
        self.made: list[int] = []
        self.calls: list[int] = []

    async def change(self, item: int) -> int:
        """Make one change."""
        self.calls.append(item)
        await anyio.sleep(1)
        if self.lose.get(item, 0) > 0:
            self.lose[item] -= 1
            if self.applied:
                self.made.append(item)
            raise lost()
        self.made.append(item)
        return -item

    async def has(self, item: int) -> bool:
        """Tell whether a change is made."""
        await anyio.sleep(0.1)
        return item in self.made


async def fail(item: int, kind: type[APIStatusError] = BadRequestError) -> int:
    """Refuse odd numbers."""
    await anyio.sleep(1)
    if item % 2:
        raise kind("odd", status=400)
    return item


async def test_as_many_failures_as_are_borne() -> None:
    report = await bulk(fail, range(100), concurrency=1, max_failures=3)
    assert [outcome.state for outcome in report[:7]] == ["done", "failed"] * 3 + ["skipped"]
    assert report.counts == {"done": 3, "failed": 3, "skipped": 94}
    assert {outcome.why for outcome in report if outcome.state == "skipped"} == {"stopped"}
    assert report.stopped == "3 failures, and max_failures is 3"
    with pytest.raises(BulkError, match=r"^3 of 100 items were not done: .* \(stopped: 3 failures"):
        report.raise_for_failures()


async def test_what_is_read_lazily_is_not_read_to_its_end_for_nothing() -> None:
    read: list[int] = []

    def items() -> Iterator[int]:
        for number in range(1, 1000, 2):
            read.append(number)
            yield number

    report = await bulk(fail, items(), concurrency=4, max_failures=1)
    assert len(read) == len(report) == 4
    assert report.counts == {"failed": 4}
    with pytest.raises(BulkError, match="stopped: "):
        report.raise_for_failures()


@pytest.mark.parametrize("kind", [AuthenticationError, PermissionDeniedError])
async def test_a_key_that_is_refused_once_is_not_tried_again(kind: type[APIStatusError]) -> None:
    report = await bulk(partial(fail, kind=kind), [0, 1, 2, 3, 4], concurrency=1)
    assert [outcome.state for outcome in report] == ["done", "failed", "skipped", "skipped", "skipped"]
    assert report.stopped is not None
    assert report.stopped.startswith(kind.__name__)
    with pytest.raises(BulkError) as caught:
        report.raise_for_failures()
    assert caught.value.__cause__ is report[1].error


async def test_items_that_cannot_be_read_end_the_run_with_a_report() -> None:
    async def items() -> AsyncIterator[int]:
        yield 0
        yield 2
        raise NotFoundError("gone", status=404)

    report = await bulk(fail, items())
    assert report.counts == {"done": 2}
    assert report.stopped == "the items could not be read: 404 gone"
    with pytest.raises(BulkError, match="0 of 2 items were not done"):
        report.raise_for_failures()


async def test_a_dry_run_calls_nothing() -> None:
    server = Server()
    report = await bulk(server.change, [1, 2, 2], dry_run=True, on_duplicate="skip")
    assert server.calls == []
    assert report.planned == [1, 2]
    assert [outcome.why for outcome in report] == ["planned", "planned", "duplicate"]
    report.raise_for_failures()


async def test_a_dry_run_asks_whether_an_item_has_changed() -> None:
    server = Server()

    async def differs(item: int) -> bool:
        if item == 3:
            raise NotFoundError("nothing of that name", status=404)
        return item != 2

    report = await bulk(server.change, [1, 2, 3], dry_run=True, only_if_changed=differs)
    assert server.calls == []
    assert [(outcome.state, outcome.why) for outcome in report] == [
        ("skipped", "planned"),
        ("skipped", "unchanged"),
        ("failed", None),
    ]


async def test_what_is_already_right_is_left_alone(fake: Fake, client: Client) -> None:
    fake.seed(gates=4)
    ids = list(fake.objects("gates"))[:4]
    fake.objects("gates")[ids[1]]["description"] = "Owned by payments"
    update = models.GateUpdate(description="Owned by payments")

    async def differs(id: str) -> bool:
        return (await client.gates.get(id)).description != update.description

    async def describe(id: str) -> None:
        await client.gates.update(id, update)

    report = await bulk(describe, [*ids, "nowhere"], only_if_changed=differs)
    assert [outcome.state for outcome in report] == ["done", "skipped", "done", "done", "failed"]
    assert report[1].why == "unchanged"
    assert isinstance(report[4].error, NotFoundError)
    assert len(fake.requests.matching(operation="gates_update")) == 3
    assert {fake.objects("gates")[id]["description"] for id in ids} == {"Owned by payments"}


@pytest.mark.parametrize(
    ("policy", "states", "calls"),
    [
        ("error", ["done", "done", "failed"], 2),
        ("skip", ["done", "done", "skipped"], 2),
        ("allow", ["done"] * 3, 3),
    ],
)
async def test_an_item_that_came_before(policy: Any, states: list[str], calls: int) -> None:
    server = Server()
    report = await bulk(server.change, [1, 2, 1], on_duplicate=policy)
    assert [outcome.state for outcome in report] == states
    assert len(server.calls) == calls
    if policy == "error":
        assert isinstance(report[2].error, InvalidArgumentError)


async def test_items_are_the_same_by_what_they_say() -> None:
    async def call(item: object) -> None:
        await anyio.lowlevel.checkpoint()

    one, other = models.GateUpdate(description="a"), models.GateUpdate(description="b")
    items = [("g", one), ("g", other), ("g", models.GateUpdate(description="a")), 1, "1", True, {1}, object()]
    report = await bulk(call, [*items, object()])
    assert [outcome.state for outcome in report] == ["done", "done", "failed"] + ["done"] * 6
    named = await bulk(call, ["a", "A", "b"], key=lambda item: str(item).lower())
    assert [outcome.state for outcome in named] == ["done", "failed", "done"]
    wrong: Any = id
    assert "key: gave int" in str((await bulk(call, ["a"], key=wrong))[0].error)


async def test_an_answer_that_was_lost_is_read_back() -> None:
    server = Server(lose=(2,))
    report = await bulk(server.change, [1, 2, 3], reconcile=server.has)
    assert [outcome.state for outcome in report] == ["done", "recovered", "done"]
    assert server.calls == [1, 2, 3]


async def test_a_change_that_is_not_there_is_repeated_once() -> None:
    server = Server(lose=(2,), applied=False)
    report = await bulk(server.change, [1, 2, 3], reconcile=server.has)
    assert [outcome.state for outcome in report] == ["done", "recovered", "done"]
    assert server.calls.count(2) == 2
    assert sorted(server.made) == [1, 2, 3]
    stubborn = Server(lose=(2,), applied=False, times=9)
    report = await bulk(stubborn.change, [2], reconcile=stubborn.has)
    assert [outcome.state for outcome in report] == ["failed"]
    assert stubborn.calls == [2, 2]


async def test_a_change_that_is_still_on_its_way_is_not_made_twice() -> None:
    server = Server(lose=(2,), applied=False)

    async def late(item: int) -> bool:
        found = await server.has(item)
        server.made.append(item)
        return found

    report = await bulk(server.change, [2], reconcile=late)
    assert report[0].state == "recovered"
    assert server.calls == [2]


@pytest.mark.parametrize("answer", [None, NotFoundError("no", status=404)])
async def test_what_nobody_can_tell_stays_unknown(answer: NotFoundError | None) -> None:
    async def ask(item: int) -> bool | None:
        if answer:
            raise answer
        return None

    server = Server(lose=(2,))
    report = await bulk(server.change, [1, 2, 3], reconcile=ask)
    assert [outcome.state for outcome in report] == ["done", "unknown", "done"]
    assert isinstance(report[1].error, UnknownOutcomeError)


async def test_the_client_says_what_it_recovered(fake: Fake, client: Client) -> None:
    fake.seed(gates=5)
    fake.drop(operation="gates_disable", after=2, applied=True)
    report = await bulk(client.gates.disable, list(fake.objects("gates"))[:5], concurrency=1)
    assert [outcome.state for outcome in report] == ["done", "done", "recovered", "done", "done"]


@pytest.mark.parametrize("name", ["concurrency", "max_failures"])
async def test_figures_below_one_are_refused(name: str) -> None:
    arguments: dict[str, Any] = {name: 0}
    with pytest.raises(InvalidArgumentError, match=name):
        await bulk(fail, [1], **arguments)


async def peak_of(number: int) -> tuple[int, int]:
    """Return the bytes at the peak of a run, and how many outcomes were told."""
    told = 0

    def count(progress: object) -> None:
        nonlocal told
        told += 1

    async def call(item: int) -> bytes:
        if item % 1000 == 0:
            raise BadRequestError("x" * 100, status=400)
        return bytes(1000)

    tracemalloc.start()
    try:
        report = await bulk(call, (each for each in range(number)), collect=False, progress=count)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert report.counts == {"done": number - number // 1000, "failed": number // 1000}
    assert len(report) == 0
    with pytest.raises(BulkError, match=rf"{number // 1000} of {number} items"):
        report.raise_for_failures()
    return peak, told


async def test_memory_is_flat_where_nothing_is_collected() -> None:
    small, _ = await peak_of(1_000)
    large, told = await peak_of(4_000)
    assert told == 4_000
    assert large < small + 100_000
