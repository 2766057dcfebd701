"""The default engine: connections of httpcore2 that are safe to cancel and record how much was sent."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from typing import Any, Self

import httpx

from .._clock import current_time
from .delivery import EXTENSION, Delivery
from .environment import proxy_for, trusted
from .http11 import Connection
from .supported import check_httpcore2

__all__ = ["Transport", "probes"]

# Shorter than the usual timeout of servers and load balancers, so that no request uses a closing connection.
_KEEPALIVE = 4.0
_BODY = {b"content-length", b"transfer-encoding"}
_PORTS = {"http": 80, "https": 443}


class Transport(httpx.AsyncBaseTransport):
    """Sends requests of httpx over httpcore2, on asyncio and trio.

    It keeps idle connections itself, the last used one on top, because a pool of httpcore2 checks all of its
    connections for each request. The caller limits the number of open connections.
    """

    def __init__(self) -> None:
        self._idle: list[Connection] = []
        self._opener: _Opener | None = None
        self._last_headers: list[tuple[bytes, bytes]] = []
        self._checked: Any = None
        self._has_body = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        exchange = request.extensions.get(EXTENSION) or Delivery()
        exchange.sent = "no"
        url = request.url
        inner = self._made(request, url)
        connection = await self._take(url)
        try:
            response = await connection.send(inner, exchange)
            stream = _Stream(response, connection, self._idle)
            return httpx.Response(response.status, headers=response.headers, stream=stream)
        except BaseException as error:
            await connection.aclose()
            _raise_as_httpx(error)
            raise

    def _made(self, request: httpx.Request, url: httpx.URL) -> Any:
        """Return a request of httpcore2. h11 checks the headers only if they have changed."""
        import h11
        import httpcore2

        headers = request.headers.raw
        if headers != self._last_headers:
            try:
                self._checked = h11.Request(method="GET", target="/", headers=headers).headers
            except h11.LocalProtocolError as error:
                raise httpx.LocalProtocolError(str(error)) from None
            self._last_headers = headers
            self._has_body = any(name.lower() in _BODY for name, _ in headers)
        made = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(
                scheme=url.raw_scheme,
                host=url.raw_host,
                port=url.port,
                target=request.extensions.get("target", url.raw_path),
            ),
            content=request.stream if self._has_body else _Nothing(),
            extensions={"timeout": request.extensions.get("timeout", {})},
        )
        made.headers = self._checked
        return made

    async def _take(self, url: httpx.URL) -> Connection:
        """Return an idle connection that is still usable, or a new one."""
        late = current_time() - _KEEPALIVE
        # Connections at the bottom were used long ago and may never be used again.
        while self._idle and self._idle[0].used_at < late:
            await self._idle.pop(0).aclose()
        while self._idle:
            connection = self._idle.pop()
            try:
                if not connection.has_ended():
                    return connection
            except BaseException:
                await connection.aclose()
                raise
            await connection.aclose()
        if self._opener is None:
            self._opener = _Opener(url)
        return self._opener.open(url)

    async def aclose(self) -> None:
        while self._idle:
            await self._idle.pop().aclose()


class _Opener:
    """Opens connections to the server, directly or through a proxy, with the certificates to trust."""

    def __init__(self, url: httpx.URL) -> None:
        check_httpcore2()
        self._proxy = proxy_for(url.scheme, url.host, url.port or 443)
        self._context = trusted() if url.scheme == "https" else None

    def open(self, url: httpx.URL) -> Connection:
        """Return a connection, which its first request opens."""
        import httpcore2

        from .line import Line

        way, layers = None, int(url.scheme == "https")
        if (proxy := self._proxy) is not None:
            secure = self._context if proxy.url.startswith("https:") else None
            way = httpcore2.Proxy(proxy.url, headers=list(proxy.headers.items()), ssl_context=secure)
            layers += secure is not None
        line = Line(layers)
        pool = httpcore2.AsyncConnectionPool(
            ssl_context=self._context, proxy=way, socket_options=probes(), network_backend=line
        )
        origin = httpcore2.Origin(url.raw_scheme, url.raw_host, url.port or _PORTS[url.scheme])
        return Connection(pool.create_connection(origin), line, proxy)


class _Nothing:
    """The empty body of a request; h11 would send an empty part as a chunk."""

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        raise StopAsyncIteration


class _Stream(httpx.AsyncByteStream):
    """The body of a response, with the exceptions of httpx; closing it frees its connection for reuse.

    It is its own iterator, because asyncio keeps a list of all generators.
    """

    def __init__(self, response: Any, connection: Connection, idle: list[Connection]) -> None:
        self._response = response
        self._parts = aiter(response.stream)
        self._connection = connection
        self._idle = idle

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        try:
            part: bytes = await anext(self._parts)
        except Exception as error:
            _raise_as_httpx(error)
            raise
        return part

    async def aclose(self) -> None:
        connection = self._connection
        try:
            await self._response.aclose()
        finally:
            if connection.is_reusable():
                connection.used_at = current_time()
                self._idle.append(connection)
            else:
                await connection.aclose()


def probes() -> list[tuple[int, int, int]]:
    """Return the socket options that detect a dead connection by TCP keepalive probes."""
    options = [(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)]
    for name, value in (("TCP_KEEPIDLE", 20), ("TCP_KEEPINTVL", 5), ("TCP_KEEPCNT", 3)):
        if (option := getattr(socket, name, None)) is not None:
            options.append((socket.IPPROTO_TCP, option, value))
    return options


def _raise_as_httpx(error: BaseException) -> None:
    """Raise the exception of httpx with the same name, if it is one of httpcore2; the names are the same."""
    name = type(error).__name__ if type(error).__module__.startswith("httpcore2") else ""
    if (kind := getattr(httpx, name, None)) is not None:
        raise kind(str(error)) from error
