"""One request and its answer: what is sent, how far it came, and which error stands for what went wrong."""

from __future__ import annotations

import json
import zlib
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NoReturn, cast
from urllib.parse import urlencode

import anyio
import httpx

from ._answers import open_answer, redact
from ._codec import UNSET, encode
from ._errors import (
    ConnectError,
    InvalidArgumentError,
    PoolExhaustedError,
    ResponseError,
    ResponseTooLarge,
    Sent,
    TimeoutError,
    TransportError,
    Truncated,
)
from ._operation import Answer, Query, encode_query

__all__ = ["EXTENSION", "Exchange", "Send", "encode_body", "exchange", "target"]

EXTENSION = "statsig_console.exchange"
Send = Callable[[httpx.Request], Awaitable[httpx.Response]]


@dataclass(slots=True)
class Exchange:
    """How far one request came."""

    stage: str = "connect"
    sent: Sent = "maybe"
    """``maybe`` unless our own engine knows that nothing left."""

    async def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Take note of an event of the engine."""
        if event.endswith("send_request_headers.started"):
            # What asks a proxy for a tunnel shows the server nothing.
            if info["request"].method != b"CONNECT":
                self.stage, self.sent = "send", "maybe"
        elif self.sent == "no":
            return
        elif event.endswith("send_request_body.complete"):
            self.stage = "wait"
        elif event.endswith("receive_response_headers.complete"):
            self.stage = "receive"


def target(path: str, query: Query | None) -> str:
    """Return the path with its query string."""
    pairs = encode_query(query) if query else []
    return f"{path}?{urlencode(pairs)}" if pairs else path


def encode_body(body: object) -> bytes | None:
    """Return the bytes of a request body, or raise InvalidArgumentError for what JSON cannot say."""
    if body is UNSET:
        return None
    try:
        return json.dumps(encode(body), allow_nan=False, separators=(",", ":"), ensure_ascii=False).encode()
    except (ValueError, TypeError, RecursionError) as error:
        raise InvalidArgumentError("body", f"{error}") from None


async def exchange(
    send: Send, request: httpx.Request, state: Exchange, *, deadline: float, max_bytes: int
) -> Answer:
    """Send one request and return its answer, or raise the error of this package that tells what happened.

    Args:
        send: How a request is sent.
        request: What is sent.
        state: Where to note how far it came.
        deadline: Seconds for the whole, however slowly the bytes drip.
        max_bytes: Bytes of the decoded body at most.
    """
    request.extensions = {**request.extensions, EXTENSION: state}
    with anyio.move_on_after(deadline):
        try:
            response = await send(request)
            state.stage, state.sent = "receive", "maybe"
            try:
                body = await _read(response, max_bytes)
            finally:
                await response.aclose()
            if not response.is_success:
                # The server repeats the key in its message; a traceback with locals would show it.
                body = redact(body.decode("latin-1")).encode("latin-1")
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            _raise(error, state, request.url)
        return open_answer(response.status_code, response.headers, body)
    raise TimeoutError(f"not answered within {deadline:g} s", stage=state.stage, sent=state.sent)


async def _read(response: httpx.Response, max_bytes: int) -> bytes:
    parts: list[bytes] = []
    size, decoder = 0, _decoder(response)
    fault: ResponseError | None = None
    # Leaving the loop would abandon the generators of the engine; cancelling ends them from within.
    with anyio.CancelScope() as scope:
        async for raw in cast(httpx.AsyncByteStream, response.stream):
            try:
                part = decoder.decompress(raw, max_bytes - size + 1) if decoder is not None else raw
            except zlib.error:
                fault = ResponseError("the body is not compressed as its Content-Encoding says")
                part = b""
            size += len(part)
            if size > max_bytes:
                fault = ResponseTooLarge(max_bytes)
            if fault is not None:
                scope.cancel()
            else:
                parts.append(part)
    if decoder is not None and not decoder.eof and fault is None and size:
        fault = Truncated("the compressed body ends early")
    if fault is not None:
        fault.status = response.status_code
        raise fault
    return b"".join(parts)


def _decoder(response: httpx.Response) -> Any:
    """Return what undoes the compression, which is bounded on its way and so no bomb can go off."""
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return None
    if encoding not in ("gzip", "x-gzip"):
        raise ResponseError(f"the body is compressed with {encoding}, which was not asked for")
    return zlib.decompressobj(16 + zlib.MAX_WBITS)


def _raise(error: Exception, state: Exchange, url: httpx.URL) -> NoReturn:
    text = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    if state.sent == "no":
        text = f"{url.netloc.decode()}: {text}"
    if isinstance(error, httpx.PoolTimeout):
        raise PoolExhaustedError(text, stage="connect", sent=state.sent) from error
    if isinstance(error, httpx.TimeoutException):
        raise TimeoutError(text, stage=state.stage, sent=state.sent) from error
    if isinstance(error, httpx.ConnectError):
        raise ConnectError(text, stage="connect", sent=state.sent) from error
    if state.stage == "receive" and isinstance(error, httpx.RemoteProtocolError | httpx.ReadError):
        raise Truncated(text) from error
    raise TransportError(text, stage=state.stage, sent=state.sent) from error


async def close(resource: httpx.AsyncBaseTransport) -> None:
    """Close an engine even when the caller was cancelled."""
    with anyio.CancelScope(shield=True), suppress(httpx.HTTPError):
        await resource.aclose()
