"""Send requests through an HTTP client of the user: an httpx.AsyncClient or an httpx2.AsyncClient."""

from __future__ import annotations

import socket
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Protocol, cast

import httpx

from .._errors import ClientClosedError, InvalidArgumentError

__all__ = ["HttpClient", "checked_client", "end_connection", "sender"]


class HttpClient(Protocol):
    """The attributes of an httpx.AsyncClient or httpx2.AsyncClient that are used; `auth` must be None."""

    @property
    def auth(self) -> Any: ...

    @property
    def is_closed(self) -> bool: ...

    @property
    def event_hooks(self) -> Any: ...

    async def send(
        self, request: Any, *, stream: bool = ..., auth: Any = ..., follow_redirects: Any = ...
    ) -> Any: ...


def checked_client(http: HttpClient | None) -> HttpClient | None:
    """Return the HTTP client, or None, or raise InvalidArgumentError if it cannot be used."""
    if http is None:
        return None
    if not isinstance(http, httpx.AsyncClient) and _httpx2(http) is None:
        kind = type(http)
        raise InvalidArgumentError(
            "http_client",
            f"{kind.__module__}.{kind.__qualname__} given; "
            "an httpx.AsyncClient or httpx2.AsyncClient is expected",
        )
    if http.is_closed:
        raise InvalidArgumentError("http_client", "the HTTP client is closed")
    if http.auth is not None:
        raise InvalidArgumentError(
            "http_client",
            "the HTTP client has `auth`, which would send an Authorization header to the API; "
            "make one without `auth` for this client",
        )
    return http


def sender(client: HttpClient) -> Callable[[httpx.Request], Awaitable[httpx.Response]]:
    """Return the function that sends a request of httpx through a client of the user.

    It raises only exceptions of httpx, and those of the user's hooks and transports.
    """
    httpx2 = None if isinstance(client, httpx.AsyncClient) else _httpx2(client)

    async def send(request: httpx.Request) -> httpx.Response:
        if client.is_closed:
            raise ClientClosedError(
                "the HTTP client that was passed as `http_client` is closed; nothing was sent"
            )
        # `auth=None` also replaces an `auth` that was set after the check.
        options: dict[str, Any] = {"stream": True, "auth": None, "follow_redirects": False}
        response: Any
        if httpx2 is None:
            response = await client.send(request, **options)
        else:
            with _as_httpx(httpx2):
                response = await client.send(_translated(request, httpx2), **options)
        if response.is_stream_consumed and client.event_hooks["response"]:
            return _read_by_hook(response)
        if httpx2 is None:
            return cast(httpx.Response, response)
        stream = _Stream(response, httpx2)
        return httpx.Response(
            response.status_code,
            headers=response.headers.raw,
            stream=stream,
            extensions={} if response.is_stream_consumed else response.extensions,
        )

    return send


def end_connection(response: httpx.Response) -> None:
    """End the connection of an invalid response, so that the HTTP client does not reuse it.

    What follows on it may answer the next request. Call this before the response is closed: after that, the
    connection may serve another request. Several requests share a connection of HTTP/2, which is left alone.
    """
    stream, version = response.extensions.get("network_stream"), response.extensions.get("http_version")
    if stream is None or response.is_stream_consumed or version not in (b"HTTP/1.0", b"HTTP/1.1"):
        return
    # A pool drops an idle connection that the server has ended, and this one looks like that. A pool on trio
    # fails at one that was closed. The socket object of uvloop has no `shutdown`, but a duplicate has it.
    # Other network streams may not have a socket, or one that cannot be duplicated.
    with suppress(Exception), stream.get_extra_info("socket").dup() as copy:
        copy.shutdown(socket.SHUT_RDWR)


def _httpx2(client: object) -> Any:
    """Return the package httpx2 if the client is one of its clients; then the user has imported it."""
    package = sys.modules.get("httpx2")
    kind = getattr(package, "AsyncClient", None)
    return package if kind is not None and isinstance(client, kind) else None


def _translated(request: httpx.Request, httpx2: Any) -> Any:
    """Return the same request as one of httpx2."""
    return httpx2.Request(
        request.method,
        str(request.url),
        headers=request.headers.raw,
        content=request.content or None,
        extensions=request.extensions,
    )


def _read_by_hook(response: Any) -> httpx.Response:
    """Return a response whose body a hook has already read and decoded; its stream is at its end."""
    done = (b"content-encoding", b"content-length", b"transfer-encoding")
    headers = [(name, value) for name, value in response.headers.raw if name.lower() not in done]
    return httpx.Response(response.status_code, headers=headers, stream=httpx.ByteStream(response.content))


class _Stream(httpx.AsyncByteStream):
    """The body of a response of httpx2, with the exceptions of httpx."""

    def __init__(self, response: Any, httpx2: Any) -> None:
        self._response = response
        self._parts = aiter(response.stream)
        self._httpx2 = httpx2

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        with _as_httpx(self._httpx2):
            part: bytes = await anext(self._parts)
        return part

    async def aclose(self) -> None:
        with _as_httpx(self._httpx2):
            await self._response.aclose()


@contextmanager
def _as_httpx(httpx2: Any) -> Iterator[None]:
    """Raise the exception of httpx with the same name as one of httpx2."""
    try:
        yield
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise _counterpart(type(error))(str(error)) from error


def _counterpart(kind: type[BaseException]) -> type[Exception]:
    """Return the exception of httpx with the name of a class or of its nearest base class."""
    for base in kind.__mro__:
        found = getattr(httpx, base.__name__, None)
        # An HTTPStatusError, which a hook may raise, cannot be created without a request of httpx.
        if found is httpx.HTTPStatusError or not isinstance(found, type):
            continue
        if issubclass(found, httpx.HTTPError | httpx.InvalidURL):
            return found
    return httpx.HTTPError
