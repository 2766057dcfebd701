"""The engine on real sockets: how far a request went, and that nothing is lost when calls are cancelled."""

from __future__ import annotations

import gzip
import json
import random
import socket
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import anyio
import pytest

from statsig_console import (
    Client,
    ConnectError,
    RawResponse,
    ResponseError,
    ResponseTooLargeError,
    Retry,
    StatsigError,
    TransportError,
    TruncatedResponseError,
    UnknownOutcomeError,
    models,
)
from statsig_console._http import exchange as _exchange
from statsig_console._http.response import LARGE, open_answer
from statsig_console.fake import Fake, running
from tests.support.event_loops import anyio_backend as anyio_backend
from tests.support.fault_calls import ONCE

pytestmark = pytest.mark.anyio

Handler = Callable[[socket.socket, int], None]


@contextmanager
def server(handler: Handler) -> Iterator[tuple[str, list[bytes]]]:
    """Serve raw bytes on a loopback port; gives the address and the heads of the requests."""
    seen: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=talk, args=(connection,), daemon=True).start()

        def talk(connection: socket.socket) -> None:
            with connection:
                while head := _head(connection):
                    seen.append(head)
                    handler(connection, len(seen))

        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", seen


def _head(connection: socket.socket) -> bytes:
    data = b""
    try:
        while b"\r\n\r\n" not in data:
            part = connection.recv(65536)
            if not part:
                return b""
            data += part
    except OSError:
        return b""
    return data


def answer(body: bytes, length: int | None = None) -> bytes:
    """Return a raw answer in JSON."""
    size = len(body) if length is None else length
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % size + body


def reset(connection: socket.socket) -> None:
    """Close a connection so that the other side sees a reset."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    connection.close()


async def test_a_refused_connection_never_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with Client("console-x", base_url=f"http://127.0.0.1:{port}", retry=ONCE) as client:
        with pytest.raises(ConnectError) as caught:
            await client.gates.enable("x")
    assert (caught.value.sent, caught.value.stage) == ("no", "connect")


async def test_a_reset_after_the_request_may_have_been_applied() -> None:
    with server(lambda connection, number: reset(connection)) as (address, seen):
        async with Client("console-x", base_url=address, retry=ONCE) as client:
            with pytest.raises(UnknownOutcomeError) as caught:
                await client.gates.enable("x")
            with pytest.raises(TransportError) as read:
                await client.gates.get("x")
    assert isinstance(caught.value.cause, TransportError)
    assert caught.value.cause.sent == read.value.sent == "maybe"
    assert [head.split()[0] for head in seen] == [b"PUT", b"GET", b"GET"]


async def test_a_read_outlives_a_reset() -> None:
    def handler(connection: socket.socket, number: int) -> None:
        reset(connection) if number == 1 else connection.sendall(answer(b'{"data": {"id": "x"}}'))

    with server(handler) as (address, seen):
        async with Client("console-x", base_url=address, retry=Retry(first_pause=0)) as client:
            assert (await client.gates.get("x")).id == "x"
    assert len(seen) == 2
    assert b"statsig-api-key: console-x" in seen[0].lower()


async def test_a_body_that_ends_early_is_truncated() -> None:
    def handler(connection: socket.socket, number: int) -> None:
        connection.sendall(answer(b'{"data": ', length=500))
        connection.close()

    with server(handler) as (address, _):
        async with Client("console-x", base_url=address, retry=ONCE) as client:
            with pytest.raises(TruncatedResponseError):
                await client.gates.get("x")


async def test_a_connection_is_used_again() -> None:
    ports = set()

    def handler(connection: socket.socket, number: int) -> None:
        ports.add(connection.getpeername()[1])
        connection.sendall(answer(b'{"data": {}}'))

    with server(handler) as (address, seen):
        async with Client("console-x", base_url=address) as client:
            for _ in range(5):
                await client.gates.get("x")
    assert (len(seen), len(ports)) == (5, 1)


async def test_random_cancellations_lose_no_connection() -> None:
    fake = Fake()
    fake.seed(gates=1)
    (gate,) = fake.objects("gates")
    chance = random.Random(5)
    with running(fake) as address:
        async with Client("console-x", base_url=address, concurrency=4) as client:

            async def cut_short() -> None:
                with anyio.move_on_after(chance.uniform(0, 0.01)):
                    await client.gates.get(gate)

            async with anyio.create_task_group() as group:
                for _ in range(200):
                    group.start_soon(cut_short)
            with anyio.fail_after(20):
                async with anyio.create_task_group() as group:
                    for _ in range(32):
                        group.start_soon(client.gates.get, gate)


async def test_a_whole_list_over_a_real_socket() -> None:
    fake = Fake()
    fake.seed(gates=250)
    fake.drop(operation="gates_list", after=1)
    with running(fake) as address:
        async with Client("console-x", base_url=address, retry=Retry(first_pause=0)) as client:
            assert len([gate async for gate in client.gates.list(limit=100)]) == 250
    assert len(fake.requests.matching(operation="gates_list")) == 4


@pytest.mark.parametrize("status", [b"204 No Content", b"304 Not Modified", b"200 OK\r\nContent-Length: 12"])
async def test_bytes_beyond_an_answer_never_answer_the_next_request(status: bytes) -> None:
    foreign = answer(b'{"data": {"id": "foreign"}}')

    def handler(connection: socket.socket, number: int) -> None:
        own = b'{"data": {}}' if status.startswith(b"200") else b""
        head = b"HTTP/1.1 " + status + b"\r\nContent-Type: application/json\r\n\r\n"
        connection.sendall(head + own + foreign if number == 1 else answer(b'{"data": {"id": "own"}}'))

    with server(handler) as (address, seen):
        async with Client("console-x", base_url=address) as client:
            with suppress(StatsigError):
                await client.send("GET /first")
            assert (await client.gates.get("own")).id == "own"
            assert (await client.gates.get("own")).id == "own"
    assert len(seen) == 3


def compressed(body: bytes, encoding: bytes = b"gzip") -> bytes:
    """Return a raw answer with an encoding."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: %b\r\n" % encoding
    return head + b"Content-Length: %d\r\n\r\n" % len(body) + body


async def get(raw: bytes, **options: Any) -> models.Gate:
    """Read a gate from a server that always answers the same bytes."""
    with server(lambda connection, number: connection.sendall(raw)) as (address, _):
        async with Client("console-x", base_url=address, retry=ONCE, **options) as client:
            return await client.gates.get("x")


async def test_compressed_answers_are_read() -> None:
    assert (await get(compressed(gzip.compress(b'{"data": {"id": "x"}}')))).id == "x"


async def test_a_bomb_does_not_go_off() -> None:
    bomb = compressed(gzip.compress(b" " * 50_000_000))
    tracemalloc.start()
    with pytest.raises(ResponseTooLargeError):
        await get(bomb, max_response_bytes=1_000_000)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8_000_000


@pytest.mark.parametrize("items", [10, 20_000])
async def test_a_large_answer_is_decoded_in_a_thread(items: int, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: set[int] = set()

    def noted(*arguments: Any) -> RawResponse:
        threads.add(threading.get_ident())
        return open_answer(*arguments)

    monkeypatch.setattr(_exchange, "open_answer", noted)
    gates = [{"id": f"gate_{number}", "text": "x" * 40} for number in range(items)]
    body = json.dumps({"data": gates}).encode()
    with server(lambda connection, number: connection.sendall(answer(body))) as (address, _):
        async with Client("console-x", base_url=address, retry=ONCE) as client:
            found = await client.raw.gates.list()
    assert found.data == gates
    assert (threads == {threading.get_ident()}) == (len(body) <= LARGE)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (compressed(b"plain"), "not compressed as"),
        (compressed(b"x", b"br"), "compressed with br"),
        (compressed(gzip.compress(b'{"data": {}}' * 99, mtime=0)[:-12]), "ends early"),
    ],
)
async def test_a_body_that_is_not_what_it_says_is_an_error(raw: bytes, text: str) -> None:
    with pytest.raises(ResponseError, match=text):
        await get(raw)
