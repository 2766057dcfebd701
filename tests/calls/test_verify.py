"""A create or transition whose answer was lost is told apart by reading back, and never made twice."""

from __future__ import annotations

from typing import Any

import pytest

from statsig_console import (
    Client,
    ConflictError,
    PermissionDeniedError,
    ServerError,
    StatsigError,
    UnknownOutcomeError,
    models,
)
from statsig_console._calls.trace import start_trace
from statsig_console._calls.verify import is_older
from statsig_console._operation import RawResponse
from statsig_console.fake import Fake
from tests.support.operations import OPERATIONS

pytestmark = pytest.mark.anyio

LOSSES: list[dict[str, Any]] = [{"kind": "drop"}, {"kind": "fail"}]


def lose(fake: Fake, operation: str, loss: dict[str, Any], *, applied: bool, times: int = 1) -> None:
    """Lose the answers of an operation, by a dropped connection or a 500."""
    if loss["kind"] == "drop":
        fake.drop(times=times, operation=operation, applied=applied)
    else:
        fake.fail(500, times=times, operation=operation, applied=applied)


@pytest.fixture
def gate(fake: Fake) -> str:
    """A gate that is enabled."""
    fake.seed(gates=5)
    return next(id for id, gate in fake.objects("gates").items() if gate["status"] == "In Progress")


@pytest.mark.parametrize("loss", LOSSES, ids=str)
async def test_a_transition_that_was_made_is_not_repeated(
    fake: Fake, client: Client, gate: str, loss: dict[str, Any]
) -> None:
    lose(fake, "gates_archive", loss, applied=True)
    trace = start_trace()
    assert (await client.gates.archive(gate)).status == "Archived"
    assert len(fake.requests.matching(operation="gates_archive")) == 1
    assert trace.recovered


@pytest.mark.parametrize("loss", LOSSES, ids=str)
async def test_a_transition_that_was_not_made_is_repeated(
    fake: Fake, client: Client, gate: str, loss: dict[str, Any]
) -> None:
    lose(fake, "gates_archive", loss, applied=False, times=2)
    trace = start_trace()
    assert (await client.gates.archive(gate)).status == "Archived"
    assert len(fake.requests.matching(operation="gates_archive")) == 3
    assert not trace.recovered


async def test_a_transition_that_left_a_state_is_recognised(fake: Fake, client: Client, gate: str) -> None:
    await client.gates.archive(gate)
    fake.drop(operation="gates_unarchive", applied=True)
    assert (await client.gates.unarchive(gate)).status != "Archived"
    assert len(fake.requests.matching(operation="gates_unarchive")) == 1


async def test_a_transition_that_fails_each_time_stays_in_doubt(
    fake: Fake, client: Client, gate: str
) -> None:
    fake.fail(500, times=9, operation="gates_archive")
    with pytest.raises(UnknownOutcomeError) as caught:
        await client.gates.archive(gate)
    assert caught.value.attempts == 4
    assert isinstance(caught.value.cause, ServerError)


async def test_a_transition_that_is_refused_after_it_was_not_found_fails_plainly(
    fake: Fake, client: Client, gate: str
) -> None:
    fake.fail(500, times=1, operation="gates_archive")
    fake.fail(403, times=1, operation="gates_archive", after=1)
    with pytest.raises(PermissionDeniedError):
        await client.gates.archive(gate)


async def test_what_cannot_be_read_back_stays_in_doubt(fake: Fake, client: Client, gate: str) -> None:
    fake.drop(operation="gates_archive", applied=True)
    fake.fail(500, times=99, operation="gates_get")
    with pytest.raises(UnknownOutcomeError):
        await client.gates.archive(gate)
    assert len(fake.requests.matching(operation="gates_archive")) == 1


@pytest.mark.parametrize("loss", LOSSES, ids=str)
@pytest.mark.parametrize("applied", [True, False])
@pytest.mark.parametrize("named", [{"id": "new_gate"}, {"name": "new gate"}], ids=str)
async def test_a_create_is_made_once(
    fake: Fake, client: Client, named: dict[str, str], loss: dict[str, Any], applied: bool
) -> None:
    fake.seed(gates=120)
    lose(fake, "gates_create", loss, applied=applied)
    body = models.GateCreate.from_dict({"description": "mine", "isEnabled": False, **named})
    made = await client.gates.create(body)
    assert (made.id, made.description) == ("new_gate", "mine")
    assert len(fake.requests.matching(operation="gates_create")) == (1 if applied else 2)
    assert list(fake.objects("gates")).count("new_gate") == 1


async def test_a_create_that_finds_an_older_object_is_a_conflict(fake: Fake, client: Client) -> None:
    await client.gates.create(models.GateCreate(name="new gate", description="theirs"))
    fake.advance(3600)
    fake.drop(operation="gates_create")
    with pytest.raises(ConflictError, match="existed before the call") as caught:
        await client.gates.create(models.GateCreate(name="new gate", description="mine"))
    assert fake.objects("gates")["new_gate"]["description"] == "theirs"
    assert caught.value.reason == "exists"


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Mon, 29 Feb 99999999 00:00:00 GMT", "1 Jan 2022 00:00:00 -0000"]
)
@pytest.mark.parametrize("created", [0, 10**400, 1e308, float("inf"), -1, True, "1", None])
def test_no_date_of_a_server_breaks_reading_back(date: str, created: Any) -> None:
    answer = RawResponse(200, {"date": date}, None, None, {"createdTime": created})
    is_readable = date.endswith("-0000") and created in (0, -1) and created is not True
    assert is_older(answer, 1.0) == is_readable


async def test_a_create_that_finds_other_contents_is_in_doubt(fake: Fake, client: Client) -> None:
    await client.gates.create(models.GateCreate(name="new gate", description="theirs"))
    fake.drop(operation="gates_create")
    with pytest.raises(UnknownOutcomeError, match="differs in description") as caught:
        await client.gates.create(models.GateCreate(name="new gate", description="mine"))
    assert isinstance(caught.value.reading, StatsigError)
    assert fake.objects("gates")["new_gate"]["description"] == "theirs"


async def test_a_name_that_is_taken_is_no_doubt(fake: Fake, client: Client) -> None:
    await client.gates.create(models.GateCreate(name="new gate"))
    with pytest.raises(ConflictError, match="in use") as caught:
        await client.gates.create(models.GateCreate(name="new gate"))
    assert (caught.value.status, caught.value.reason) == (400, "exists")
    assert not fake.requests.matching(operation="gates_get")


async def test_what_must_not_be_repeated_is_not(fake: Fake, client: Client, gate: str) -> None:
    fake.drop(operation="gates_add_rule", applied=True)
    rule = models.Rule(name="all", pass_percentage=100, conditions=[models.Condition(type="public")])
    with pytest.raises(UnknownOutcomeError):
        await client.gates.add_rule(gate, rule)
    assert len(fake.requests.matching(operation="gates_add_rule")) == 1


@pytest.mark.parametrize(
    "documented", [one for one in OPERATIONS if "x-verify" in one.operation], ids=lambda one: one.id
)
def test_every_verification_reads_an_operation_of_the_document(documented: Any) -> None:
    verify = documented.operation["x-verify"]
    routes = {one.path for one in OPERATIONS if one.method == "GET"}
    assert {verify[key] for key in ("path", "list") if key in verify} <= routes
