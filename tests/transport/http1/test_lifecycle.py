"""Connections over their life: reuse, turns of other tasks, threads, forks, clients that nobody closes."""

from __future__ import annotations

import gzip
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import anyio
import anyio.lowlevel
import httpx
import pytest

from statsig_console._transport.delivery import EXTENSION, Delivery
from statsig_console._transport.http1.transport import Transport
from statsig_console.fake import Fake, running
from tests.support.certificates import Authority
from tests.support.event_loops import LOOPS, in_real_time
from tests.support.fault_calls import KEY
from tests.support.fault_server import Exchange, answer, serve
from tests.support.transport_faults import OK, raw
from tests.support.transport_meeting import GET, PATCH, Row, meet, send
from tests.support.virtual_time import in_virtual_time

pytestmark = pytest.mark.anyio


@pytest.fixture(params=LOOPS)
def anyio_backend(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    """Run in virtual time, or in real time on uvloop."""
    loop: str = request.param
    return in_real_time(loop) if loop == "uvloop" else in_virtual_time(loop)


in_virtual_time_only = pytest.mark.parametrize("anyio_backend", [in_virtual_time("asyncio")], ids=["asyncio"])
in_real_time_only = pytest.mark.parametrize(
    "anyio_backend", [in_real_time(loop) for loop in LOOPS], ids=LOOPS
)


async def turns_while(action: Awaitable[str]) -> int:
    """Return how many turns another task has during an action, which must succeed."""
    count = 0

    async def watch() -> None:
        nonlocal count
        while True:
            await anyio.lowlevel.checkpoint()
            count += 1

    async with anyio.create_task_group() as group:
        group.start_soon(watch)
        assert await action == "200"
        group.cancel_scope.cancel()
    return count


@in_real_time_only
async def test_chunks_of_one_byte_leave_turns_to_other_tasks(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = answer(body=b"", length=-1, headers={"Transfer-Encoding": "chunked"})
    body = head + b'b\r\n{"data":{}}\r\n' + b"1\r\n \r\n" * 200_000 + b"0\r\n\r\n"
    async with meet(Row("", raw(body), "", 1), authority, monkeypatch) as meeting:
        # At most 2,000 chunks are read in one step.
        assert await turns_while(send(meeting, GET)) >= 80
        # So a deadline can end it.
        found = await send(meeting, GET, within=0.03)
        assert found in ("APITimeoutError/receive/maybe", "APITimeoutError/wait/maybe")
        assert [seen.connection for seen in meeting.server.seen] == [1, 1]


async def test_members_of_gzip_leave_turns_to_other_tasks(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = gzip.compress(b'{"data":{}}', mtime=0) + gzip.compress(b" ", mtime=0) * 900
    script = raw(answer(body=body, headers={"Content-Encoding": "gzip"}))
    async with meet(Row("", script, "", 1), authority, monkeypatch) as meeting:
        assert await turns_while(send(meeting, GET)) >= 900 / 16


@pytest.mark.parametrize("version", ["tls", "tls 1.2"])
async def test_a_session_ticket_does_not_end_an_idle_connection(
    version: str, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with meet(Row("", raw(OK), "", 1, version), authority, monkeypatch) as meeting:
        for _ in range(4):
            assert await send(meeting, GET) == "200"
            await anyio.sleep(0.02)
    assert meeting.server.accepted == 1


@pytest.mark.parametrize("job", [GET, PATCH], ids=["read", "write"])
@pytest.mark.parametrize("end", ["close", "reset", "say_goodbye"])
async def test_an_end_that_the_event_loop_has_not_read_yet_is_noticed(
    end: str, job: tuple[str, bytes], authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[Callable[[], Awaitable[None]]] = []

    async def script(exchange: Exchange) -> None:
        ends.append(getattr(exchange, end))
        await exchange.send(OK)

    async with meet(Row("", script, "", 1), authority, monkeypatch) as meeting:
        assert await send(meeting, GET) == "200"
        # The server ends the connection in the same step in which the next request is sent.
        await ends[0]()
        assert await send(meeting, job) == "200"
        assert [seen.connection for seen in meeting.server.seen] == [1, 2]


@in_virtual_time_only
async def test_an_old_connection_is_not_used(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statsig_console._transport.http1.pool._KEEPALIVE", 0.2)
    async with meet(Row("", raw(OK), "", 1), authority, monkeypatch) as meeting:
        for pause in (0, 0.1, 0.4, 0):
            await anyio.sleep(pause)
            assert await send(meeting, GET) == "200"
    assert [seen.connection for seen in meeting.server.seen] == [1, 1, 2, 2]


@in_virtual_time_only
async def test_the_last_used_connection_is_used_first(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(exchange: Exchange) -> None:
        await anyio.sleep(0.05)
        await exchange.send(OK)

    async with meet(Row("", script, "", 1), authority, monkeypatch) as meeting:
        async with anyio.create_task_group() as group:
            group.start_soon(send, meeting, GET)
            await anyio.sleep(0.03)
            group.start_soon(send, meeting, GET)
        for _ in range(3):
            assert await send(meeting, GET) == "200"
    assert [seen.connection for seen in meeting.server.seen] == [1, 2, 2, 2, 2]


async def get(transport: Transport, url: str, method: str = "GET", **options: Any) -> httpx.Response:
    """Send a request as an httpx.AsyncClient does."""
    async with httpx.AsyncClient(transport=transport) as client:
        return await client.request(method, url, **options)


async def test_it_is_a_transport_of_httpx() -> None:
    async def script(exchange: Exchange) -> None:
        body = b"" if exchange.request.method == "HEAD" else exchange.request.body
        length = max(len(body), 3)
        await exchange.send(
            answer(body=body.ljust(length) if body else b"", length=length, headers={"X": "1, 2"})
        )

    async def parts() -> AsyncIterator[bytes]:
        yield b"some "
        yield b"parts"

    async with serve(script) as server, httpx.AsyncClient(transport=Transport()) as client:
        head = await client.head(f"{server.url}/a?b=c")
        assert (head.status_code, head.content, head.headers["x"]) == (200, b"", "1, 2")
        sent = await client.post(server.url, content=parts())
        assert sent.content == b"some parts"
        async with client.stream("POST", server.url, content=b"abc") as streamed:
            assert [part async for part in streamed.aiter_bytes()] == [b"abc"]
        with pytest.raises(httpx.UnsupportedProtocol):
            await client.get("ftp://127.0.0.1/x")
    assert [seen.connection for seen in server.seen] == [1, 1, 1]
    assert server.seen[0].path == "/a?b=c"
    assert "transfer-encoding" not in server.seen[1].headers


@pytest.mark.parametrize(
    ("name", "value"), [("x-secret", "hun\r\nter2"), ("x-secret", " hunter2"), ("x secret", "hunter2")]
)
async def test_a_header_that_cannot_be_sent_is_refused_without_its_value(name: str, value: str) -> None:
    async with serve(raw(OK)) as server:
        request = httpx.Request("GET", server.url, headers=[(name, value)])
        transport, delivery = Transport(), Delivery()
        request.extensions[EXTENSION] = delivery
        with pytest.raises(httpx.LocalProtocolError) as caught:
            await transport.handle_async_request(request)
        await transport.aclose()
    assert (server.accepted, delivery.sent) == (0, "no")
    assert "ter2" not in str(caught.value)
    assert caught.value.__cause__ is None


async def test_each_server_has_its_own_connections() -> None:
    transport = Transport()
    async with serve(raw(OK)) as one, serve(raw(OK)) as other:
        for url in (one.url, other.url, one.url, other.url):
            request = httpx.Request("GET", url)
            response = await transport.handle_async_request(request)
            await response.aclose()
        assert (len(one.seen), one.accepted, len(other.seen), other.accepted) == (2, 1, 2, 1)
        await transport.aclose()


async def test_no_repr_shows_a_request() -> None:
    async with serve(raw(OK)) as server:
        transport = Transport()
        request = httpx.Request("PATCH", server.url, headers={"STATSIG-API-KEY": KEY}, content=b"{}")
        response = await transport.handle_async_request(request)
        for value in (transport, response, response.stream, *vars(response.stream).values()):
            assert KEY not in repr(value)
        await response.aclose()
        await transport.aclose()


def test_event_loops_in_two_threads_do_not_mix_their_bytes() -> None:
    wrong: list[str] = []

    async def script(exchange: Exchange) -> None:
        letter = exchange.request.path[-1].encode()
        await exchange.send(answer(body=letter * 300_000))

    async def read(letter: str) -> None:
        async with serve(script) as server, httpx.AsyncClient(transport=Transport()) as client:
            for _ in range(40):
                text = (await client.get(f"{server.url}/{letter}")).text
                if text != letter * 300_000:
                    wrong.append(letter)

    threads = [threading.Thread(target=anyio.run, args=(read, letter)) for letter in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert wrong == []


PROGRAM = """
import anyio, gc, os, sys
from statsig_console import Client

kept = []

async def main():
    client = Client("console-test-key", base_url=sys.argv[1], rate_limits=[])
    async with anyio.create_task_group() as group:
        for _ in range(3):
            group.start_soon(client.gates.get, sys.argv[3])
    how = sys.argv[2]
    if how == "kept":
        kept.append(client)
    elif how == "collected":
        del client
        gc.collect()
        await anyio.sleep(0)
    elif how == "forked":
        if os.fork() == 0:
            del client
            gc.collect()
            os._exit(0)
        os.wait()
        await client.gates.get(sys.argv[3])
        await client.aclose()

anyio.run(main, backend=sys.argv[4])
gc.collect()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no fork")
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize(("how", "warnings"), [("kept", 1), ("collected", 1), ("forked", 0)])
def test_a_client_that_nobody_closes_causes_one_warning(how: str, warnings: int, backend: str) -> None:
    fake = Fake()
    fake.seed(gates=1)
    (gate,) = fake.objects("gates")
    with running(fake) as address:
        command = [sys.executable, "-X", "dev", "-W", "always", "-c", PROGRAM, address, how, gate, backend]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    lines = [line for line in done.stderr.splitlines() if "Warning: " in line and "tracemalloc" not in line]
    assert len(lines) == warnings, done.stderr
    assert all("was never closed" in line for line in lines)
    assert len(fake.requests) == (4 if how == "forked" else 3)
