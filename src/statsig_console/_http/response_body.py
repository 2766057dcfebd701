"""Read the body of a response: decompress it, and stop at the maximum size."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from typing import Any, cast

import anyio
import anyio.lowlevel
import httpx

from .._errors import ResponseError, ResponseTooLargeError, TruncatedResponseError

__all__ = ["read_body"]

_PIECE = 2**20
_TWO_LENGTHS = {b"content-length", b"transfer-encoding"}


async def read_body(response: httpx.Response, parts: list[bytes], max_bytes: int) -> None:
    """Read and decompress the body in pieces; raises ResponseError after the last readable piece."""
    # A search by httpx takes 2 µs for each name, because it decodes all headers.
    names = {name.lower() for name, _ in response.headers.raw}
    size, decoder = 0, _decoder(response) if b"content-encoding" in names else None
    fault: ResponseError | None = None
    if names >= _TWO_LENGTHS:
        # A response with two lengths may be response smuggling. RFC 9112, 6.3, treats it as an error.
        raise ResponseError("both Content-Length and Transfer-Encoding")
    if response.is_stream_consumed:
        # A hook of the user's HTTP client has read it, and its connection may already serve another request.
        parts.append(response.content[:max_bytes])
        if len(response.content) > max_bytes:
            raise ResponseTooLargeError(max_bytes)
        return
    stream = aiter(cast(httpx.AsyncByteStream, response.stream))
    async for raw in stream:
        try:
            for part in _pieces(decoder, raw):
                size += len(part)
                parts.append(part if size <= max_bytes else part[: max_bytes - size])
                if size > max_bytes:
                    raise ResponseTooLargeError(max_bytes)
                if len(part) == _PIECE:
                    await anyio.lowlevel.checkpoint()
        except zlib.error:
            fault = ResponseError("the body is not compressed as its Content-Encoding says")
        except ResponseTooLargeError as error:
            fault = error
        if fault is not None:
            await _end(stream)
            break
    if decoder is not None and not decoder.eof and fault is None and size:
        fault = TruncatedResponseError("the compressed body ends early")
    if fault is not None:
        fault.status = response.status_code
        raise fault


async def _end(stream: AsyncIterator[bytes]) -> None:
    """Close a body early. Otherwise the generators of the engine would never be closed."""
    with anyio.CancelScope() as scope, suppress(Exception):
        scope.cancel()
        async for _ in stream:
            # Some streams never wait, so without this they could not be cancelled.
            await anyio.lowlevel.checkpoint()


def _pieces(decoder: Any, raw: bytes) -> Iterator[bytes]:
    """Decompress in small pieces, so that a decompression bomb is detected and other tasks can run."""
    if decoder is None:
        yield raw
        return
    part = b""
    # After a full piece, the decoder may hold more output, even if it has consumed all input.
    while raw or len(part) == _PIECE:
        part = decoder.decompress(raw, _PIECE)
        yield part
        raw = decoder.unconsumed_tail


def _decoder(response: httpx.Response) -> Any:
    """Return the decompressor of a body, or None if the body is not compressed."""
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return None
    if encoding not in ("gzip", "x-gzip"):
        text = f"the body is compressed with {encoding}, which was not requested"
        raise ResponseError(text, status=response.status_code)
    return zlib.decompressobj(16 + zlib.MAX_WBITS)
