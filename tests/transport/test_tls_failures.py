"""TLS errors that would occur again are not retried; a server that only ends the handshake is asked again."""

from __future__ import annotations

import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import anyio
import httpx
import pytest
from anyio.abc import SocketAttribute, SocketStream

from statsig_console import Client, ConnectError, Retry, models
from tests.support.certificates import Authority
from tests.support.fault_calls import KEY
from tests.support.fault_server import Exchange, FaultServer, serve
from tests.support.virtual_time import in_virtual_time

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("trusting")]
ATTEMPTS = 3


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> tuple[str, dict[str, Any]]:
    """Run in virtual time, so that the pauses before retries take none."""
    return in_virtual_time(request.param)


def alert(level: int, description: int) -> bytes:
    """Return an alert of TLS that is not encrypted."""
    return bytes((21, 3, 3, 0, 2, level, description))


LASTING = ("unknown authority", "other name", "protocol_version", "handshake_failure", "no TLS")
"""The handshake would fail in the same way again."""
PASSING = ("closed", "reset", "close_notify")
"""The server may accept the next connection."""
RAW = {
    "no TLS": b"HTTP/1.1 400 Bad Request\r\n\r\n",
    "handshake_failure": alert(2, 40),
    "protocol_version": alert(2, 70),
    "close_notify": alert(1, 0),
    "closed": b"",
}


@asynccontextmanager
async def failing(way: str, authority: Authority) -> AsyncIterator[FaultServer]:
    """Run a server with which no TLS handshake succeeds."""
    if way == "unknown authority":
        context = Authority().server("127.0.0.1")
    elif way == "other name":
        context = authority.server("other.test")
    else:
        async with _raw(way) as server:
            yield server
        return
    async with serve(_gate, tls=context) as server:
        yield server


async def _gate(exchange: Exchange) -> None:
    await exchange.answer({"id": "a", "isEnabled": True})


@asynccontextmanager
async def _raw(way: str) -> AsyncIterator[FaultServer]:
    """Run a server that reads the first flight of a handshake, and does not continue it."""

    async def respond(stream: SocketStream) -> None:
        server.accepted += 1
        async with stream:
            await stream.receive()
            if way == "reset":
                # A copy, because only a real socket takes options. Closing it then sends a reset.
                copy = stream.extra(SocketAttribute.raw_socket).dup()
                copy.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                copy.close()
            elif RAW[way]:
                await stream.send(RAW[way])

    listener = await anyio.create_tcp_listener(local_host="127.0.0.1")
    server = FaultServer(f"https://127.0.0.1:{listener.extra(SocketAttribute.local_port)}")
    async with listener, anyio.create_task_group() as group:
        group.start_soon(listener.serve, respond)
        yield server
        group.cancel_scope.cancel()


Call = Callable[[Client], Awaitable[object]]
CALLS: dict[str, Call] = {
    "read": lambda client: client.gates.get("a"),
    "write": lambda client: client.gates.create(models.GateCreate(name="new_checkout")),
}


@pytest.mark.parametrize(
    ("kind", "is_own"),
    # A client of the user does not tell whether it sent a write, so a write is not retried there.
    [("read", True), ("write", True), ("read", False)],
    ids=["read", "write", "read with http_client"],
)
@pytest.mark.parametrize("way", [*LASTING, *PASSING])
async def test_a_failed_handshake(way: str, kind: str, authority: Authority, *, is_own: bool) -> None:
    context, retry = authority.client(), Retry(attempts=ATTEMPTS)
    async with (
        failing(way, authority) as server,
        httpx.AsyncClient(verify=context) as http,
    ):
        options: dict[str, Any] = {"ssl_context": context} if is_own else {"http_client": http}
        async with Client(KEY, base_url=server.url, retry=retry, **options) as client:
            with pytest.raises(ConnectError) as caught:
                await CALLS[kind](client)
    error, connections = caught.value, 1 if way in LASTING else ATTEMPTS
    assert (error.attempts, server.accepted) == (connections, connections)
    assert error.fixable_by == ("human" if way in LASTING else "retry")
    assert server.seen == []
    assert error.sent == ("no" if is_own else "maybe")
