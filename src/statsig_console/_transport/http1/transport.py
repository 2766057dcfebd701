"""A transport for httpx over connections of this package: it sends requests and reads whole responses."""

from __future__ import annotations

import math
import ssl
from collections.abc import Mapping
from functools import partial
from typing import Any

import anyio
import httpx

from ..._clock import current_time, native_loop
from ..._errors import ResponseTooLargeError
from ..delivery import EXTENSION, Delivery, EndingScope
from ..environment import proxy_for, system_trust
from .faults import BodyTooLargeFault, Fault, ProtocolFault, Response, TimeoutFault
from .opening import open_connection
from .pool import Connect, Connection, Pool, TimeLimits, UntilLoopEnds
from .request import encode_fields, encode_request
from .route import Route, route_to

__all__ = ["Transport"]

_PORTS = {"http": 80, "https": 443}
_NO_TIMEOUTS: Mapping[str, float | None] = {}
_LENGTHS = (b"content-length", b"transfer-encoding")
_forgotten: list[object] = []


class Transport(httpx.AsyncBaseTransport):
    """Sends requests of httpx, on asyncio and trio. It can be used in one event loop only.

    Each response is read to its end before it is returned, up to `Delivery.max_bytes`. The caller limits the
    number of requests in flight, and so of open connections.

    Args:
        ssl_context: The certificates to trust, and other settings of TLS. By default, those of the system.
    """

    def __init__(self, ssl_context: ssl.SSLContext | None = None) -> None:
        self._ssl_context = ssl_context
        self._servers: dict[tuple[str, str, int | None], _Server] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        delivery = request.extensions.get(EXTENSION) or Delivery()
        delivery.stage, delivery.sent = "connect", "no"
        stream = request.stream
        content = b"".join(stream) if isinstance(stream, httpx.ByteStream) else await request.aread()
        url = request.url
        server = self._servers.get((url.scheme, url.host, url.port)) or self._add_server(url)
        return await server.send(request, content, delivery)

    def _add_server(self, url: httpx.URL) -> _Server:
        if url.scheme not in _PORTS:
            raise httpx.UnsupportedProtocol(f"the scheme of the address is {url.scheme!r}, not http or https")
        host, port = url.raw_host.decode("ascii"), url.port or _PORTS[url.scheme]
        proxy = proxy_for(url.scheme, url.host, port)
        tls = self._context() if url.scheme == "https" else None
        proxy_tls = self._context() if proxy is not None and proxy.url.startswith("https:") else None
        server = _Server(route_to(host, port, tls, proxy, proxy_tls))
        self._servers[url.scheme, url.host, url.port] = server
        return server

    def _context(self) -> ssl.SSLContext:
        if self._ssl_context is None:
            self._ssl_context = system_trust()
            self._ssl_context.minimum_version = ssl.TLSVersion.TLSv1_2
            self._ssl_context.set_alpn_protocols(["http/1.1"])
        return self._ssl_context

    def forget(self) -> None:
        """Leave the connections to the parent of this process, because they are its sockets."""
        # Deleting them would give warnings about sockets that the parent still uses.
        _forgotten.append(self)

    async def aclose(self) -> None:
        """Close idle connections at once, and the others after their response or a grace period."""
        for server in list(self._servers.values()):
            await server.pool.aclose()


class _Server:
    """Sends requests to one server."""

    def __init__(self, route: Route) -> None:
        connect, until_loop_ends = _driver()
        self.pool = Pool(partial(open_connection, route, connect), until_loop_ends)
        self._is_forwarded = route.is_forwarded
        self._added = route.proxy_headers if route.is_forwarded else []
        self._headers: list[tuple[bytes, bytes]] = []
        self._fields = b""
        self._has_length = False

    async def send(self, request: httpx.Request, content: bytes, delivery: Delivery) -> httpx.Response:
        """Send a request and return the response, whose body is in memory."""
        data = self._encode(request, content)
        timeouts = request.extensions.get("timeout", _NO_TIMEOUTS)
        limits = TimeLimits(_seconds(timeouts, "read"), _seconds(timeouts, "write"))
        connection = self.pool.take_idle() or await self._open(timeouts, delivery)
        delivery.waits_for = connection
        try:
            response = await connection.send(request.method, data, limits, delivery)
        except Fault as fault:
            if (found := fault.response) is not None:
                return _as_httpx(found, _Body(found, connection, self.pool, delivery, fault))
            self.pool.release(connection, is_reusable=False)
            if isinstance(fault, ProtocolFault):
                delivery.stage = "wait"
            raise _error(fault, delivery.stage) from fault
        except BaseException:
            self.pool.release(connection, is_reusable=isinstance(delivery.outcome, Response))
            raise
        return _as_httpx(response, _Body(response, connection, self.pool, delivery))

    async def _open(self, timeouts: Mapping[str, float | None], delivery: Delivery) -> Connection:
        wait = min(_seconds(timeouts, "connect"), delivery.deadline - current_time())
        with anyio.CancelScope() as scope:
            delivery.waits_for = EndingScope(scope)
            return await self.pool.open(max(0.0, wait))
        raise httpx.ConnectTimeout("no connection before the deadline")

    def _encode(self, request: httpx.Request, content: bytes) -> bytes:
        headers = request.headers.raw
        target = request.extensions.get("target", request.url.raw_path)
        if self._is_forwarded:
            url = request.url
            target = b"%b://%b%b" % (url.raw_scheme, url.netloc, target)
        try:
            # Headers are checked only if they differ from those of the last request.
            if headers != self._headers:
                self._fields = encode_fields(headers + self._added)
                self._has_length = any(name.lower() in _LENGTHS for name, _ in headers)
                self._headers = headers
            body = content if content or self._has_length else None
            return encode_request(request.method.encode("ascii"), target, self._fields, body)
        except ValueError as error:
            raise httpx.LocalProtocolError(str(error)) from None


class _Body(httpx.AsyncByteStream):
    """The body of a response, which is in memory; closing it makes the connection available again.

    It is its own iterator, because asyncio keeps a list of all generators.
    """

    def __init__(
        self,
        response: Response,
        connection: Connection,
        pool: Pool,
        delivery: Delivery,
        fault: Fault | None = None,
    ) -> None:
        self._response = response
        self._content = response.body
        self._connection: Connection | None = connection
        self._pool = pool
        self._delivery = delivery
        self._fault = fault

    def __aiter__(self) -> _Body:
        return self

    async def __anext__(self) -> bytes:
        content, self._content = self._content, b""
        if content:
            return content
        if self._fault is None:
            raise StopAsyncIteration
        error = _error(self._fault, "receive")
        if isinstance(error, ResponseTooLargeError):
            error.status = self._response.status
        raise error from self._fault

    async def aclose(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            is_reusable = self._fault is None and not self._delivery.is_spoiled
            self._pool.release(connection, is_reusable=is_reusable)


def _driver() -> tuple[Connect, UntilLoopEnds | None]:
    """Return the functions of the driver for the running event loop."""
    if hasattr(native_loop(), "create_connection"):
        from .asyncio_connection import connect, until_loop_ends

        return connect, until_loop_ends
    from .trio_connection import connect as connect_on_trio

    return connect_on_trio, None


def _as_httpx(response: Response, stream: httpx.AsyncByteStream) -> httpx.Response:
    return httpx.Response(response.status, headers=response.headers, stream=stream)


def _seconds(timeouts: Mapping[str, Any], name: str) -> float:
    seconds = timeouts.get(name)
    return math.inf if seconds is None else seconds


def _error(fault: Fault, stage: str) -> Exception:
    """Return the exception that callers know for a fault of a request."""
    text = str(fault)
    if isinstance(fault, TimeoutFault):
        return httpx.WriteTimeout(text) if stage == "send" else httpx.ReadTimeout(text)
    if isinstance(fault, BodyTooLargeFault):
        return ResponseTooLargeError(fault.limit)
    if isinstance(fault, ProtocolFault):
        return httpx.RemoteProtocolError(text)
    return httpx.ReadError(text)
