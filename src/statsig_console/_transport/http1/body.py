"""Read the body of a response by its length, by its chunks, or to the end of the connection."""

from __future__ import annotations

import re
from typing import Protocol

from .faults import BodyTooLargeFault, ProtocolFault
from .head import TEXT, find_blank_line, parse_trailers

__all__ = ["CHUNKS_PER_TURN", "Body", "ChunkedBody", "LengthBody", "UntilCloseBody"]

CHUNKS_PER_TURN = 2000
"""The maximum number of chunks that are read at once: about 2 ms. After that, other tasks get a turn."""
_MAX_LINE = 4096
_SMALL = 1024
_CHUNK = re.compile(rb"\r\n([0-9A-Fa-f]{1,16})(?:;" + TEXT + rb"|[ \t]*)\r\n")
"""The end of the previous chunk or head, and the line that begins the next chunk."""
_CHUNK_START = re.compile(rb"\r?|\r\n(?:[0-9A-Fa-f]{1,16}(?:;" + TEXT + rb"|[ \t]*)\r?)?")


class Body(Protocol):
    """The body of one response."""

    has_more: bool
    """Whether `receive` stopped to give other tasks a turn; call it again with no bytes."""

    def receive(self, data: bytes) -> bytes | None:
        """Take bytes. Return None, or the bytes after the body, if it is complete."""
        ...

    def content(self) -> bytes:
        """Return the bytes of the body that were read so far."""
        ...


class _Content:
    """The bytes of a body, bounded."""

    __slots__ = ("_last", "_limit", "_parts", "_size", "has_more")

    def __init__(self, limit: int) -> None:
        self.has_more = False
        self._limit = limit
        self._size = 0
        self._parts: list[bytes] = []
        self._last = bytearray()
        """Small parts. A list of them would need many times their size."""

    def _add(self, part: bytes) -> None:
        if (room := self._limit - self._size) < len(part):
            self._size = self._limit
            self._parts += (bytes(self._last), part[:room])
            self._last.clear()
            raise BodyTooLargeFault(self._limit)
        self._size += len(part)
        if len(part) < _SMALL:
            self._last += part
            return
        if self._last:
            self._parts.append(bytes(self._last))
            self._last.clear()
        self._parts.append(part)

    def content(self) -> bytes:
        """Return the bytes of the body that were read so far."""
        if len(self._parts) == 1 and not self._last:
            return self._parts[0]
        return b"".join((*self._parts, self._last))


class LengthBody(_Content):
    """A body of a known length."""

    __slots__ = ("_left",)

    def __init__(self, limit: int, length: int) -> None:
        super().__init__(limit)
        self._left = length

    def receive(self, data: bytes) -> bytes | None:
        """Take bytes. Return None, or the bytes after the body, if it is complete."""
        if len(data) < self._left:
            self._left -= len(data)
            self._add(data)
            return None
        self._add(data[: self._left])
        return data[self._left :]


class UntilCloseBody(_Content):
    """A body that only the end of the connection ends."""

    __slots__ = ()

    def receive(self, data: bytes) -> bytes | None:
        """Take bytes."""
        self._add(data)
        return None


class ChunkedBody(_Content):
    """A body in chunks, with trailers. It begins with the CRLF of the blank line before it."""

    __slots__ = ("_checked", "_held", "_in_trailers", "_left")

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self._held = b""
        self._left = self._checked = 0
        self._in_trailers = False

    def receive(self, data: bytes) -> bytes | None:
        """Take bytes. Return None, or the bytes after the body, if it is complete."""
        if self._held:
            data, self._held = self._held + data, b""
        self.has_more = False
        at = 0 if self._in_trailers else self._chunks(data)
        if not self._in_trailers:
            self._held = data[at:]
            return None
        end = find_blank_line(data, at, at + self._checked)
        if end < 0:
            self._held, self._checked = data[at:], len(data) - at
            return None
        parse_trailers(data, at, end)
        return data[end + 4 :]

    def _chunks(self, data: bytes) -> int:
        """Read chunks; return the index of the first byte that is not read yet."""
        parts: list[bytes] = []
        at, left, line = 0, self._left, None
        for _ in range(CHUNKS_PER_TURN):
            if left:
                parts.append(part := data[at : at + left])
                at += len(part)
                left -= len(part)
                if left:
                    break
            line = _CHUNK.match(data, at, at + _MAX_LINE)
            if line is None:
                break
            at, left = line.end(), int(line[1], 16)
            if not left:
                # Trailers begin with the CRLF of the line before them.
                self._in_trailers = True
                at -= 2
                break
        else:
            self.has_more = True
        self._left = left
        if parts:
            self._add(parts[0] if len(parts) == 1 else b"".join(parts))
        if not left and line is None:
            _check_chunk_start(data, at)
        return at


def _check_chunk_start(data: bytes, at: int) -> None:
    """Raise ProtocolFault if the bytes from `at` cannot begin the line of a chunk."""
    if len(data) - at >= _MAX_LINE:
        raise ProtocolFault(f"a chunk of the response begins with a line of more than {_MAX_LINE} bytes")
    if _CHUNK_START.fullmatch(data, at) is None:
        raise ProtocolFault("a chunk of the response is malformed")
