"""An exception of a user's function is the outcome of one item and never ends the run."""

from __future__ import annotations

import pickle
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import anyio.lowlevel
import pytest

from statsig_console import (
    BulkError,
    InvalidArgumentError,
    JournalError,
    NotFoundError,
    Skip,
    TransportError,
    UnknownOutcomeError,
    bulk,
    models,
)

pytestmark = pytest.mark.anyio

LOST = UnknownOutcomeError(TransportError("reset", stage="wait", sent="maybe"))


async def call(item: int) -> int:
    """Return the item."""
    await anyio.lowlevel.checkpoint()
    return item


def raising(error: Exception, at: int = 1) -> Callable[[int], Awaitable[bool]]:
    """Return a function that raises for one item."""

    async def function(item: int) -> bool:
        if item == at:
            raise error
        return bool(await call(item))

    return function


ERRORS = [ZeroDivisionError("x"), KeyError("x"), ExceptionGroup("x", [ValueError()]), StopAsyncIteration()]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("concurrency", [1, 8])
async def test_an_exception_of_call_fails_its_item(error: Exception, concurrency: int) -> None:
    report = await bulk(raising(error), range(5), concurrency=concurrency)
    assert [outcome.state for outcome in report] == ["done", "failed", "done", "done", "done"]
    assert report.stopped is None
    if not isinstance(error, StopAsyncIteration):  # A coroutine that raises it raises RuntimeError.
        assert report[1].error is error
    with pytest.raises(BulkError) as caught:
        report.raise_for_failures()
    assert caught.value.__cause__ is report[1].error


@pytest.mark.parametrize("error", ERRORS[:3], ids=lambda error: type(error).__name__)
async def test_an_exception_of_only_if_changed_fails_its_item(error: Exception) -> None:
    for dry_run in (False, True):
        report = await bulk(call, range(3), only_if_changed=raising(error), dry_run=dry_run)
        assert [outcome.item for outcome in report.failed] == [1]
        assert report[1].error is error


async def test_an_exception_of_key_fails_its_item() -> None:
    report = await bulk(call, range(3), key=lambda item: str(1 // (item - 1)))
    assert [outcome.state for outcome in report] == ["done", "failed", "done"]
    assert isinstance(report[1].error, ZeroDivisionError)


async def test_an_exception_of_reconcile_leaves_the_outcome_unknown(
    caplog: pytest.LogCaptureFixture,
) -> None:
    report = await bulk(raising(LOST), range(3), reconcile=raising(ZeroDivisionError()))
    assert [outcome.state for outcome in report] == ["done", "unknown", "done"]
    assert report[1].error is LOST
    assert "reconcile raised" in caplog.text


async def test_max_failures_counts_exceptions() -> None:
    async def fail(item: int) -> None:
        raise ZeroDivisionError

    report = await bulk(fail, range(100), max_failures=3, concurrency=1)
    assert report.counts == {"failed": 3, "skipped": 97}


def from_cause() -> None:
    """Raise an exception whose cause is an unknown outcome."""
    raise ValueError from LOST


def from_context() -> None:
    """Raise an exception while an unknown outcome is handled."""
    try:
        raise LOST
    except UnknownOutcomeError:
        raise NotFoundError("gone", status=404) from None


def in_group() -> None:
    """Raise a group that holds an unknown outcome, as a task group does."""
    raise ExceptionGroup("x", [ValueError(), ExceptionGroup("y", [LOST])])


def skipping() -> None:
    """Skip an item while an unknown outcome is handled."""
    try:
        raise LOST
    except UnknownOutcomeError:
        raise Skip("not needed") from None


@pytest.mark.parametrize("fail", [from_cause, from_context, in_group, skipping])
async def test_an_unknown_outcome_inside_an_exception_stays_unknown(fail: Callable[[], None]) -> None:
    async def lose(item: int) -> None:
        await call(item)
        fail()

    report = await bulk(lose, [1])
    assert report.counts == {"unknown": 1}


async def test_skip_skips_the_item_and_gives_the_reason() -> None:
    report = await bulk(raising(Skip("no owner")), range(3))
    assert [(outcome.state, outcome.why) for outcome in report][1] == ("skipped", "no owner")
    assert report[1].is_settled
    report.raise_for_failures()
    dry = await bulk(call, range(3), only_if_changed=raising(Skip("no owner")), dry_run=True)
    assert [outcome.why for outcome in dry] == ["unchanged", "no owner", "planned"]


def test_skip_survives_pickling_and_refuses_reasons_of_bulk() -> None:
    assert pickle.loads(pickle.dumps(Skip("no owner"))).why == "no owner"
    for why in ("", "stopped", "planned", 3):
        with pytest.raises(InvalidArgumentError, match="why"):
            Skip(why)  # type: ignore[arg-type]


async def test_an_exception_of_the_items_is_raised_after_the_calls_in_flight() -> None:
    finished: list[int] = []

    def items() -> Iterator[int]:
        yield from range(3)
        raise ZeroDivisionError("items")

    async def later() -> AsyncIterator[int]:
        for item in items():
            yield item

    async def slow(item: int) -> None:
        await anyio.sleep(5)
        finished.append(item)

    for source in (items, later):
        finished.clear()
        with pytest.raises(ZeroDivisionError, match="items"):
            await bulk(slow, source())
        assert sorted(finished) == [0, 1, 2]


@dataclass
class Change:
    """An item that is a dataclass."""

    gate: str
    share: float


async def test_items_are_equal_if_their_json_is(tmp_path: Path) -> None:
    pairs: list[tuple[object, object]] = [
        ({"gate": "a", "share": 1}, {"share": 1, "gate": "a"}),
        (Change("a", 1), Change("a", 1)),
        (("a", 1), ["a", 1]),
        ({"a", "b"}, {"b", "a"}),
        (datetime(2026, 1, 1), datetime(2026, 1, 1)),
        (Path("a"), Path("a")),
        (models.GateUpdate(tags=["a"]), models.GateUpdate(tags=["a"])),
    ]

    async def make(item: object) -> None:
        """Do nothing."""

    for number, (first, second) in enumerate(pairs):
        for journal in (None, tmp_path / f"{number}.jsonl"):
            report = await bulk(make, [first, second], on_duplicate="skip", journal=journal, concurrency=1)
            assert report[1].why == "duplicate", (first, second)
    different: list[object] = [Change("a", 1), Change("a", 2), {"gate": "a", "share": 1}, date(2026, 1, 1)]
    report = await bulk(make, [*different, "2026-01-01"], journal=tmp_path / "different.jsonl")
    assert report.counts == {"done": 5}


class Thing:
    """Two objects of it differ, and print alike."""

    def __repr__(self) -> str:
        return "Thing()"


async def test_items_of_equal_repr_are_two(tmp_path: object) -> None:
    things = [Thing(), Thing()]
    made: list[Thing] = []

    async def make(thing: Thing) -> None:
        made.append(thing)

    (await bulk(make, things)).raise_for_failures()
    assert made == things
    journal = f"{tmp_path}/run.jsonl"
    report = await bulk(make, things, journal=journal)
    assert report.counts == {"failed": 2}
    assert "key=" in str(report[0].error)
    made.clear()
    (await bulk(make, things, journal=journal + "2", key=lambda thing: str(id(thing)))).raise_for_failures()
    assert made == things


async def test_a_journal_tells_numbers_texts_and_names_apart(tmp_path: object) -> None:
    async def make(item: object) -> None:
        made.append(item)

    made: list[object] = []
    items = [1, "1", True, 1.5, None, ["1"], {"1": 1}, {"1": "1"}]
    try:
        report = await bulk(make, items, journal=f"{tmp_path}/run.jsonl", concurrency=1)
    except JournalError as error:  # pragma: no cover
        pytest.fail(str(error))
    assert made == items
    assert report.counts == {"done": len(items)}
    failed = await bulk(make, [{1: 1}], journal=f"{tmp_path}/run.jsonl")
    assert "key=" in str(failed[0].error)
