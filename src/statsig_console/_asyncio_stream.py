"""A connection on asyncio's own transports, for httpcore2, which takes a dearer way through anyio."""

from __future__ import annotations

import asyncio
import math
import select
import ssl
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

from ._addresses import connected_socket

__all__ = ["AsyncioStream", "connect"]

_ENOUGH = 2**18
"""Bytes that wait to be taken, from which on no more are read from the socket."""


async def connect(
    host: str, port: int, timeout: float | None, options: Iterable[tuple[Any, ...]]
) -> AsyncioStream:
    """Open a connection; raises ConnectTimeout or ConnectError of httpcore2."""
    stream = AsyncioStream()
    try:
        async with asyncio.timeout(timeout):
            made = await connected_socket(host, port)
            await asyncio.get_running_loop().create_connection(lambda: stream, sock=made)
    except TimeoutError as error:
        raise httpcore2.ConnectTimeout(str(error)) from error
    except (OSError, UnicodeError) as error:
        raise httpcore2.ConnectError(str(error)) from error
    for option in options:
        stream.socket.setsockopt(*option)
    return stream


class AsyncioStream(asyncio.Protocol, httpcore2.AsyncNetworkStream):
    """One connection: the protocol that asyncio tells what comes, and the stream that httpcore2 reads."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport
        self._parts: list[bytes] = []
        self._size = 0
        self._is_over = False
        self._failure: Exception | None = None
        """Why nothing more comes, unless the other end closed in good order."""
        self._is_lost = False
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None
        self._is_full = False
        self._poll: Callable[[int], object] | None = None
        self._alarm: asyncio.TimerHandle | None = None
        self._late_at = math.inf
        self._patience = 0.0

    @property
    def socket(self) -> Any:
        """The socket beneath, to set its options."""
        return self._transport.get_extra_info("socket")

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._parts.append(data)
        self._size += len(data)
        if self._size > _ENOUGH:
            self._transport.pause_reading()
        _wake(self._reader)

    def eof_received(self) -> bool:
        self._is_over = True
        _wake(self._reader)
        # What is still to be written may be: a server that has answered early may still read.
        return self._transport.get_extra_info("ssl_object") is None

    def connection_lost(self, exc: Exception | None) -> None:
        self._failure, self._is_over, self._is_lost = exc, True, True
        _wake(self._reader)
        _wake(self._writer)
        if self._alarm is not None:
            self._alarm.cancel()

    def pause_writing(self) -> None:
        self._is_full = True

    def resume_writing(self) -> None:
        self._is_full = False
        _wake(self._writer)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        if not self._parts and not self._is_over:
            loop = asyncio.get_running_loop()
            self._reader = loop.create_future()
            self._expect(loop, math.inf if timeout is None else timeout)
            try:
                await self._reader
            finally:
                self._reader = None
        if self._parts:
            return self._taken(max_bytes)
        if self._failure is not None:
            raise httpcore2.ReadError(str(self._failure)) from self._failure
        return b""

    def _expect(self, loop: asyncio.AbstractEventLoop, timeout: float) -> None:
        """Set the time until which something must come; the alarm of an earlier read goes on to this one."""
        self._late_at, self._patience = loop.time() + timeout, timeout
        if self._alarm is not None and self._alarm.when() > self._late_at:
            self._alarm.cancel()
            self._alarm = None
        if self._alarm is None and timeout < math.inf:
            self._alarm = loop.call_at(self._late_at, self._ring)

    def _ring(self) -> None:
        self._alarm = None
        if self._reader is None or self._reader.done():
            return
        loop = self._reader.get_loop()
        if loop.time() >= self._late_at:
            self._reader.set_exception(httpcore2.ReadTimeout(f"nothing within {self._patience:g} s"))
        elif self._late_at < math.inf:
            self._alarm = loop.call_at(self._late_at, self._ring)

    def _taken(self, max_bytes: int) -> bytes:
        data = self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)
        taken, rest = data[:max_bytes], data[max_bytes:]
        self._parts = [rest] if rest else []
        if self._size > _ENOUGH >= len(rest):
            self._transport.resume_reading()
        self._size = len(rest)
        return taken

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if not self._is_lost:
            self._transport.write(buffer)
        if not self._is_lost and self._is_full:
            self._writer = asyncio.get_running_loop().create_future()
            try:
                await _within(timeout, self._writer)
            finally:
                self._writer = None
        if self._is_lost:
            raise httpcore2.WriteError(str(self._failure or "the connection is closed")) from self._failure

    async def aclose(self) -> None:
        self._transport.abort()
        # The socket is closed a turn later.
        await asyncio.sleep(0)

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> AsyncioStream:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(timeout):
                made = await loop.start_tls(
                    self._transport, self, ssl_context, server_hostname=server_hostname
                )
        except TimeoutError as error:
            await self.aclose()
            raise httpcore2.ConnectTimeout(str(error)) from error
        except (OSError, ssl.SSLError) as error:
            await self.aclose()
            raise httpcore2.ConnectError(str(error)) from error
        if made is None:
            raise httpcore2.ConnectError("the connection was closed in the TLS handshake")
        self._transport = made
        return self

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":
            return bool(self._parts) or self._is_over or self._has_news()
        names = {"client_addr": "sockname", "server_addr": "peername"}
        return self._transport.get_extra_info(names.get(info, info))

    def _has_news(self) -> bool:
        """Tell whether the system knows more of the socket than the loop has seen."""
        if self._poll is None:
            if not hasattr(select, "poll"):  # pragma: no cover
                return bool(select.select([self.socket], [], [], 0)[0])
            poll = select.poll()
            poll.register(self.socket, select.POLLIN)
            self._poll = poll.poll
        return bool(self._poll(0))


def _wake(waiter: asyncio.Future[None] | None) -> None:
    if waiter is not None and not waiter.done():
        waiter.set_result(None)


async def _within(timeout: float | None, waiter: asyncio.Future[None]) -> None:
    try:
        async with asyncio.timeout(timeout):
            await waiter
    except TimeoutError as error:
        raise httpcore2.WriteTimeout(f"nothing taken within {timeout:g} s") from error
