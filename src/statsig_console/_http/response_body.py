"""Read the body of a response: decompress it, and stop at the maximum size."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from typing import cast

import anyio
import anyio.lowlevel
import httpx

from .._errors import ResponseError, ResponseTooLargeError, TruncatedResponseError
from .._transport.http1.faults import BodyTooLargeFault, Fault, TruncatedFault
from .._transport.http1.gzip import GzipDecoder

__all__ = ["read_body"]

_STEPS_PER_TURN = 16
"""Parts after which other tasks get a turn. Each part has at most 64 KiB if it was decompressed."""

_TWO_LENGTHS = {b"content-length", b"transfer-encoding"}


async def read_body(response: httpx.Response, parts: list[bytes], max_bytes: int) -> None:
    """Read and decompress the body in pieces; raises ResponseError after the last readable piece."""
    # A search by httpx takes 2 µs for each name, because it decodes all headers.
    names = {name.lower() for name, _ in response.headers.raw}
    is_compressed = b"content-encoding" in names and _is_compressed(response)
    decoder = GzipDecoder(max_bytes) if is_compressed else None
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
    size = steps = 0
    try:
        async for raw in stream:
            pieces: Iterable[bytes] = (raw,) if decoder is None else decoder.decode(raw)
            for part in pieces:
                size += len(part)
                parts.append(part if size <= max_bytes else part[: max_bytes - size])
                if size > max_bytes:
                    raise BodyTooLargeFault(max_bytes)
                steps += 1
                # Some streams never wait, so without this a time limit could not end them.
                if steps % _STEPS_PER_TURN == 0:
                    await anyio.lowlevel.checkpoint()
        if decoder is not None:
            decoder.finish()
    except Fault as fault:
        error = _error(fault, max_bytes)
    else:
        return
    await _end(stream)
    error.status = response.status_code
    raise error


def _error(fault: Fault, max_bytes: int) -> ResponseError:
    if isinstance(fault, BodyTooLargeFault):
        return ResponseTooLargeError(max_bytes)
    kind = TruncatedResponseError if isinstance(fault, TruncatedFault) else ResponseError
    return kind(str(fault))


async def _end(stream: AsyncIterator[bytes]) -> None:
    """Close a body early. Otherwise the generators of an HTTP client would never be closed."""
    with anyio.CancelScope() as scope, suppress(Exception):
        scope.cancel()
        async for _ in stream:
            # Some streams never wait, so without this they could not be cancelled.
            await anyio.lowlevel.checkpoint()


def _is_compressed(response: httpx.Response) -> bool:
    """Return whether the body is compressed; raise ResponseError if it is not compressed with gzip."""
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding in ("", "identity"):
        return False
    if encoding not in ("gzip", "x-gzip"):
        text = f"the body is compressed with {encoding}, which was not requested"
        raise ResponseError(text, status=response.status_code)
    return True
