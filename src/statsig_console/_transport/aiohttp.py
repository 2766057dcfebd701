"""The other engine: aiohttp's pool, for heavy reading on asyncio; chosen by ``Client(engine="aiohttp")``."""

from __future__ import annotations

import io
import socket
from collections.abc import AsyncIterator, Mapping
from contextvars import ContextVar
from typing import Any, cast

import httpx

from .._errors import ConfigurationError
from .delivery import EXTENSION, MOST_INTERIM, Delivery
from .environment import Proxy, proxy_for, refused, trusted
from .supported import check_aiohttp
from .transport import probes

try:
    import aiohttp
    from multidict import CIMultiDict
    from yarl import URL
except ImportError as error:
    text = "the engine aiohttp is not installed: pip install 'statsig-console[aiohttp]'"
    raise ConfigurationError(text) from error

__all__ = ["AiohttpTransport"]

_KEEPALIVE = 4.0
_current: ContextVar[Delivery] = ContextVar("exchange")
"""The delivery record of the request in this context."""
_OURS = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


class AiohttpTransport(httpx.AsyncBaseTransport):
    """Sends requests of httpx over aiohttp, without its cookies, redirects, retries and defaults.

    Args:
        connections: The maximum number of open connections.
    """

    def __init__(self, connections: int = 16) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None
        self._proxy: Proxy | None = None
        self._times = aiohttp.ClientTimeout()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        exchange = request.extensions.get(EXTENSION) or Delivery()
        exchange.sent = "no"
        if self._session is None:
            self._session = self._open(request.url)
        stream = request.stream
        content = b"".join(stream) if isinstance(stream, httpx.ByteStream) else await request.aread()
        mark = _current.set(exchange)
        try:
            response = await self._session.request(
                request.method,
                _url(request),
                headers=self._headers(request),
                # aiohttp writes bytes at once, which blocks the event loop; a file is sent in parts.
                data=io.BytesIO(content) if content else None,
                allow_redirects=False,
                timeout=self._timeout(request.extensions.get("timeout", {})),
                proxy=self._proxy.url if self._proxy is not None else None,
                proxy_headers=self._proxy.headers if self._proxy is not None else None,
            )
        except aiohttp.ClientHttpProxyError as error:
            if self._proxy is None:
                raise _as_httpx(error, exchange) from error
            raise refused(self._proxy, error.status, f"{error.status} {error.message}") from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise _as_httpx(error, exchange) from error
        finally:
            _current.reset(mark)
        stream = _Stream(cast(_Response, response), exchange)
        return httpx.Response(response.status, headers=list(response.raw_headers), stream=stream)

    def _headers(self, request: httpx.Request) -> CIMultiDict[str]:
        found = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in request.headers.raw]
        if self._proxy is not None and request.url.scheme == "http":
            # aiohttp sends the headers for the proxy only when it opens a tunnel.
            found += self._proxy.headers.items()
        return CIMultiDict(found)

    def _timeout(self, limits: Mapping[str, float | None]) -> aiohttp.ClientTimeout:
        wanted, times = (limits.get("pool"), limits.get("connect"), limits.get("read")), self._times
        if (times.connect, times.sock_connect, times.sock_read) != wanted:
            connect, sock_connect, sock_read = wanted
            self._times = aiohttp.ClientTimeout(
                connect=connect, sock_connect=sock_connect, sock_read=sock_read
            )
        return self._times

    def _open(self, url: httpx.URL) -> aiohttp.ClientSession:
        self._proxy = proxy_for(url.scheme, url.host, url.port or 443)
        session = aiohttp.ClientSession(
            connector=_Connector(
                limit=self._connections,
                keepalive_timeout=_KEEPALIVE,
                socket_factory=_socket,
                ssl=trusted() if url.scheme == "https" else True,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            response_class=_Response,
            skip_auto_headers=_OURS,
        )
        try:
            check_aiohttp(session)
        except ConfigurationError:
            session.detach()  # Nothing was opened. This only prevents a ResourceWarning.
            raise
        # aiohttp would retry PUT and DELETE if a kept connection ends, so a write could be applied twice.
        session._retry_connection = False
        return session

    async def aclose(self) -> None:
        if self._session is not None:
            await self._session.close()

    def forget(self) -> None:
        """Leave the connections to the parent of this process.

        If the session is closed or collected here, the event loop of the parent stops watching them.
        """
        if self._session is not None and self._session.connector is not None:
            self._session.connector._closed = True


def _url(request: httpx.Request) -> URL:
    url, target = request.url, request.extensions.get("target")
    if target is None:
        return URL(str(url), encoded=True)
    path, _, query = target.decode("ascii").partition("?")
    return URL.build(
        scheme=url.scheme,
        authority=url.netloc.decode("ascii"),
        path=path,
        query_string=query,
        encoded=True,
    )


def _socket(address: aiohttp.AddrInfoType) -> socket.socket:
    family, kind, protocol, *_ = address
    made = socket.socket(family, kind, protocol)
    for option in probes():
        made.setsockopt(*option)
    return made


class _Connector(aiohttp.TCPConnector):
    """A pool that records when a request has a connection, and closes connections with unsolicited data."""

    async def connect(self, *args: Any, **options: Any) -> Any:
        connection = await super().connect(*args, **options)
        # From now on, bytes may be sent.
        exchange = _current.get()
        exchange.stage, exchange.sent = "send", "maybe"
        return connection

    async def _get(self, key: Any, traces: Any) -> Any:
        # The first connected one is used.
        for protocol, _ in self._conns.get(key, ()):
            if not protocol.should_close:
                break
            protocol.close()
        return await super()._get(key, traces)


class _Response(aiohttp.ClientResponse):
    """A response after a limited number of interim (1xx) responses."""

    used: Any = None
    """The protocol of the connection of the response, also after that is back in the pool."""

    async def start(self, connection: Any) -> aiohttp.ClientResponse:
        _current.get().stage = "wait"
        self.used = protocol = connection.protocol
        interim = 0
        read = protocol.read

        async def counted() -> Any:
            nonlocal interim
            message, payload = await read()
            interim += 100 < message.code < 200
            if interim > MOST_INTERIM:
                raise aiohttp.ClientPayloadError(f"more than {MOST_INTERIM} interim responses")
            return message, payload

        protocol.read = counted
        try:
            return await super().start(connection)
        finally:
            del protocol.read


class _Stream(httpx.AsyncByteStream):
    """The body of a response, with the exceptions of httpx."""

    def __init__(self, response: _Response, exchange: Delivery) -> None:
        self._response = response
        self._exchange = exchange

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for part in self._response.content.iter_any():
                yield part
        except (aiohttp.ClientError, OSError) as error:
            raise _as_httpx(error, self._exchange) from error

    async def aclose(self) -> None:
        # A connection can be reused only after a valid body that was read to its end.
        if self._response.content.at_eof():
            self._response.release()
        else:
            self._response.close()
        # After the complete body was read, the connection is already back in the pool; this removes it.
        if self._exchange.is_spoiled and self._response.used is not None:
            self._response.used.force_close()


def _as_httpx(error: Exception, exchange: Delivery) -> httpx.TransportError:
    text = f"{type(error).__name__}: {error}"
    if exchange.sent == "no":
        late = isinstance(error, TimeoutError)
        return httpx.ConnectTimeout(text) if late else httpx.ConnectError(text)
    if isinstance(error, TimeoutError):
        return httpx.ReadTimeout(text)
    if isinstance(
        error, aiohttp.ServerDisconnectedError | aiohttp.ClientPayloadError | aiohttp.ClientResponseError
    ):
        return httpx.RemoteProtocolError(text)
    return httpx.ReadError(text)
