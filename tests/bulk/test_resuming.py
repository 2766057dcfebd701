"""A run with a journal is taken up where it was left, and never does anything twice."""

from __future__ import annotations

import errno
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import anyio.lowlevel
import pytest

from statsig_console import (
    BadRequestError,
    BulkError,
    Client,
    InvalidArgumentError,
    Outcome,
    Report,
    TransportError,
    UnknownOutcomeError,
    bulk,
)
from statsig_console._bulk import journal_file
from statsig_console._errors import JournalError, JournalLockedError
from statsig_console.fake import Fake

pytestmark = pytest.mark.anyio


class Store:
    """Makes changes; what it does to an item can be told beforehand."""

    def __init__(self) -> None:
        self.made: list[int] = []
        self.trouble: dict[int, Callable[[int], Awaitable[None]]] = {}

    async def change(self, item: int) -> None:
        """Make one change."""
        await anyio.lowlevel.checkpoint()
        if item in self.trouble:
            await self.trouble.pop(item)(item)
        self.made.append(item)

    async def refuse(self, item: int) -> None:
        """Refuse a change."""
        raise BadRequestError("no", status=400)

    async def lose(self, item: int) -> None:
        """Make a change and lose the answer."""
        self.made.append(item)
        raise UnknownOutcomeError(TransportError("reset", stage="wait", sent="maybe"))

    async def swallow(self, item: int) -> None:
        """Lose a change."""
        raise UnknownOutcomeError(TransportError("reset", stage="wait", sent="maybe"))

    async def has(self, item: int) -> bool:
        """Tell whether a change was made."""
        return item in self.made


@pytest.fixture
def store() -> Store:
    """Nothing yet."""
    return Store()


class File:
    """A journal that does not exist yet."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "journal.jsonl"

    def __fspath__(self) -> str:
        return str(self.path)

    @property
    def content(self) -> bytes:
        """What it holds."""
        return self.path.read_bytes() if self.path.exists() else b""

    def tear(self) -> None:
        """Add what a crash leaves of a line."""
        self.path.write_bytes(self.content + b'{"torn')


@pytest.fixture
def path(tmp_path: Path) -> File:
    """A journal that does not exist yet."""
    return File(tmp_path)


def states(report: Report[Any, Any]) -> list[str]:
    """Return the states in order."""
    return [outcome.state for outcome in report]


async def test_a_second_time_does_nothing(store: Store, path: File) -> None:
    first = await bulk(store.change, range(20), journal=path)
    content = path.content
    second = await bulk(store.change, range(20), journal=path.path)
    assert states(first) == ["done"] * 20
    assert {(outcome.state, outcome.why) for outcome in second} == {("skipped", "earlier")}
    assert sorted(store.made) == list(range(20))
    assert path.content == content
    second.raise_for_failures()


async def test_only_what_is_new_or_failed_is_done(store: Store, path: File) -> None:
    store.trouble = {3: store.refuse, 5: store.lose}
    first = await bulk(store.change, range(10), journal=path)
    assert [first[3].state, first[5].state] == ["failed", "unknown"]
    second = await bulk(store.change, range(12), journal=path)
    assert [outcome.item for outcome in second if outcome.state == "done"] == [3, 10, 11]
    assert second[5].state == "unknown"
    assert "an earlier run ended without the response" in str(second[5].error)
    third = await bulk(store.change, range(12), journal=path, reconcile=store.has)
    assert third[5].state == "recovered"
    fourth = await bulk(store.change, range(12), journal=path)
    assert {outcome.why for outcome in fourth} == {"earlier"}
    assert sorted(store.made) == list(range(12))


async def test_what_was_lost_on_its_way_is_sent_again(store: Store, path: File) -> None:
    store.trouble = {4: store.swallow, 6: store.lose}
    await bulk(store.change, range(8), journal=path)
    report = await bulk(store.change, range(8), journal=path, reconcile=store.has)
    assert [report[4].state, report[6].state] == ["done", "recovered"]
    assert sorted(store.made) == list(range(8))


async def test_a_dry_run_reads_the_journal_and_does_not_write_it(store: Store, path: File) -> None:
    assert states(await bulk(store.change, range(3), journal=path, dry_run=True)) == ["skipped"] * 3
    assert path.content == b""
    await bulk(store.change, range(3), journal=path)
    path.tear()
    content = path.content
    report = await bulk(store.change, range(5), journal=path, dry_run=True)
    assert report.planned == [3, 4]
    assert path.content == content
    assert sorted(store.made) == [0, 1, 2]


async def test_each_record_is_written_before_its_change_is_sent(store: Store, path: File) -> None:
    async def change(item: int) -> None:
        assert f'"state":"sent","item":"{item}"'.encode() in path.content
        await store.change(item)

    def told(progress: Any) -> None:
        assert f'"state":"done","item":"{progress.last.item}"'.encode() in path.content

    report = await bulk(change, range(20), journal=path, progress=told)
    assert report.progress_error is None
    assert states(report) == ["done"] * 20


async def test_two_runs_at_once(store: Store, path: File) -> None:
    async def slow(item: int) -> None:
        with pytest.raises(JournalLockedError):
            await bulk(store.change, range(3), journal=path)

    (await bulk(slow, range(3), journal=path)).raise_for_failures()
    assert store.made == []


async def test_the_journal_of_another_run(fake: Fake, client: Client, path: File) -> None:
    fake.seed(gates=3)
    ids = list(fake.objects("gates"))[:3]
    (await bulk(client.gates.disable, ids, journal=path)).raise_for_failures()
    with pytest.raises(JournalError, match="belongs to a run of gates_disable; this one is gates_enable"):
        await bulk(client.gates.enable, ids, journal=path)
    with pytest.raises(JournalError, match=r"this one is gates_disable \(staging\)"):
        await bulk(client.gates.disable, ids, journal=path, run="staging")
    with pytest.raises(JournalError, match="or has other arguments"):
        await bulk(client.gates.disable, ids, journal=path, dry_run=True, key=str)
    assert len(fake.requests.matching(operation="gates_disable")) == 3
    assert len(fake.requests.matching(operation="gates_enable")) == 0


async def test_a_journal_of_lambdas_needs_a_name(store: Store, path: File) -> None:
    with pytest.raises(InvalidArgumentError, match="a lambda has no name"):
        await bulk(lambda item: store.change(item), range(3), journal=path)
    (await bulk(lambda item: store.change(item), range(3), journal=path, run="x")).raise_for_failures()


async def test_items_must_be_told_apart(store: Store, path: File) -> None:
    with pytest.raises(InvalidArgumentError, match="on_duplicate"):
        await bulk(store.change, range(3), journal=path, on_duplicate="allow")
    report = await bulk(store.change, [1, 1], journal=path, collect=False)
    assert report.counts == {"done": 1, "failed": 1}
    nameless: list[Any] = [object()]
    report = await bulk(store.change, nameless, journal=path)
    assert "pass key=" in str(report[0].error)


@pytest.mark.parametrize("room", range(1, 8))
async def test_a_full_disk_stops_before_anything_more_is_sent(
    store: Store, path: File, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    (await bulk(store.change, range(0), journal=path)).raise_for_failures()
    left = room

    def sync(number: int) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(journal_file, "_sync", sync)
        report = await bulk(store.change, range(10), journal=path, concurrency=1)
    # Of each item two records are written; the change is made between them.
    assert store.made == list(range((room + 1) // 2))
    assert report.stopped is not None
    assert "No space left on device" in report.stopped
    assert isinstance(report.cause, JournalError)
    with pytest.raises(BulkError, match="No space left"):
        report.raise_for_failures()
    report = await bulk(store.change, range(10), journal=path, reconcile=store.has)
    report.raise_for_failures()
    assert sorted(store.made) == list(range(10))


async def test_a_cancelled_run_is_taken_up(store: Store, path: File) -> None:
    told: list[Outcome[int, None]] = []
    with anyio.CancelScope() as scope:

        async def hang(item: int) -> None:
            scope.cancel()
            await anyio.Event().wait()

        store.trouble = {5: hang}
        await bulk(store.change, range(8), journal=path, progress=lambda done: told.append(done.last))
    assert {outcome.item: outcome.state for outcome in told}[5] == "unknown"
    report = await bulk(store.change, range(8), journal=path, reconcile=store.has)
    report.raise_for_failures()
    assert sorted(store.made) == list(range(8))


async def test_a_resumed_run_asks_about_an_item_whose_function_raised(store: Store, path: File) -> None:
    async def stumble(item: int) -> None:
        store.made.append(item)
        raise ZeroDivisionError

    store.trouble = {5: stumble}
    report = await bulk(store.change, range(8), journal=path)
    assert [outcome.item for outcome in report.failed] == [5]
    assert b'"state":"raised","item":"5","error":"ZeroDivisionError' in path.content
    (await bulk(store.change, range(8), journal=path, reconcile=store.has)).raise_for_failures()
    assert sorted(store.made) == list(range(8))


async def test_bodies_in_partials_make_another_run(path: File) -> None:
    async def change(item: int, *, to: str) -> None:
        await anyio.lowlevel.checkpoint()

    (await bulk(partial(change, to="a"), [1], journal=path)).raise_for_failures()
    with pytest.raises(JournalError, match="other arguments"):
        await bulk(partial(change, to="b"), [1], journal=path)


async def test_a_cancellation_while_a_settled_item_is_written_loses_no_line(store: Store, path: File) -> None:
    store.trouble = {0: store.lose, 1: store.lose}
    report = await bulk(store.change, range(2), journal=path)
    assert report.counts == {"unknown": 2}

    async def cancel(item: int) -> bool:
        if item == 1:
            scope.cancel()  # The line of item 0 is waiting for further lines.
        return True

    with anyio.CancelScope() as scope:
        await bulk(store.change, range(2), journal=path, reconcile=cancel)
    assert scope.cancelled_caught
    assert path.content.count(b'"state":"recovered"') == 2
    report = await bulk(store.change, range(2), journal=path)
    assert [outcome.why for outcome in report] == ["earlier", "earlier"]
