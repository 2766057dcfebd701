"""An HTTP proxy on the loop of the test, which opens tunnels with CONNECT."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio
from anyio.abc import SocketAttribute, SocketStream

from tests.support.fault_server import GONE

__all__ = ["tunnel"]


@asynccontextmanager
async def tunnel(goal: str) -> AsyncIterator[tuple[str, list[bytes]]]:
    """Run a proxy whose tunnels all lead to one server; give its address and all bytes that clients sent."""
    seen: list[bytes] = []
    listener = await anyio.create_tcp_listener(local_host="127.0.0.1")

    async def pipe(source: SocketStream, sink: SocketStream) -> None:
        try:
            async for part in source:
                seen.append(part)
                await sink.send(part)
        except GONE:
            pass
        await sink.aclose()

    async def talk(stream: SocketStream) -> None:
        async with stream:
            try:
                seen.append(await stream.receive())
                await stream.send(b"HTTP/1.1 200 Connected\r\n\r\n")
            except GONE:
                return
            server = await anyio.connect_tcp("127.0.0.1", int(goal.rpartition(":")[2]))
            async with server, anyio.create_task_group() as pipes:
                pipes.start_soon(pipe, stream, server)
                pipes.start_soon(pipe, server, stream)

    async with listener, anyio.create_task_group() as group:
        group.start_soon(listener.serve, talk)
        yield f"http://127.0.0.1:{listener.extra(SocketAttribute.local_port)}", seen
        group.cancel_scope.cancel()
