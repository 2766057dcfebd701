"""The network stream of one connection of httpcore2, which records how much of a request was sent."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Iterable
from typing import Any, cast

import anyio
import anyio.lowlevel
import httpcore2

from .delivery import Delivery

__all__ = ["Line"]


class Line(httpcore2.AsyncNetworkBackend):
    """Opens the stream of one connection and watches it.

    Args:
        layers: The number of TLS handshakes before the first request. Bytes that are written before them
            open the tunnel of a proxy and do not reach the server.
    """

    def __init__(self, layers: int) -> None:
        self.exchange = Delivery()
        """The current request."""
        self.leaves: Callable[[], None] = lambda: None
        """Called before the first byte of a request is written."""
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
        """Close the stream, also after a failed or cancelled TLS handshake, when httpcore2 does not."""
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
        return await _connected_on_trio(host, port, timeout, options)
    from .asyncio_stream import connect

    return await connect(host, port, timeout, options)


async def _connected_on_trio(
    host: str, port: int, timeout: float | None, options: list[tuple[Any, ...]]
) -> httpcore2.AsyncNetworkStream:
    backend: httpcore2.AsyncNetworkBackend = cast(Any, httpcore2.TrioBackend())
    # httpcore2 would leave the stream open if the system refuses an option.
    stream = await backend.connect_tcp(host, port, timeout, None, [])
    try:
        for option in options:
            stream.get_extra_info("socket").setsockopt(*option)
    except BaseException as error:
        with anyio.CancelScope(shield=True):
            await stream.aclose()
        if isinstance(error, OSError):
            raise httpcore2.ConnectError(str(error)) from error
        raise
    return stream


class _Watched(httpcore2.AsyncNetworkStream):
    """A stream that records in the Delivery when a request is written and a response is read."""

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
            # Up to here, a cancellation leaves the request certainly unsent.
            await anyio.lowlevel.checkpoint_if_cancelled()
            self._line.leaves()
            exchange.stage, exchange.sent = "send", "maybe"
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
