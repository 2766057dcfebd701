"""The fault matrix, rows 7 to 19: what happens to a request on its way and to its answer."""

from __future__ import annotations

import anyio
import pytest

from statsig_console import APITimeoutError, TransportError, UnknownOutcomeError, models
from tests.support.fault_calls import CALLS, ambiguous, well
from tests.support.fault_clients import client_at
from tests.support.fault_server import Exchange, Script, answer, in_turn, serve

pytestmark = pytest.mark.anyio

SAFE = ["read", "replace", "delete"]


async def applied_then_reset(exchange: Exchange) -> None:
    """Do what was asked for, and cut the connection before saying so."""
    exchange.apply()
    await exchange.reset()


async def check_outlived(safety: str, fault: Script) -> None:
    """Assert that a call is sent again after a fault, as it was, and is carried out once."""
    async with (
        serve(in_turn(fault, well)) as server,
        client_at(server.url) as client,
    ):
        await CALLS[safety](client)
    assert len(server.seen) == 2
    assert server.seen[0].body == server.seen[1].body
    assert len(server.ledger) == (safety != "read")


@pytest.mark.parametrize("safety", SAFE)
async def test_row_007_a_reset_before_the_answer_is_outlived(safety: str) -> None:
    await check_outlived(safety, lambda e: e.reset())


@pytest.mark.parametrize("script", [applied_then_reset, lambda e: e.reset()], ids=["applied", "not applied"])
async def test_row_008_a_reset_before_the_answer_to_what_must_not_be_repeated(script: Script) -> None:
    async with serve(script) as server, client_at(server.url) as client:
        error = await ambiguous(CALLS["once"], client)
    assert (error.operation, error.method, error.path) == (
        "gates_load_pulse",
        "POST",
        "/gates/a/load_pulse",
    )
    assert (error.outcome, error.stage, error.attempts) == ("unknown", "wait", 1)
    assert isinstance(error.cause, TransportError)
    assert error.cause.sent == "maybe"
    assert len(server.seen) == 1


async def test_row_009_a_create_whose_answer_was_lost_is_read_back() -> None:
    async with (
        serve(in_turn(applied_then_reset, well)) as server,
        client_at(server.url) as client,
    ):
        gate = await client.gates.create(models.GateCreate(id="a", name="a"))
    assert gate.id == "a"
    assert server.calls() == ["POST /gates", "GET /gates/a"]
    assert len(server.ledger) == 1


async def test_row_009_a_create_that_meets_another_object_of_its_name() -> None:
    async with (
        serve(in_turn(lambda e: e.reset(), lambda e: e.answer({"id": "a", "name": "b"}))) as server,
        client_at(server.url) as client,
    ):
        with pytest.raises(UnknownOutcomeError, match="exists; it differs in name"):
            await client.gates.create(models.GateCreate(id="a", name="a"))
    assert server.calls() == ["POST /gates", "GET /gates/a"]
    assert server.ledger == []


async def test_row_009_a_create_that_did_not_happen_is_repeated() -> None:
    async def script(exchange: Exchange) -> None:
        first = exchange.request.number == 1
        if exchange.request.method == "GET":
            listing = exchange.request.path.startswith("/gates?")
            await (exchange.answer([]) if listing else exchange.answer(status=404))
        else:
            await (exchange.reset() if first else well(exchange))

    async with serve(script) as server, client_at(server.url) as client:
        start = anyio.current_time()
        gate = await client.gates.create(models.GateCreate(id="a", name="a"))
        took = anyio.current_time() - start
    calls = server.calls()
    assert gate.id == "a"
    assert calls[0] == calls[-1] == "POST /gates"
    assert {call.partition("?")[0] for call in calls[1:-1]} == {"GET /gates/a"}
    assert (len(calls), len(server.ledger)) == (4, 1)
    assert took >= 2


@pytest.mark.parametrize("safety", SAFE)
async def test_row_010_an_end_without_an_answer_is_outlived(safety: str) -> None:
    await check_outlived(safety, lambda e: e.close())


async def test_row_010_an_end_without_an_answer_to_what_must_not_be_repeated() -> None:
    async with (
        serve(lambda e: e.close()) as server,
        client_at(server.url) as client,
    ):
        error = await ambiguous(CALLS["once"], client)
    assert (error.stage, error.attempts, len(server.seen)) == ("wait", 1, 1)


async def test_row_011_a_delete_whose_answer_never_came() -> None:
    async def applied(exchange: Exchange) -> None:
        exchange.apply()
        await exchange.stall()

    async with (
        serve(in_turn(applied, lambda e: e.answer(status=404))) as server,
        client_at(server.url) as client,
    ):
        start = anyio.current_time()
        await client.gates.delete("a")
        took = anyio.current_time() - start
    assert server.calls() == ["DELETE /gates/a"] * 2
    assert len(server.ledger) == 1
    assert 30 <= took <= 30.6


@pytest.mark.parametrize("safety", CALLS)
@pytest.mark.parametrize("end", ["reset", "close"])
async def test_row_012_a_kept_connection_that_ends_under_a_request(safety: str, end: str) -> None:
    async with (
        serve(in_turn(well, lambda e: e.reset() if end == "reset" else e.close(), well)) as server,
        client_at(server.url) as client,
    ):
        await client.gates.get("a")
        if safety == "once":
            error = await ambiguous(CALLS[safety], client)
            assert (error.stage, error.attempts) == ("wait", 1)
        else:
            await CALLS[safety](client)
    assert [seen.connection for seen in server.seen] == ([1, 1] if safety == "once" else [1, 1, 2])


async def test_row_012_a_connection_that_ended_before_the_request_is_not_used() -> None:
    async def last(exchange: Exchange) -> None:
        await well(exchange)
        await exchange.close()

    async with serve(last) as server, client_at(server.url) as client:
        await client.gates.get("a")
        await anyio.sleep(1)
        await CALLS["once"](client)
    assert [seen.connection for seen in server.seen] == [1, 2]


def drips(whole_head: bool) -> Script:
    """Answer one byte a second, with or without the head at once."""

    async def script(exchange: Exchange) -> None:
        head, end, body = answer({"id": "a", "name": "a" * 60}).partition(b"\r\n\r\n")
        if whole_head:
            await exchange.send(head + end)
            await exchange.drip(body)
        else:
            await exchange.drip(head + end + body)

    return script


async def dripping(whole_head: bool, safety: str) -> None:
    """Hold a call against an answer that comes a byte a second: its deadline ends it, unrepeated."""
    async with (
        serve(drips(whole_head)) as server,
        client_at(server.url, deadline=30) as client,
    ):
        start = anyio.current_time()
        if safety == "read":
            with pytest.raises(APITimeoutError, match="30 s") as caught:
                await CALLS[safety](client)
            assert (caught.value.sent, caught.value.attempts) == ("maybe", 1)
        else:
            error = await ambiguous(CALLS[safety], client)
            assert isinstance(error.cause, APITimeoutError)
            assert error.attempts == 1
        assert anyio.current_time() - start == pytest.approx(30, abs=0.1)
    assert len(server.seen) == 1


@pytest.mark.parametrize("safety", ["read", "replace", "once"])
async def test_row_013_headers_that_drip(safety: str) -> None:
    await dripping(False, safety)


@pytest.mark.parametrize("safety", ["read", "replace", "once"])
async def test_row_014_a_body_that_drips(safety: str) -> None:
    await dripping(True, safety)
