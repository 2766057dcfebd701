"""A change in doubt is settled as its safety class allows: tried again, read back, or left unknown."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import pytest

from statsig_console import Client, UnknownOutcomeError, bulk, models
from statsig_console.fake import Fake

pytestmark = pytest.mark.anyio

GATE = "new_checkout"
LOGIN: dict[str, Any] = {
    "status": 200,
    "body": "<html>Sign in</html>",
    "headers": {"content-type": "text/html"},
}
Call = Callable[[Client], Callable[[str], Awaitable[object]]]

SETTLED: dict[str, Call] = {
    "gates_update": lambda client: partial(
        client.gates.update, body=models.GateUpdate(description="Payments")
    ),
    "gates_delete": lambda client: client.gates.delete,
    "gates_archive": lambda client: client.gates.archive,
}
RULE = models.Rule(name="beta", conditions=[], pass_percentage=10)
ADD_RULE: Call = lambda client: partial(client.gates.add_rule, body=RULE)  # noqa: E731


@pytest.fixture(autouse=True)
def gate(fake: Fake) -> None:
    """One gate that is enabled and has no rules."""
    fake.seed(gates=1)
    gates = fake.objects("gates")
    gates[GATE] = gates.popitem()[1] | {"id": GATE, "name": GATE, "status": "In Progress", "rules": []}


async def leave_in_doubt(call: Callable[[str], Awaitable[object]], journal: Path) -> None:
    """Let a run end when the change was sent, without a word of what came of it."""
    await bulk(call, [GATE], journal=journal)
    with journal.open("r+b") as file:
        file.readline()
        assert b'"sent"' in file.readline()
        file.truncate(file.tell())


@pytest.mark.parametrize("operation", SETTLED)
@pytest.mark.parametrize("applied", [False, True])
async def test_what_may_be_tried_again_is(fake: Fake, client: Client, operation: str, applied: bool) -> None:
    fake.fail(**LOGIN, operation=operation, applied=applied)
    fake.fail(500, times=4, operation="gates_get")
    (outcome,) = await bulk(SETTLED[operation](client), [GATE])
    assert outcome.state == "recovered"
    assert len(fake.requests.matching(operation=operation)) <= 2


async def test_what_cannot_be_read_back_is_not_sent_again(fake: Fake, client: Client) -> None:
    fake.fail(**LOGIN, operation="gates_archive", applied=True)
    fake.fail(500, times=99, operation="gates_get")
    (outcome,) = await bulk(client.gates.archive, [GATE])
    assert outcome.state == "unknown"
    assert len(fake.requests.matching(operation="gates_archive")) == 1


async def test_a_transition_that_no_read_shows_is_not_sent_again(
    fake: Fake, client: Client, tmp_path: Path
) -> None:
    fake.seed(segments=1)
    (segment,) = fake.objects("segments")
    fake.drop(operation="segments_archive", applied=True)
    for _ in range(2):
        (outcome,) = await bulk(client.segments.archive, [segment], journal=tmp_path / "journal")
        assert outcome.state == "unknown"
    assert len(fake.requests.matching(operation="segments_archive")) == 1


@pytest.mark.parametrize("status", [401, 403, 409, 500])
async def test_a_refusal_says_nothing_of_the_attempt_before_it(
    fake: Fake, client: Client, status: int
) -> None:
    fake.drop(operation="gates_delete", applied=True)
    fake.fail(status, operation="gates_delete", times=3 if status == 500 else 1)
    (outcome,) = await bulk(client.gates.delete, [GATE])
    assert outcome.state == "recovered"


async def test_what_is_wrong_now_was_wrong_before(fake: Fake, client: Client) -> None:
    fake.drop(operation="gates_update")
    fake.fail(400, operation="gates_update")
    (outcome,) = await bulk(SETTLED["gates_update"](client), [GATE])
    assert outcome.state == "failed"
    assert len(fake.requests.matching(operation="gates_update")) == 2


async def test_what_must_not_be_made_twice_is_not_sent_again(fake: Fake, client: Client) -> None:
    fake.fail(**LOGIN, operation="gates_add_rule", applied=True)
    (outcome,) = await bulk(ADD_RULE(client), [GATE])
    assert outcome.state == "unknown"
    assert len(fake.requests.matching(operation="gates_add_rule")) == 1


async def test_a_change_before_the_one_in_doubt_is_not_made_twice_either(fake: Fake, client: Client) -> None:
    async def both(id: str) -> None:
        await client.gates.add_rule(id, RULE)
        await client.gates.update(id, models.GateUpdate(description="Payments"))

    fake.fail(**LOGIN, operation="gates_update")
    (outcome,) = await bulk(both, [GATE])
    assert outcome.state == "unknown"
    assert len(fake.requests.matching(operation="gates_add_rule")) == 1


async def test_what_stays_in_doubt_is_given_up(fake: Fake, client: Client) -> None:
    fake.fail(**LOGIN, operation="gates_update", times=99)
    start = anyio.current_time()
    (outcome,) = await bulk(SETTLED["gates_update"](client), [GATE])
    assert outcome.state == "unknown"
    assert isinstance(outcome.error, UnknownOutcomeError)
    assert len(fake.requests.matching(operation="gates_update")) == 4
    assert anyio.current_time() - start == pytest.approx(2 + 4 + 8)


@pytest.mark.parametrize("operation", SETTLED)
async def test_an_operation_of_the_client_is_taken_up_without_reconcile(
    fake: Fake, client: Client, operation: str, tmp_path: Path
) -> None:
    call, journal = SETTLED[operation](client), tmp_path / "journal"
    await leave_in_doubt(call, journal)
    (outcome,) = await bulk(call, [GATE], journal=journal)
    assert outcome.state in ("done", "recovered")
    assert b'"sent"' not in journal.read_bytes().splitlines()[-1]
    assert (await bulk(call, [GATE], journal=journal)).counts == {"skipped": 1}


async def test_of_one_that_must_not_be_made_twice_nothing_is_known(
    fake: Fake, client: Client, tmp_path: Path
) -> None:
    call, journal = ADD_RULE(client), tmp_path / "journal"
    await leave_in_doubt(call, journal)
    for _ in range(2):
        (outcome,) = await bulk(call, [GATE], journal=journal)
        assert outcome.state == "unknown"
    assert len(fake.requests.matching(operation="gates_add_rule")) == 1


async def test_a_function_of_another_kind_is_not_trusted_to_be_safe(
    fake: Fake, client: Client, tmp_path: Path
) -> None:
    journal = tmp_path / "journal"

    async def archive(id: str) -> None:
        await client.gates.archive(id)

    await leave_in_doubt(archive, journal)
    (outcome,) = await bulk(archive, [GATE], journal=journal)
    assert outcome.state == "unknown"
    assert len(fake.requests.matching(operation="gates_archive")) == 1


async def test_a_doubt_outlasts_a_run_that_is_cancelled_before_it_is_settled(
    fake: Fake, client: Client, tmp_path: Path
) -> None:
    call, journal = ADD_RULE(client), tmp_path / "journal"
    await leave_in_doubt(call, journal)
    with anyio.CancelScope() as scope:
        scope.cancel()
        await bulk(call, [GATE], journal=journal)
    (outcome,) = await bulk(call, [GATE], journal=journal)
    assert outcome.state == "unknown"
    assert len(fake.requests.matching(operation="gates_add_rule")) == 1
