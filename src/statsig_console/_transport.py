"""The default engine under httpx: the pool of httpcore2, which survives cancellation and tells its stage."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any
from urllib.request import getproxies, proxy_bypass

import httpx

from ._exchange import EXTENSION, Exchange
from ._key import is_loopback

if TYPE_CHECKING:
    import httpcore2

__all__ = ["Transport"]

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

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        import httpcore2

        exchange = request.extensions.get(EXTENSION) or Exchange()
        exchange.sent = "no"
        url = request.url
        if self._pool is None:
            self._pool = self._open(url.scheme, url.host)
        pool = self._pool
        inner = httpcore2.Request(
            method=request.method,
            url=httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            content=request.stream,
            extensions={"timeout": request.extensions.get("timeout", {}), "trace": exchange.trace},
        )
        try:
            response = await pool.handle_async_request(inner)
        except Exception as error:
            raise _as_httpx(error) from error
        _guard(response)
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Stream(response),
            extensions=response.extensions,
        )

    def _open(self, scheme: str, host: str) -> httpcore2.AsyncConnectionPool:
        import httpcore2

        address = None if is_loopback(host) or proxy_bypass(host) else getproxies().get(scheme)
        return httpcore2.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            proxy=httpcore2.Proxy(address) if address else None,
            max_connections=self._connections,
            max_keepalive_connections=self._connections,
            keepalive_expiry=_KEEPALIVE,
        )

    async def aclose(self) -> None:
        if self._pool is not None:
            await self._pool.aclose()


def _guard(response: Any) -> None:
    """Make the connection of a response end with it when bytes beyond the response came along.

    httpcore2 would take them for the answer to the next request, and every later answer would be shifted.
    """
    connection = getattr(getattr(response.stream, "_stream", None), "_connection", None)
    closed = getattr(connection, "_response_closed", None)
    if connection is None or closed is None or getattr(closed, "guarded", False):
        return

    async def end() -> None:
        beyond, _ = connection._h11_state.trailing_data
        await (connection.aclose() if beyond else closed())

    end.guarded = True  # type: ignore[attr-defined]  # pyright: ignore[reportFunctionMemberAccess]
    connection._response_closed = end


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
