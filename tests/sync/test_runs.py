"""Bulk runs and polling without async: the same outcomes, journals and endings as with async."""

from __future__ import annotations

import asyncio
import json
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

import statsig_console
from statsig_console import (
    BulkError,
    ConflictError,
    InvalidArgumentError,
    PollTimeoutError,
    Progress,
    Retry,
    Skip,
    models,
)
from statsig_console.pytest_plugin import FakeConsole
from statsig_console.sync import Client, bulk, poll
from tests.support.sync_clients import Gatekeeper, answer_with_gate, client_of, interrupt


@pytest.fixture
def client(fake_console: FakeConsole) -> Iterator[Client]:
    """A client of a fake with 60 gates, whose ids are `ids`."""
    fake_console.seed(gates=60)
    with fake_console.sync_client() as made:
        yield made


@pytest.fixture
def ids(fake_console: FakeConsole, client: Client) -> list[str]:
    """Ids of gates that can be changed."""
    return [id for id, gate in fake_console.objects("gates").items() if gate["status"] == "In Progress"][:9]


FORMS: dict[str, Callable[[Client], Any]] = {
    "operation": lambda client: client.gates.disable,
    "function": lambda client: lambda item: client.gates.disable(item),
    "partial": lambda client: partial(
        client.with_options(priority=1).gates.update, body={"isEnabled": False}
    ),
}
every_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


@every_form
def test_each_item_has_an_outcome(client: Client, ids: list[str], form: Any) -> None:
    seen: list[Progress[str, Any]] = []
    report = bulk(form(client), [*ids, "no_such_gate"], progress=seen.append)
    assert [outcome.item for outcome in report] == [*ids, "no_such_gate"]
    assert {outcome.state for outcome in report.outcomes[:-1]} == {"done"}
    assert isinstance(report.outcomes[0].result, models.Gate)
    assert report.outcomes[-1].state == "failed"
    assert len(seen) == len(ids) + 1
    with pytest.raises(BulkError):
        report.raise_for_failures()


def in_state(report: statsig_console.Report[Any, Any], state: str) -> list[statsig_console.Outcome[Any, Any]]:
    """Return the outcomes with a state."""
    return [outcome for outcome in report if outcome.state == state]


def generator(client: Client) -> Iterable[str]:
    """Read ids while the run goes on."""
    for gate in client.gates.list(limit=10):
        yield gate.id


ITEMS: dict[str, Callable[[Client], Any]] = {
    "list": lambda client: [gate.id for gate in client.gates.list()],
    "generator that calls": generator,
    "list of a client": lambda client: client.gates.list(limit=10),
}


@pytest.mark.parametrize("items", ITEMS.values(), ids=ITEMS)
def test_items_may_be_read_during_the_run(client: Client, items: Any) -> None:
    found: list[str] = []
    report = bulk(lambda item: found.append(getattr(item, "id", item)), items(client), concurrency=3)
    assert len(in_state(report, "done")) == 60
    assert sorted(found) == sorted(gate.id for gate in client.gates.list())


def test_an_error_of_the_items_is_raised(client: Client) -> None:
    def items() -> Iterator[str]:
        yield "a"
        raise LookupError("no more")

    with pytest.raises(LookupError, match="no more"):
        bulk(lambda item: item, items())


def test_functions_of_the_user_are_plain(client: Client, ids: list[str]) -> None:
    def change(id: str) -> models.Gate:
        if id == ids[0]:
            raise Skip("not this one")
        return client.gates.update(id, models.GateUpdate(description="x"))

    report = bulk(change, ids, only_if_changed=lambda item: client.gates.get(item).id != ids[1])
    assert [outcome.why for outcome in in_state(report, "skipped")] == ["not this one", "unchanged"]
    assert len(in_state(report, "done")) == len(ids) - 2


async def plain(id: str) -> None:
    """Take the place of a function by mistake."""


WRONG: dict[str, tuple[Callable[[Client], Any], Any, str]] = {
    "async function": (lambda client: plain, ["a"], "async function"),
    "paged operation": (lambda client: client.gates.list_pulse_loads, ["a"], "reads the list"),
    "no function": (lambda client: "gates", ["a"], "function is expected"),
    "text": (lambda client: client.gates.get, "abc", "one call per character"),
    "mapping": (lambda client: client.gates.get, {"a": 1}, "keys"),
    "number": (lambda client: client.gates.get, 7, "not iterable"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_arguments_are_refused(client: Client, fake_console: FakeConsole, case: str) -> None:
    call, items, text = WRONG[case]
    with pytest.raises(InvalidArgumentError, match=text):
        bulk(call(client), items)
    assert not fake_console.requests


@pytest.mark.parametrize("first", ["with async", "without async"])
def test_a_journal_is_continued_by_the_other_form(
    client: Client, fake_console: FakeConsole, ids: list[str], tmp_path: Path, first: str
) -> None:
    journal = tmp_path / "disable.jsonl"

    async def run(items: list[str]) -> statsig_console.Report[str, models.Gate]:
        async with fake_console.client() as other:
            return await statsig_console.bulk(other.gates.disable, items, journal=journal)

    def run_here(items: list[str]) -> statsig_console.Report[str, models.Gate]:
        return bulk(client.gates.disable, items, journal=journal)

    runs = [lambda items: asyncio.run(run(items)), run_here]
    one, other = runs if first == "with async" else reversed(runs)
    assert len(in_state(one(ids[:3]), "done")) == 3
    report = other(ids)
    assert [outcome.why for outcome in in_state(report, "skipped")] == ["earlier"] * 3
    assert len(in_state(report, "done")) == len(ids) - 3


@every_form
def test_a_lost_response_is_settled(form: Any) -> None:
    is_enabled = True

    def answer(request: httpx.Request) -> httpx.Response:
        nonlocal is_enabled
        if request.method == "GET":
            made = json.loads(answer_with_gate(request).content)
            made["data"] |= {"isEnabled": is_enabled}
            return httpx.Response(200, json=made)
        if is_enabled:
            is_enabled = False
            raise httpx.ReadError("lost")
        return answer_with_gate(request)

    with client_of(answer, retry=Retry(attempts=1)) as client:
        report = bulk(form(client), ["a"], read_again=0)
    assert [outcome.state for outcome in report] == ["recovered"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT for one process")
def test_an_interrupted_run_sends_nothing_more() -> None:
    server = Gatekeeper()
    raised: list[type[BaseException]] = []
    began = threading.Barrier(3)

    def change(id: str) -> object:
        try:
            made.gates.get(id)
            began.wait(10)
            return made.gates.update(id, models.GateUpdate(description="x"))
        except BaseException as error:
            raised.append(type(error))
            raise

    def read() -> None:
        server.answer()
        began.wait(10)

    with client_of(server) as made:
        thread = interrupt(server.begun, then=read)
        with pytest.raises(KeyboardInterrupt):
            bulk(change, ["a", "b", "c", "d"], concurrency=2, grace=0.01)
        thread.join()
        count = len(server.answered)
        assert made.gates.get("e").id == "e"
        assert len(server.answered) == count + 1
    assert count <= 4
    assert set(raised) <= {asyncio.CancelledError}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT for one process")
def test_a_function_that_was_cancelled_cannot_call_again() -> None:
    server = Gatekeeper()
    raised: list[type[BaseException]] = []

    def insist(id: str) -> None:
        for _ in range(2):
            try:
                made.gates.get(id)
            except asyncio.CancelledError as error:
                raised.append(type(error))

    with client_of(server) as made:
        thread = interrupt(server.begun)
        with pytest.raises(KeyboardInterrupt):
            bulk(insist, ["a"], grace=0)
        thread.join()
    assert len(raised) == 2
    assert not server.answered


def test_bulk_within_bulk(client: Client, ids: list[str]) -> None:
    def inner(some: list[str]) -> int:
        return len(in_state(bulk(client.gates.disable, some), "done"))

    report = bulk(inner, [ids[:2], ids[2:5]])
    assert [outcome.result for outcome in report] == [2, 3]


def test_poll_waits_for_a_result(client: Client, ids: list[str]) -> None:
    states = iter(["running", "running", "done"])
    assert poll(lambda: next(states), lambda state: state == "done", every=0.001) == "done"
    assert poll(partial(client.gates.get, ids[0]), lambda gate: gate.id == ids[0]).id == ids[0]
    with pytest.raises(PollTimeoutError) as caught:
        poll(lambda: "running", lambda state: state == "done", every=0.001, timeout=0.01)
    assert caught.value.last == "running"
    with pytest.raises(ConflictError):
        poll(lambda: client.gates.create(models.GateCreate(name=client.gates.get(ids[0]).name)), bool)
