"""A server of raw bytes on the loop of the test: it misbehaves as told and keeps a ledger of changes made."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import anyio
from anyio.abc import ByteStream, SocketAttribute, SocketStream
from anyio.streams.tls import TLSStream

__all__ = ["Exchange", "FaultServer", "Seen", "answer", "in_turn", "serve"]

GONE = (anyio.BrokenResourceError, anyio.ClosedResourceError, anyio.EndOfStream, OSError)
"""What a stream raises when the other side has left."""


@dataclass(frozen=True)
class Seen:
    """One request as it came in."""

    number: int
    """Counted from 1 over all connections."""
    connection: int
    method: str
    path: str
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    at: float
    """Seconds on the clock of the loop."""

    @property
    def json(self) -> Any:
        """The body, decoded."""
        return json.loads(self.body)


@dataclass
class FaultServer:
    """What a test asks of the server afterwards."""

    url: str
    seen: list[Seen] = field(default_factory=list)
    ledger: list[Seen] = field(default_factory=list)
    """Requests whose change was made, in order."""
    accepted: int = 0
    """Connections so far."""
    open: int = 0
    """Connections that are open now."""

    def calls(self) -> list[str]:
        """Return the method and path of each request, in order."""
        return [f"{seen.method} {seen.path}" for seen in self.seen]


@dataclass
class Exchange:
    """One request, and every way to answer it."""

    request: Seen
    _stream: ByteStream
    _server: FaultServer

    @property
    def peer(self) -> tuple[str, int]:
        """Address and port of the other side."""
        host, port, *_ = self._stream.extra(SocketAttribute.raw_socket).getpeername()
        return host, port

    def apply(self) -> None:
        """Note that the change was made; before any answer, as the truth that results are held against."""
        self._server.ledger.append(self.request)

    async def send(self, raw: bytes) -> None:
        """Send bytes as they are."""
        await self._stream.send(raw)

    async def answer(self, data: object = None, status: int = 200, **others: Any) -> None:
        """Send a whole answer; see ``answer`` of this module."""
        await self.send(answer(data, status, **others))

    async def drip(self, raw: bytes, seconds: float = 1.0) -> None:
        """Send one byte at a time, with so many seconds between them."""
        for position in range(len(raw)):
            await self.send(raw[position : position + 1])
            await anyio.sleep(seconds)

    async def stall(self) -> None:
        """Say nothing more until the other side leaves."""
        while await self._stream.receive():
            pass

    async def hold(self) -> None:
        """Neither read nor say anything more until the end of the test."""
        await anyio.sleep_forever()

    async def reset(self) -> None:
        """Cut the connection so that the other side sees a reset."""
        # The socket object of uvloop takes no options, but a duplicate of it does.
        copy = self._stream.extra(SocketAttribute.raw_socket).dup()
        copy.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        copy.close()
        await self._stream.aclose()

    async def close(self) -> None:
        """End the connection in good order, but without close_notify if it has TLS."""
        await self._stream.aclose()

    async def say_goodbye(self) -> None:
        """Send close_notify, and end the connection; without TLS, only end it."""
        if isinstance(self._stream, TLSStream):
            inner, _ = await self._stream.unwrap()
            await inner.aclose()
        await self._stream.aclose()

    async def half_close(self) -> None:
        """Send the end of the connection, and keep it open for reading."""
        await self._stream.send_eof()

    async def take(self) -> int:
        """Read some more bytes of a request whose body was left unread, and return how many."""
        return len(await self._stream.receive())


Script = Callable[[Exchange], Awaitable[None]]


def in_turn(*scripts: Script) -> Script:
    """Treat the first request by the first script, and so on; the last one treats all that follow."""

    async def script(exchange: Exchange) -> None:
        await scripts[min(exchange.request.number, len(scripts)) - 1](exchange)

    return script


def answer(
    data: object = None,
    status: int = 200,
    *,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    length: int | None = None,
) -> bytes:
    """Return a raw answer: `data` in the envelope of the API, or `body` as it is.

    A `length` of -1 leaves Content-Length out.
    """
    content = json.dumps({"message": "Done.", "data": data}).encode() if body is None else body
    fields = {"Content-Type": "application/json", "Content-Length": str(len(content))}
    if length is not None:
        fields["Content-Length"] = str(length)
    if length == -1:
        del fields["Content-Length"]
    fields.update(headers or {})
    lines = [f"HTTP/1.1 {status} Reason", *(f"{name}: {value}" for name, value in fields.items())]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + content


@asynccontextmanager
async def serve(
    script: Script, *, tls: ssl.SSLContext | None = None, early: bool = False
) -> AsyncIterator[FaultServer]:
    """Serve on a loopback port, on this very loop, so that a virtual clock serves both sides.

    Args:
        script: Treats each request.
        tls: Speak TLS with this context.
        early: Run the script when the head of a request is in, and leave its body unread.
    """
    listener = await anyio.create_tcp_listener(local_host="127.0.0.1")
    if early:
        # What nobody reads shall not disappear in buffers.
        listener.extra(SocketAttribute.raw_socket).setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
    port = listener.extra(SocketAttribute.local_port)
    server = FaultServer(f"{'http' if tls is None else 'https'}://127.0.0.1:{port}")

    async def talk(stream: SocketStream) -> None:
        server.accepted += 1
        server.open += 1
        number = server.accepted
        try:
            async with stream:
                with suppress(*GONE):
                    speaking = stream if tls is None else await _handshake(stream, tls)
                    await _talk(speaking, server, number, script, early)
        finally:
            server.open -= 1

    async with listener, anyio.create_task_group() as tasks:
        tasks.start_soon(listener.serve, talk)
        yield server
        tasks.cancel_scope.cancel()


async def _handshake(stream: SocketStream, tls: ssl.SSLContext) -> ByteStream:
    return await TLSStream.wrap(stream, server_side=True, ssl_context=tls, standard_compatible=False)


async def _talk(
    stream: ByteStream, server: FaultServer, connection: int, script: Script, early: bool
) -> None:
    buffer = b""
    while True:
        while b"\r\n\r\n" not in buffer:
            buffer += await stream.receive()
        head, _, buffer = buffer.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, path, _ = first.split(" ")
        headers = {
            name.strip().lower(): value.strip() for name, _, value in (s.partition(":") for s in lines)
        }
        length = 0 if early else int(headers.get("content-length", 0))
        while len(buffer) < length:
            buffer += await stream.receive()
        body, buffer = buffer[:length], buffer[length:]
        seen = Seen(len(server.seen) + 1, connection, method, path, headers, body, anyio.current_time())
        server.seen.append(seen)
        await script(Exchange(seen, stream, server))
