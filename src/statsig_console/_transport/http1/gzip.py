"""Decompress gzip with all its members, in small pieces, and with limits on size and members."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from .faults import BodyTooLargeFault, ProtocolFault, TruncatedFault

__all__ = ["MAX_MEMBERS", "GzipDecoder"]

MAX_MEMBERS = 1000
"""An empty member has 20 bytes, so 64 MiB could hold millions of them, each of which needs a decoder."""
_PIECE = 2**16


class GzipDecoder:
    """Decompresses one body.

    Args:
        limit: The maximum size of the decompressed body.
    """

    __slots__ = ("_decoder", "_limit", "_members", "_size")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._size = self._members = 0
        self._decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Yield the decompressed content of more bytes of the body.

        Each step takes about 0.1 ms, so that the caller can give other tasks a turn. Some yield no bytes.
        Raises BodyTooLargeFault or ProtocolFault after the last valid part.
        """
        for at in range(0, len(data), _PIECE):
            # Small pieces, because the rest of a piece is copied after each step.
            piece, part = data[at : at + _PIECE], b""
            # After a full part, the decoder may hold more output, even if it has no input left.
            while piece or len(part) == _PIECE:
                if self._decoder.eof and not (piece := self._next_member(piece)):
                    break
                part = self._decompressed(piece)
                piece = self._decoder.unused_data if self._decoder.eof else self._decoder.unconsumed_tail
                if (room := self._limit - self._size) < len(part):
                    yield part[:room]
                    raise BodyTooLargeFault(self._limit)
                self._size += len(part)
                yield part

    def finish(self) -> None:
        """Raise TruncatedFault if the body ended within a member."""
        if self._members and not self._decoder.eof:
            raise TruncatedFault("the compressed body ends early")

    def _next_member(self, data: bytes) -> bytes:
        """Return the data after zero padding; if there is any, a new member begins with it."""
        data = data.lstrip(b"\0")
        if data:
            self._decoder = zlib.decompressobj(16 + zlib.MAX_WBITS)
            self._members += 1
            if self._members > MAX_MEMBERS:
                raise ProtocolFault(f"the compressed body has more than {MAX_MEMBERS} members")
        return data

    def _decompressed(self, data: bytes) -> bytes:
        self._members = self._members or 1
        try:
            # One byte more than allowed shows that there is more.
            return self._decoder.decompress(data, min(_PIECE, self._limit - self._size + 1))
        except zlib.error as error:
            raise ProtocolFault("the body is not compressed as its Content-Encoding says") from error
