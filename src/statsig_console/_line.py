"""The line to the server under one connection of httpcore2: it notes how far a request came."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Iterable
from typing import Any, cast

import anyio
import anyio.lowlevel
import httpcore2

from ._exchange import Exchange

__all__ = ["Line"]


class Line(httpcore2.AsyncNetworkBackend):
    """Opens the stream of one connection, and watches it.

    Args:
        layers: How often TLS is begun before requests go through: what is written earlier asks a proxy for a
            tunnel, and shows the server nothing.
    """

    def __init__(self, layers: int) -> None:
        self.exchange = Exchange()
        """The request that the connection carries now."""
        self.leaves: Callable[[], None] = lambda: None
        """What to call when a request begins to leave."""
        self._layers = layers
        self._stream: httpcore2.AsyncNetworkStream | None = None

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[tuple[Any, ...]] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        self._stream = await _connected(host, port, timeout, list(socket_options or ()))
        return _Watched(self, self._stream, self._layers)

    async def aclose(self) -> None:
        """Close what is open, also where httpcore2 forgot it: when it is cancelled in the TLS handshake."""
        stream, self._stream = self._stream, None
        if stream is not None:
            with anyio.CancelScope(shield=True):
                await stream.aclose()


async def _connected(
    host: str, port: int, timeout: float | None, options: list[tuple[Any, ...]]
) -> httpcore2.AsyncNetworkStream:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        backend: httpcore2.AsyncNetworkBackend = cast(Any, httpcore2.TrioBackend())
        return await backend.connect_tcp(host, port, timeout, None, options)
    from ._asyncio_stream import connect

    return await connect(host, port, timeout, options)


class _Watched(httpcore2.AsyncNetworkStream):
    """A stream that tells the exchange what is written and read."""

    def __init__(self, line: Line, stream: httpcore2.AsyncNetworkStream, layers: int) -> None:
        self._line = line
        self._stream = stream
        self._layers = layers

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if self._line.exchange.stage == "send":
            self._line.exchange.stage = "wait"
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not buffer:
            return
        if self._layers == 0 and (exchange := self._line.exchange).sent == "no":
            # A request that is being cancelled does not begin to leave, so that it is clear what left.
            await anyio.lowlevel.checkpoint_if_cancelled()
            exchange.stage, exchange.sent = "send", "maybe"
            self._line.leaves()
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.AsyncNetworkStream:
        stream = await self._stream.start_tls(ssl_context, server_hostname, timeout)
        self._line._stream = stream
        return _Watched(self._line, stream, self._layers - 1)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
