"""The default engine under httpx: the pool of httpcore2, which survives cancellation and tells its stage."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Any

import anyio
import httpx

from ._environment import Proxy, proxy_for, refused, trusted
from ._exchange import EXTENSION, MOST_INTERIM, Exchange

if TYPE_CHECKING:
    import httpcore2

__all__ = ["Transport", "probes"]

# Shorter than what servers and balancers usually keep, so that no request meets an end that is closing.
_KEEPALIVE = 4.0


class Transport(httpx.AsyncBaseTransport):
    """Sends requests of httpx over httpcore2, on asyncio and trio.

    Args:
        connections: Connections open at most; as many are kept alive.
    """

    def __init__(self, connections: int = 16) -> None:
        self._connections = connections
        self._pool: httpcore2.AsyncConnectionPool | None = None
        self._proxy: Proxy | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        import httpcore2

        exchange = request.extensions.get(EXTENSION) or Exchange()
        exchange.sent = "no"
        url = request.url
        if self._pool is None:
            self._pool = self._open(url)
        pool = self._pool
        inner = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions={"timeout": request.extensions.get("timeout", {})},
        )
        response = await self._send(pool, inner, exchange)
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Stream(response),
            extensions=response.extensions,
        )

    async def _send(self, pool: Any, request: Any, exchange: Exchange) -> Any:
        import httpcore2

        half_open: Any = None

        async def trace(event: str, info: Mapping[str, Any]) -> None:
            nonlocal half_open
            if event.endswith("connect_tcp.complete"):
                half_open = info["return_value"]
            elif event.endswith("send_request_headers.started"):
                half_open = half_open if info["request"].method == b"CONNECT" else None
                _guard(pool, request, exchange)
            await exchange.trace(event, info)

        request.extensions["trace"] = trace
        try:
            return await pool.handle_async_request(request)
        except httpcore2.ProxyError as error:
            if self._proxy is None:
                raise _as_httpx(error) from error
            status, _, text = str(error).partition(" ")
            raise refused(self._proxy, int(status) if status.isdigit() else 0, f"{status} {text}") from error
        except Exception as error:
            raise _as_httpx(error) from error
        finally:
            # httpcore2 forgets a connection when it is cancelled in the middle of the TLS handshake.
            if half_open is not None:
                with anyio.CancelScope(shield=True):
                    await half_open.aclose()

    def _open(self, url: httpx.URL) -> httpcore2.AsyncConnectionPool:
        import httpcore2

        self._proxy = proxy = proxy_for(url.scheme, url.host, url.port or 443)
        context = trusted() if url.scheme == "https" else None
        way = None
        if proxy is not None:
            secure = context if proxy.url.startswith("https:") else None
            way = httpcore2.Proxy(proxy.url, headers=list(proxy.headers.items()), ssl_context=secure)
        return httpcore2.AsyncConnectionPool(
            ssl_context=context,
            proxy=way,
            max_connections=self._connections,
            max_keepalive_connections=self._connections,
            keepalive_expiry=_KEEPALIVE,
            socket_options=probes(),
        )

    async def aclose(self) -> None:
        if self._pool is not None:
            await self._pool.aclose()


def probes() -> list[tuple[int, int, int]]:
    """Return the options of a socket that asks now and then whether the other end is still there."""
    options = [(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)]
    for name, value in (("TCP_KEEPIDLE", 20), ("TCP_KEEPINTVL", 5), ("TCP_KEEPCNT", 3)):
        if (option := getattr(socket, name, None)) is not None:
            options.append((socket.IPPROTO_TCP, option, value))
    return options


class _Watch:
    """Watches a connection for what would harm this request or the next, as httpcore2 does not.

    It would take bytes beyond an answer for the answer to the next request, and every later answer would be
    shifted. It would also read interim answers without end.
    """

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._closed, self._receive = connection._response_closed, connection._receive_event
        connection._response_closed, connection._receive_event = self.end, self.event
        connection.watch = self

    def begin(self, exchange: Exchange) -> None:
        """Take note that the connection takes a request."""
        self._exchange, self._interim = exchange, 0

    async def end(self) -> None:
        beyond, _ = self._connection._h11_state.trailing_data
        await (self._connection.aclose() if beyond or self._exchange.is_spoiled else self._closed())

    async def event(self, timeout: float | None = None) -> Any:
        found = await self._receive(timeout=timeout)
        self._interim += type(found).__name__ == "InformationalResponse"
        if self._interim > MOST_INTERIM:
            from httpcore2 import RemoteProtocolError

            raise RemoteProtocolError(f"more than {MOST_INTERIM} interim answers")
        return found


def _guard(pool: Any, request: Any, exchange: Exchange) -> None:
    """Watch the connection that takes a request."""
    connection = next((one.connection for one in pool._requests if one.request is request), None)
    while connection is not None and not hasattr(connection, "_h11_state"):
        connection = getattr(connection, "_connection", None)
    if connection is not None:
        (getattr(connection, "watch", None) or _Watch(connection)).begin(exchange)


class _Stream(httpx.AsyncByteStream):
    """The body of an answer, with the exceptions that httpx uses."""

    def __init__(self, response: Any) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for part in self._response.stream:
                yield part
        except Exception as error:
            raise _as_httpx(error) from error

    async def aclose(self) -> None:
        await self._response.aclose()


def _as_httpx(error: Exception) -> Exception:
    """Return the exception of httpx with the same name; httpcore2 keeps the names of httpcore."""
    kind = (
        getattr(httpx, type(error).__name__, None) if type(error).__module__.startswith("httpcore2") else None
    )
    return kind(str(error)) if kind is not None else error
