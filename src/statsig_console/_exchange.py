"""One request and its answer: what is sent, how far it came, and which error stands for what went wrong."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NoReturn, cast
from urllib.parse import urlencode

import anyio
import anyio.lowlevel
import httpx

from ._answers import LARGE, open_answer
from ._errors import (
    ConnectError,
    PoolExhaustedError,
    ResponseError,
    ResponseTooLarge,
    Sent,
    TimeoutError,
    TransportError,
    Truncated,
)
from ._operation import Answer, Query, encode_query
from ._secrecy import Secrecy

__all__ = ["EXTENSION", "MOST_INTERIM", "Exchange", "Send", "exchange", "target"]

EXTENSION = "statsig_console.exchange"
MOST_INTERIM = 100
"""Answers such as 103 that an engine takes before the one that counts."""
_PIECE = 2**20
_CERTIFICATE = "Look at base_url, and at the proxy; name the authority that signed in SSL_CERT_FILE."
Send = Callable[[httpx.Request], Awaitable[httpx.Response]]


@dataclass(slots=True)
class Exchange:
    """How far one request came."""

    stage: str = "connect"
    sent: Sent = "maybe"
    """``maybe`` unless our own engine knows that nothing left."""
    is_spoiled: bool = False
    """Whether the answer cannot be used, so that its connection is not to be trusted with another one."""


def target(path: str, query: Query | None) -> str:
    """Return the path with its query string."""
    pairs = encode_query(query) if query else []
    return f"{path}?{urlencode(pairs)}" if pairs else path


async def exchange(
    send: Send,
    request: httpx.Request,
    state: Exchange,
    secrecy: Secrecy,
    *,
    check: Callable[[Answer], None],
    max_bytes: int,
) -> Answer:
    """Send one request and return its answer, or raise the error of this package that tells what happened.

    Args:
        send: How a request is sent.
        request: What is sent.
        state: Where to note how far it came.
        secrecy: Keeps the key out of errors.
        check: Raises a ResponseError for what cannot be the answer to this request.
        max_bytes: Bytes of the decoded body at most.
    """
    try:
        response = await send(request)
        state.stage, state.sent = "receive", "maybe"
        try:
            body = await _read(response, max_bytes)
            if not response.is_success:
                # The server repeats the key in its message; a traceback with locals would show it.
                body, response.headers = secrecy.body(body[:LARGE]), secrecy.headers(response.headers)
            return await _opened(response, body, check)
        except ResponseError as error:
            state.is_spoiled = True
            body = b""
            raise secrecy.error(error) from None
        finally:
            await response.aclose()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        _raise(secrecy.cause(error), state, request.url)


async def _opened(response: httpx.Response, body: bytes, check: Callable[[Answer], None]) -> Answer:
    """Open and check an answer; open a large one in a thread, so that the event loop goes on meanwhile."""
    status, headers = response.status_code, response.headers
    if len(body) <= LARGE:
        answer = open_answer(status, headers, body)
    else:
        from anyio.to_thread import run_sync

        answer = await run_sync(open_answer, status, headers, body, abandon_on_cancel=True)
    check(answer)
    return answer


async def _read(response: httpx.Response, max_bytes: int) -> bytes:
    parts: list[bytes] = []
    size, decoder = 0, _decoder(response)
    fault: ResponseError | None = None
    if "content-length" in response.headers and "transfer-encoding" in response.headers:
        # Two ends of one body are how answers get smuggled; RFC 9112, 6.3, wants it treated as an error.
        raise ResponseError("both Content-Length and Transfer-Encoding")
    stream = aiter(cast(httpx.AsyncByteStream, response.stream))
    async for raw in stream:
        try:
            for part in _pieces(decoder, raw):
                size += len(part)
                if size > max_bytes:
                    raise ResponseTooLarge(max_bytes)
                parts.append(part)
                if len(part) == _PIECE:
                    await anyio.lowlevel.checkpoint()
        except zlib.error:
            fault = ResponseError("the body is not compressed as its Content-Encoding says")
        except ResponseTooLarge as error:
            fault = error
        if fault is not None:
            await _end(stream)
            break
    if decoder is not None and not decoder.eof and fault is None and size:
        fault = Truncated("the compressed body ends early")
    if fault is not None:
        fault.status = response.status_code
        raise fault
    return b"".join(parts)


async def _end(stream: AsyncIterator[bytes]) -> None:
    """End a body early; to leave it alone would abandon the generators of the engine."""
    with anyio.CancelScope() as scope:
        scope.cancel()
        async for _ in stream:
            pass


def _pieces(decoder: Any, raw: bytes) -> Iterator[bytes]:
    """Undo the compression a piece at a time, so that no bomb goes off and others have their turn."""
    if decoder is None:
        yield raw
        return
    part = b""
    # A full piece may leave something inside of the decoder, even when it has taken all of its input.
    while raw or len(part) == _PIECE:
        part = decoder.decompress(raw, _PIECE)
        yield part
        raw = decoder.unconsumed_tail


def _decoder(response: httpx.Response) -> Any:
    """Return what undoes the compression of a body, if it has one."""
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return None
    if encoding not in ("gzip", "x-gzip"):
        fault = ResponseError(f"the body is compressed with {encoding}, which was not asked for")
        fault.status = response.status_code
        raise fault
    return zlib.decompressobj(16 + zlib.MAX_WBITS)


def _raise(error: Exception, state: Exchange, url: httpx.URL) -> NoReturn:
    text = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if state.sent == "no":
        text = f"{url.netloc.decode()}: {text}"
    if isinstance(error, httpx.PoolTimeout):
        raise PoolExhaustedError(text, stage="connect", sent=state.sent) from error
    if isinstance(error, httpx.TimeoutException):
        raise TimeoutError(text, stage=state.stage, sent=state.sent) from error
    if isinstance(error, httpx.ConnectError) or state.sent == "no":
        raise _unconnected(error, text, state) from error
    if state.stage == "receive" and isinstance(error, httpx.RemoteProtocolError | httpx.ReadError):
        raise Truncated(text) from error
    if isinstance(error, httpx.RemoteProtocolError) and "disconnected" not in text:
        raise ResponseError(f"the answer is not HTTP: {text}") from error
    raise TransportError(text, stage=state.stage, sent=state.sent) from error


def _unconnected(error: Exception, text: str, state: Exchange) -> ConnectError:
    import ssl

    cause: BaseException | None = error
    reason = ""
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            reason = getattr(cause, "verify_message", "") or reason or "it cannot be verified"
        cause = cause.__cause__ or cause.__context__
    if not reason:
        return ConnectError(text, stage="connect", sent=state.sent)
    text = f"{text}: the certificate does not prove who the server is: {reason}"
    found = ConnectError(text, stage="connect", sent=state.sent)
    found.reason, found.mended_by, found.hint = "certificate", "person", _CERTIFICATE
    return found


async def close(resource: httpx.AsyncBaseTransport) -> None:
    """Close an engine even when the caller was cancelled."""
    with anyio.CancelScope(shield=True), suppress(httpx.HTTPError):
        await resource.aclose()
