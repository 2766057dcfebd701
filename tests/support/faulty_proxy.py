"""A proxy on the loop of the test, which opens tunnels or fails to in a given way."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import anyio
from anyio.abc import ByteStream, SocketAttribute, SocketStream
from anyio.streams.tls import TLSStream

from tests.support.fault_server import GONE

__all__ = ["ANSWERS", "faulty_proxy"]

ANSWERS: Mapping[str, bytes] = {
    "opens": b"HTTP/1.1 200 Connected\r\n\r\n",
    "length": b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n",
    "chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
    "1.0": b"HTTP/1.0 200 Connection established\r\n\r\n",
    "103": b"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
    "beyond": b"HTTP/1.1 200 OK\r\n\r\nhello",
    "closes": b"HTTP/1.1 200 OK\r\n\r\n",
    "407": b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 2\r\n\r\nno",
    "502": b"HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\nno",
    "junk": b"hi there\r\n\r\n",
    "ends": b"",
    "silent": b"",
}
"""What the proxy says to CONNECT. All up to `beyond` open the tunnel."""
_OPENING = ("opens", "length", "chunks", "1.0", "103", "beyond")


@asynccontextmanager
async def faulty_proxy(fate: str, tls: ssl.SSLContext | None = None) -> AsyncIterator[str]:
    """Run a proxy and give its address. Its tunnels lead to the port of CONNECT on this machine.

    Args:
        fate: A key of `ANSWERS`.
        tls: Speak TLS with this context.
    """
    listener = await anyio.create_tcp_listener(local_host="127.0.0.1")

    async def talk(plain: SocketStream) -> None:
        async with plain:
            try:
                await _talk(plain, fate, tls)
            except (*GONE, ssl.SSLError):
                return

    async with listener, anyio.create_task_group() as group:
        group.start_soon(listener.serve, talk)
        scheme = "http" if tls is None else "https"
        yield f"{scheme}://127.0.0.1:{listener.extra(SocketAttribute.local_port)}"
        group.cancel_scope.cancel()


async def _talk(plain: SocketStream, fate: str, tls: ssl.SSLContext | None) -> None:
    stream: ByteStream = plain
    if tls is not None:
        stream = await TLSStream.wrap(plain, server_side=True, ssl_context=tls, standard_compatible=False)
    head = await stream.receive()
    if fate == "silent":
        await anyio.sleep_forever()
    if fate in _OPENING:
        port = int(head.split(b" ")[1].rpartition(b":")[2])
        await _connect(stream, await anyio.connect_tcp("127.0.0.1", port), ANSWERS[fate])
        return
    if ANSWERS[fate]:
        await stream.send(ANSWERS[fate])
    if fate in ("407", "junk"):
        await stream.receive()


async def _connect(client: ByteStream, server: SocketStream, answer: bytes) -> None:
    async with server, anyio.create_task_group() as pipes:
        # The connection is counted before the client learns of the tunnel.
        await client.send(answer)
        pipes.start_soon(_pipe, client, server)
        pipes.start_soon(_pipe, server, client)


async def _pipe(source: ByteStream, sink: ByteStream) -> None:
    try:
        async for part in source:
            await sink.send(part)
    except (*GONE, ssl.SSLError):
        pass
    # A reset is not passed on as one; the other side sees an end.
    await anyio.aclose_forcefully(sink)
