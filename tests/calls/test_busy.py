"""A write that is refused because another change is under way is repeated until the deadline."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import anyio
import httpx
import pytest

from statsig_console import (
    Client,
    ConflictError,
    Hooks,
    Operation,
    Retry,
    UnknownOutcomeError,
    models,
)
from statsig_console._operation import Safety, Verify
from statsig_console.fake import Fake
from tests.support.scripted_server import Server

pytestmark = pytest.mark.anyio

SAFETY: list[Safety] = ["replace", "delete", "create", "transition", "once"]
TEXT = "Another update is already in progress for this ID list"


def busy(**headers: str) -> httpx.Response:
    """Refuse a request because of another one."""
    return httpx.Response(409, json={"status": 409, "message": TEXT}, headers=headers)


def write(safety: Safety) -> Operation:
    """Return an operation that is not read back."""
    return Operation("x", "PATCH", "/segments/x/id_list", safety)


@pytest.mark.parametrize("safety", SAFETY)
async def test_it_is_repeated_for_every_operation(safety: Safety) -> None:
    server = Server(*[busy() for _ in range(7)])
    async with server.client(rate_limits=(), retry=Retry(attempts=2)) as client:
        assert (await client.send(write(safety))).status == 200
    assert len(server.requests) == 8


@pytest.mark.parametrize("safety", SAFETY)
@pytest.mark.parametrize("first_pause", [0.0, 0.5])
async def test_it_is_repeated_until_the_deadline_with_growing_pauses(
    safety: Safety, first_pause: float
) -> None:
    server = Server(*[busy() for _ in range(999)])
    async with server.client(
        rate_limits=(), retry=Retry(attempts=2, first_pause=first_pause), deadline=30
    ) as client:
        with pytest.raises(ConflictError) as caught:
            await client.send(write(safety))
    error, pauses = caught.value, [after - before for before, after in pairwise(server.times)]
    assert (error.reason, error.status, error.fixable_by) == ("busy", 409, "retry")
    assert error.attempts == len(server.requests) > 3
    assert 30 - 8 <= sum(pauses) < 30
    assert all(0.0999 <= pause <= 8 for pause in pauses)
    assert len(pauses) < (15 if first_pause else 301)


async def test_it_is_not_repeated_where_nothing_is() -> None:
    server = Server(busy())
    async with server.client(rate_limits=()) as client:
        with pytest.raises(ConflictError):
            await client.with_options(max_retries=0).send(write("replace"))
    assert len(server.requests) == 1


async def test_the_server_says_how_long_to_wait() -> None:
    server = Server(busy(**{"Retry-After": "7"}), busy(**{"Retry-After": "61"}))
    async with server.client(rate_limits=(), deadline=600) as client:
        with pytest.raises(ConflictError):
            await client.send(write("replace"))
    assert [after - before for before, after in pairwise(server.times)] == [pytest.approx(7)]


async def test_it_counts_neither_as_an_attempt_nor_against_the_retry_budget() -> None:
    server = Server(*[busy() for _ in range(5)], 500, busy(), 500, busy(), 200)
    waits: list[Any] = []
    async with server.client(
        rate_limits=(), retry=Retry(attempts=3), hooks=Hooks(retry=waits.append), deadline=600
    ) as client:
        before = client._session.budget._left
        await client.send(write("replace"))
        # Two repetitions after a 500 were paid, and the success earned a part of one.
        assert before - client._session.budget._left == 2 * 10 - 1
    assert [event.status for event in waits] == [*[409] * 5, 500, 409, 500, 409]


async def test_a_conflict_of_another_kind_is_not_repeated() -> None:
    server = Server(httpx.Response(409, json={"status": 409, "message": "Conflict"}))
    async with server.client(rate_limits=()) as client:
        with pytest.raises(ConflictError) as caught:
            await client.send(write("replace"))
    assert (caught.value.reason, len(server.requests)) == (None, 1)


async def test_an_earlier_attempt_in_doubt_is_not_made_twice() -> None:
    """The change under way may be that attempt: it is read, and repeated only where it was not found."""
    script = [500, 404, 404, busy(), 500, 500, 500, 500]
    verified = Operation("x", "POST", "/gates", "create", verify=Verify(path="/gates/{id}"))
    server = Server(*(httpx.Response(step, json={"message": "Gate not found."}) if step == 404 else step
                      for step in script))  # fmt: skip
    async with server.client(rate_limits=()) as client:
        with pytest.raises(UnknownOutcomeError):
            await client.send(verified, body={"id": "x"})
    assert [request.method for request in server.requests].count("POST") == 2


async def test_an_id_list_is_changed_when_the_change_before_is_done() -> None:
    fake = Fake(clock=lambda: 1_760_000_000 + anyio.current_time())
    async with fake.http() as http, Client("console-test-key", http_client=http) as client:
        await client.segments.create(models.SegmentCreate(name="many ids", type="id_list"))
        ids = [f"user-{number}" for number in range(20_000)]
        await client.segments.add_ids("many_ids", models.SegmentIds(ids=ids))
        await client.segments.remove_ids("many_ids", models.SegmentIds(ids=ids[1:]))
        await anyio.sleep(5)
        assert (await client.segments.get("many_ids")).count == 1
    assert len(fake.requests.matching(operation="segments_remove_ids")) > 1
