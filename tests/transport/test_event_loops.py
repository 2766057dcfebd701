"""The client works the same on asyncio, uvloop and trio, in real time on loopback sockets."""

from __future__ import annotations

import subprocess
import sys

import anyio
import anyio.lowlevel
import httpx
import pytest

from statsig_console import (
    APITimeoutError,
    Client,
    Outcome,
    RateLimit,
    TransportError,
    TruncatedResponseError,
    UnknownOutcomeError,
    bulk,
    models,
)
from statsig_console.fake import Fake, running
from tests.support.certificates import Authority
from tests.support.event_loops import LOOPS
from tests.support.event_loops import anyio_backend as anyio_backend
from tests.support.fault_calls import KEY, ONCE, cancel_at_each_turn, change
from tests.support.fault_server import Exchange, FaultServer, answer, in_turn, serve
from tests.support.meeting import says
from tests.support.proxy import tunnel

pytestmark = pytest.mark.anyio

LARGE = "x" * 5_000_000


async def all_closed(server: FaultServer) -> None:
    """Wait until the server sees that the client has closed every connection."""
    with anyio.fail_after(5):
        while server.open:  # noqa: ASYNC110 - the server of the test counts, and sets no event
            await anyio.sleep(0.01)


async def test_get_list_and_create() -> None:
    fake = Fake()
    fake.seed(gates=120)
    with running(fake) as address:
        async with Client(KEY, base_url=address) as client:
            made = await client.gates.create(models.GateCreate(name="new_checkout"))
            assert (await client.gates.get(made.id)).name == "new_checkout"
            assert len([gate async for gate in client.gates.list(limit=50)]) == 121


async def test_a_bulk_run() -> None:
    fake = Fake()
    fake.seed(gates=50)
    with running(fake) as address:
        async with Client(KEY, base_url=address, rate_limits=[]) as client:
            report = await bulk(client.gates.disable, [gate.id async for gate in client.gates.list()])
    assert report.counts == {"done": 50}
    assert len(fake.requests.matching(operation="gates_disable")) == 50


async def test_a_bulk_run_that_is_cancelled() -> None:
    async def slow(exchange: Exchange) -> None:
        exchange.apply()
        await anyio.sleep(0.05)
        await exchange.answer({"id": exchange.request.path.split("/")[2]})

    ids = [f"gate_{number}" for number in range(50)]
    told: list[Outcome[str, models.Gate]] = []
    async with (
        serve(slow) as server,
        Client(KEY, base_url=server.url, rate_limits=[], retry=ONCE) as client,
    ):
        with anyio.move_on_after(0.12) as scope:
            await bulk(client.gates.disable, ids, concurrency=8, progress=lambda step: told.append(step.last))
        assert scope.cancelled_caught
        done = {outcome.item for outcome in told if outcome.state == "done"}
        assert len(done) == len(server.ledger) < 50
        assert {seen.path.split("/")[2] for seen in server.ledger} == done
        rest = [id for id in ids if id not in done]
        assert (await bulk(client.gates.disable, rest, concurrency=8)).counts == {"done": len(rest)}


async def test_limits_hold() -> None:
    async with (
        serve(says({"id": "a"})) as server,
        Client(KEY, base_url=server.url, rate_limits=[RateLimit(5, 0.2)]) as client,
        anyio.create_task_group() as group,
    ):
        for _ in range(20):
            group.start_soon(client.send, "PUT /gates/a/launch")
    moments = [seen.at for seen in server.seen]
    assert len(moments) == 20
    # The server sees a request up to a few milliseconds after it was sent; uvloop counts whole milliseconds.
    assert all(later - earlier > 0.19 for earlier, later in zip(moments, moments[5:], strict=False))


async def test_tls(authority: Authority, trusting: pytest.MonkeyPatch) -> None:
    async with serve(says({"id": "a"}), tls=authority.server("127.0.0.1")) as server:
        async with Client(KEY, base_url=server.url) as client:
            for _ in range(3):
                assert (await client.gates.get("a")).id == "a"
            await client.send("POST /echo", body={"text": LARGE})
        assert len(server.seen[-1].json["text"]) == len(LARGE)
        assert server.accepted == 1
        await all_closed(server)


async def test_tls_through_a_proxy(authority: Authority, trusting: pytest.MonkeyPatch) -> None:
    async with (
        serve(says({"id": "a"}), tls=authority.server("console.example")) as server,
        tunnel(server.url) as (proxy, seen),
    ):
        trusting.setenv("HTTPS_PROXY", proxy)
        async with Client(KEY, base_url="https://console.example") as client:
            for _ in range(3):
                assert (await client.gates.get("a")).id == "a"
    assert sum(part.startswith(b"CONNECT") for part in seen) == server.accepted == 1


async def test_tls_that_the_server_ends(
    authority: Authority,
    trusting: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with (
        serve(lambda exchange: exchange.close(), tls=authority.server("127.0.0.1")) as server,
        Client(KEY, base_url=server.url, retry=ONCE) as client,
    ):
        with pytest.raises(TransportError) as caught:
            await client.gates.get("a")
    assert caught.value.sent == "maybe"
    assert [record for record in caplog.records if record.name == "asyncio"] == []


async def test_large_bodies() -> None:
    async def echo(exchange: Exchange) -> None:
        await exchange.answer(exchange.request.json)

    async with (
        serve(echo) as server,
        Client(KEY, base_url=server.url, rate_limits=[]) as client,
    ):
        for _ in range(3):
            found = await client.send("POST /echo", body={"text": LARGE})
            assert found.data == {"text": LARGE}
    assert server.accepted == 1


async def test_a_kept_connection_that_the_server_closed() -> None:
    async def once(exchange: Exchange) -> None:
        await exchange.answer({"id": "a"})
        await exchange.close()

    async with (
        serve(once) as server,
        Client(KEY, base_url=server.url, rate_limits=[], retry=ONCE) as client,
    ):
        for _ in range(5):
            await client.send("PUT /gates/a/launch")
            await anyio.sleep(0.02)
    assert server.accepted == len(server.seen) == 5


async def cut(exchange: Exchange) -> None:
    """Drop the connection in the middle of the body."""
    await exchange.send(answer({"id": "a"}, length=500))
    await exchange.close()


async def test_a_server_that_drops_the_body() -> None:
    async with serve(in_turn(cut, says({"id": "a"}))) as server:
        async with Client(KEY, base_url=server.url, retry=ONCE) as client:
            with pytest.raises(TruncatedResponseError):
                await client.gates.get("a")
            assert (await client.gates.get("a")).id == "a"
        await all_closed(server)


async def test_a_server_that_resets_the_connection() -> None:
    async with (
        serve(lambda exchange: exchange.reset()) as server,
        Client(KEY, base_url=server.url, retry=ONCE) as client,
    ):
        with pytest.raises(UnknownOutcomeError) as caught:
            await change(client)
        assert isinstance(caught.value.cause, TransportError)
        assert caught.value.cause.sent == "maybe"
    assert len(server.seen) == 1


@pytest.mark.parametrize("seconds", [0.05, 0.0004])
async def test_a_read_timeout(seconds: float) -> None:
    async with serve(lambda exchange: exchange.stall()) as server:
        async with Client(KEY, base_url=server.url, retry=ONCE) as client:
            with anyio.fail_after(5), pytest.raises(APITimeoutError) as caught:
                await read_within(client, seconds)
        await all_closed(server)
    assert (caught.value.stage, caught.value.sent) == ("wait", "maybe")


async def read_within(client: Client, seconds: float) -> models.Gate:
    """Read a gate with a short time for the response only."""
    return await client.with_options(timeout=httpx.Timeout(5, read=seconds)).gates.get("a")


@pytest.mark.parametrize("secure", [False, True], ids=["plain", "tls"])
async def test_cancelling_at_any_moment_leaves_nothing_open(
    secure: bool, authority: Authority, trusting: pytest.MonkeyPatch
) -> None:
    context = authority.server("127.0.0.1") if secure else None
    async with serve(says({"id": "a"}), tls=context) as server:
        async with Client(KEY, base_url=server.url, rate_limits=[], retry=ONCE) as client:
            await cancel_at_each_turn(client, 40)
        await all_closed(server)


async def test_closing() -> None:
    async with serve(says({"id": "a"})) as server:
        client = Client(KEY, base_url=server.url)
        async with anyio.create_task_group() as group:
            for _ in range(5):
                group.start_soon(client.gates.get, "a")
        assert server.open >= 1
        await client.aclose()
        await all_closed(server)


OPTIMIZED = """
import asyncio, sys
from statsig_console import Client, bulk

async def main():
    async with Client("console-x", base_url=sys.argv[1], rate_limits=[]) as client:
        ids = [gate.id async for gate in client.gates.list(limit=20)]
        return (await bulk(client.gates.disable, ids)).counts

for loop in sys.argv[2:]:
    if loop == "trio":
        import trio
        print(loop, trio.run(main))
        continue
    factory = asyncio.new_event_loop
    if loop == "uvloop":
        import uvloop
        factory = uvloop.new_event_loop
    with asyncio.Runner(loop_factory=factory) as runner:
        print(loop, runner.run(main()))
"""


def test_nothing_depends_on_assertions() -> None:
    fake = Fake()
    fake.seed(gates=50)
    with running(fake) as address:
        command = [sys.executable, "-O", "-W", "error", "-c", OPTIMIZED, address, *LOOPS]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.stdout.splitlines(), done.stderr) == ([f"{loop} {{'done': 50}}" for loop in LOOPS], "")
