"""The fault matrix, rows 15 to 19: stuck uploads, dead connections, servers that are down."""

from __future__ import annotations

import os
import random
import socket
from contextlib import suppress
from pathlib import Path

import anyio
import pytest

from statsig_console import (
    APITimeoutError,
    AuthenticationError,
    ConnectError,
    ServerError,
    models,
)
from tests.support.fault_calls import CALLS, ambiguous, well
from tests.support.fault_clients import client_at
from tests.support.fault_server import Exchange, serve
from tests.support.ports import refusing

pytestmark = pytest.mark.anyio

LARGE = models.GateUpdate(description="x" * 8_000_000)


@pytest.mark.parametrize("safety", ["replace", "once"])
async def test_row_015_a_server_that_never_reads(safety: str) -> None:
    async with (
        serve(lambda e: e.hold(), early=True) as server,
        client_at(server.url) as client,
    ):
        start = anyio.current_time()
        if safety == "once":
            error = await ambiguous(lambda client: client.send("POST /gates/a/large", body=LARGE), client)
        else:
            error = await ambiguous(lambda client: client.gates.update("a", LARGE), client)
        took = anyio.current_time() - start
    assert isinstance(error.cause, APITimeoutError)
    assert error.cause.sent == "maybe"
    assert error.stage == "send"
    attempts = 1 if safety == "once" else 4
    most = attempts * 10 + 4
    assert error.attempts == len(server.seen) == attempts
    assert took <= most


@pytest.mark.parametrize("end", ["reset", "close", "hold"])
async def test_row_016_an_answer_that_comes_before_the_upload_is_done(
    end: str,
) -> None:
    async def script(exchange: Exchange) -> None:
        await exchange.answer(status=401, body=b'{"message": "Invalid key"}')
        await getattr(exchange, end)()

    async with (
        serve(script, early=True) as server,
        client_at(server.url) as client,
    ):
        with pytest.raises(AuthenticationError) as caught:
            await client.send("POST /gates/a/large", body=LARGE)
    # Nothing is repeated, and a person is told.
    assert (caught.value.attempts, caught.value.fixable_by, len(server.seen)) == (1, "human", 1)
    assert caught.value.hint


@pytest.mark.parametrize("idle", [5, 600])
async def test_row_017_a_connection_that_died_unseen_is_not_used_again(idle: float) -> None:
    async def script(exchange: Exchange) -> None:
        # A middle box that forgot the connection lets everything disappear, without an end or a reset.
        await (well(exchange) if exchange.request.number != 2 else well_or_gone(exchange))

    async def well_or_gone(exchange: Exchange) -> None:
        await (exchange.hold() if exchange.request.connection == 1 else well(exchange))

    async with serve(script) as server, client_at(server.url) as client:
        await client.gates.get("a")
        await anyio.sleep(idle)
        start = anyio.current_time()
        await CALLS["once"](client)
        assert anyio.current_time() - start < 1
    assert [seen.connection for seen in server.seen] == [1, 2]


async def test_row_017_the_system_asks_whether_the_other_side_is_there() -> None:
    keeps: list[int] = []

    async def script(exchange: Exchange) -> None:
        keeps.append(option_of_the_peer(exchange, socket.SO_KEEPALIVE))
        await well(exchange)

    async with serve(script) as server, client_at(server.url) as client:
        await client.gates.get("a")
    assert keeps == [1]


def option_of_the_peer(exchange: Exchange, option: int) -> int:
    """Return an option of the socket at the other end, which this process holds too."""
    peer = exchange.peer
    for name in Path("/dev/fd").iterdir():
        try:
            found = socket.socket(fileno=os.dup(int(name.name)))
        except OSError:
            continue
        with found:
            if found.family == socket.AF_INET and found.getsockname() == peer:
                return found.getsockopt(socket.SOL_SOCKET, option)
    raise AssertionError(f"nobody in this process speaks from {peer}")


@pytest.mark.parametrize("fate", ["lost", "late"])
async def test_row_018_a_bad_line_makes_no_storm(fate: str) -> None:
    chance = random.Random(18)
    calls = 150 if fate == "lost" else 60

    async def script(exchange: Exchange) -> None:
        if fate == "late":
            await anyio.sleep(3)
        elif chance.random() < 0.5:
            await exchange.hold()
        await well(exchange)

    took: list[float] = []
    async with (
        serve(script) as server,
        client_at(server.url, concurrency=50, timeout=5) as client,
    ):

        async def call() -> None:
            start = anyio.current_time()
            with suppress(APITimeoutError):
                await client.with_options(deadline=12).gates.get("a")
                took.append(anyio.current_time() - start)

        async with anyio.create_task_group() as tasks:
            for _ in range(calls):
                tasks.start_soon(call)
    assert max(took) <= 12 * calls / 50
    # A client has 100 repetitions, and earns one with ten successes.
    assert len(server.seen) <= calls + 100 + len(took) / 10
    assert len(took) == calls if fate == "late" else len(took) >= calls / 2


async def test_row_019_a_server_that_is_down_for_long() -> None:
    calls, attempts, last = 1000, 0, 0
    with refusing() as port:
        async with client_at(f"http://127.0.0.1:{port}") as client:
            for _ in range(calls):
                with pytest.raises(ConnectError) as caught:
                    await client.gates.get("a")
                last = caught.value.attempts
                attempts += last
                await anyio.sleep(0.3)
    # Without repetitions a call still makes the one attempt that its caller asked for: that is the probe.
    assert last == 1
    assert attempts <= 1.12 * calls


async def test_row_019_repetitions_come_back_with_success() -> None:
    down = True

    async def script(exchange: Exchange) -> None:
        await (exchange.answer(status=503) if down else well(exchange))

    async with serve(script) as server, client_at(server.url) as client:
        for _ in range(40):
            with suppress(ServerError):
                await client.gates.get("a")
        assert len(server.seen) == 40 + 100
        down = False
        for _ in range(10):
            await client.gates.get("a")
        down = True
        with pytest.raises(ServerError) as caught:
            await client.gates.get("a")
    assert caught.value.attempts == 2
