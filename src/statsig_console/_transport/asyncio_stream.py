"""A connection on the transports of asyncio and uvloop; httpcore2's own, through anyio, takes more CPU."""

from __future__ import annotations

import asyncio
import math
import select
import socket
import ssl
from collections.abc import Callable, Iterable
from typing import Any, cast

import httpcore2

from .addresses import connected_socket

__all__ = ["AsyncioStream", "connect"]

_ENOUGH = 2**18
"""The maximum number of received bytes that wait to be read. Above it, reading from the socket is paused."""


async def connect(
    host: str, port: int, timeout: float | None, options: Iterable[tuple[Any, ...]]
) -> AsyncioStream:
    """Open a connection; raises ConnectTimeout or ConnectError of httpcore2."""
    try:
        async with asyncio.timeout(timeout):
            return await _opened(await connected_socket(host, port), options)
    except TimeoutError as error:
        raise httpcore2.ConnectTimeout(str(error)) from error
    except (OSError, UnicodeError) as error:
        raise httpcore2.ConnectError(str(error)) from error


async def _opened(made: socket.socket, options: Iterable[tuple[Any, ...]]) -> AsyncioStream:
    """Return the stream of a connected socket. If that fails, close the socket."""
    stream = AsyncioStream(made)
    try:
        # The options are set here, because uvloop's transports have no real socket to set them on.
        for option in options:
            made.setsockopt(*option)
        await asyncio.get_running_loop().create_connection(lambda: stream, sock=made)
    except BaseException:
        # The event loop has closed its transport, if it created one, or uvloop has detached the socket.
        made.close()
        raise
    return stream


class AsyncioStream(asyncio.Protocol, httpcore2.AsyncNetworkStream):
    """One connection: the protocol that the event loop calls, and the stream that httpcore2 reads.

    It uses only the documented methods of transports, because those of uvloop are not an asyncio.Transport.
    """

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected
        """The socket of the transport. Its number is -1 after the transport has closed it."""
        self._transport: asyncio.Transport
        self._parts: list[bytes] = []
        self._size = 0
        self._is_over = False
        self._failure: Exception | None = None
        """The error that ended the connection; None if the server closed it normally."""
        self._is_lost = False
        self._is_secure = False
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None
        self._is_full = False
        self._poll: Callable[[int], object] | None = None
        self._alarm: asyncio.Handle | None = None
        self._alarm_at = math.inf
        """The time of the alarm. A handle of uvloop has no `when` if the delay was less than 1 ms."""
        self._late_at = math.inf
        self._patience = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self._parts.append(data)
        self._size += len(data)
        if self._size > _ENOUGH:
            self._transport.pause_reading()
        _wake(self._reader)

    def eof_received(self) -> bool:
        self._is_over = True
        _wake(self._reader)
        # The request may still be written, because a server that responded early may still read it.
        return not self._is_secure

    def connection_lost(self, exc: Exception | None) -> None:
        self._failure, self._is_over, self._is_lost = exc, True, True
        _wake(self._reader)
        _wake(self._writer)
        self._cancel_alarm()

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
        """Set the time until which data must arrive. The alarm of an earlier read is reused."""
        self._late_at, self._patience = loop.time() + timeout, timeout
        if self._alarm is not None and self._alarm_at > self._late_at:
            self._cancel_alarm()
        if self._alarm is None and timeout < math.inf:
            self._set_alarm(loop)

    def _set_alarm(self, loop: asyncio.AbstractEventLoop) -> None:
        self._alarm, self._alarm_at = loop.call_at(self._late_at, self._ring), self._late_at

    def _cancel_alarm(self) -> None:
        alarm, self._alarm = self._alarm, None
        if alarm is not None:
            alarm.cancel()

    def _ring(self) -> None:
        self._alarm = None
        if self._reader is None or self._reader.done():
            return
        loop = self._reader.get_loop()
        if loop.time() >= self._late_at:
            self._reader.set_exception(httpcore2.ReadTimeout(f"no data within {self._patience:g} s"))
        elif self._late_at < math.inf:
            self._set_alarm(loop)

    def _taken(self, max_bytes: int) -> bytes:
        data = self._parts[0] if len(self._parts) == 1 else b"".join(self._parts)
        taken, rest = data[:max_bytes], data[max_bytes:]
        self._parts = [rest] if rest else []
        if self._size > _ENOUGH >= len(rest):
            self._transport.resume_reading()
        self._size = len(rest)
        return taken

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        # A transport of uvloop raises RuntimeError after it has called connection_lost.
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
        self._cancel_alarm()
        self._transport.abort()
        # The event loop closes the socket in its next step.
        await asyncio.sleep(0)

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> AsyncioStream:
        loop = asyncio.get_running_loop()
        self._is_secure = True
        try:
            async with asyncio.timeout(timeout):
                made = await loop.start_tls(
                    self._transport, self, ssl_context, server_hostname=server_hostname
                )
            if made is None:
                raise ConnectionAbortedError("the connection was closed during the TLS handshake")
        except TimeoutError as error:
            await self.aclose()
            raise httpcore2.ConnectTimeout(str(error)) from error
        except OSError as error:
            await self.aclose()
            raise httpcore2.ConnectError(str(error)) from error
        except BaseException:
            await self.aclose()
            raise
        self._transport = made
        return self

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable":
            return bool(self._parts) or self._is_over or self._has_news()
        names = {"client_addr": "sockname", "server_addr": "peername"}
        return self._transport.get_extra_info(names.get(info, info))

    def _has_news(self) -> bool:
        """Return whether the socket has data that the event loop has not read yet, or is closed."""
        if self._socket.fileno() < 0:
            return True
        if self._poll is None:
            if not hasattr(select, "poll"):  # pragma: no cover
                return bool(select.select([self._socket], [], [], 0)[0])
            poll = select.poll()
            poll.register(self._socket, select.POLLIN)
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
        raise httpcore2.WriteTimeout(f"no data could be sent within {timeout:g} s") from error
