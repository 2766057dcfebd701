"""Parse the head of a response: the status line and the header fields, by one strict pattern."""

from __future__ import annotations

import re
from typing import NamedTuple

from .faults import ProtocolFault

__all__ = ["MAX_HEAD", "TEXT", "Head", "check_start", "find_blank_line", "parse_head", "parse_trailers"]

MAX_HEAD = 2**16
"""The maximum number of bytes from the status line to the blank line. Trailers have the same limit."""
TEXT = rb"[^\x00-\x08\x0a-\x1f\x7f]*"
"""Any characters but control characters; a tab is allowed."""
_FIELD = rb"\r\n[!#$%&'*+\-.^_`|~0-9A-Za-z]+:" + TEXT
_HEAD = re.compile(rb"HTTP/1\.([01]) ([1-9][0-9]{2})(?: " + TEXT + rb")?((?:" + _FIELD + rb")*)")
_FIELDS = re.compile(rb"(?:" + _FIELD + rb")*")
# The next two find names and values in fields that one of the patterns above has checked.
_VALUE = rb":[ \t]*((?:[^\r]*[^\r \t])?)"
_NAMES_AND_VALUES = re.compile(rb"\r\n([^:]+)" + _VALUE)
_FRAMING = re.compile(rb"\r\n(content-length|transfer-encoding|connection)" + _VALUE, re.IGNORECASE)
_LENGTHS = re.compile(rb"\r\n(?:content-length|transfer-encoding):", re.IGNORECASE)
_BARE_LF = re.compile(rb"(?<!\r)\n")
_START = b"HTTP/1."
_MAX_DIGITS = 20
"""Python refuses to read numbers of thousands of digits, and takes long for them."""


class Head(NamedTuple):
    """The head of one response, interim ones included."""

    status: int
    headers: list[tuple[bytes, bytes]]
    """Names are as they were sent. Equal names stay separate."""
    is_chunked: bool
    content_length: int | None
    must_close: bool
    """Whether the server will use this connection for no other response."""


def find_blank_line(data: bytes | bytearray, start: int, checked: int) -> int:
    """Return the index of the CRLF CRLF that ends a block of lines, or -1 if it may still arrive.

    Raises ProtocolFault if the block is too large, or has a line that does not end with CRLF.

    Args:
        data: Bytes that were received.
        start: Where the block begins.
        checked: Bytes before this index are known to hold no end and no bare LF.
    """
    end = data.find(b"\r\n\r\n", max(checked - 3, start))
    if end - start > MAX_HEAD or (end < 0 and len(data) - start > MAX_HEAD + 3):
        raise ProtocolFault(f"the head or the trailers of the response are larger than {MAX_HEAD} bytes")
    # Do not wait for the end of a block that cannot become valid.
    if end < 0 and _BARE_LF.search(data, max(checked, start)):
        raise ProtocolFault("a line of the response does not end with CRLF")
    return end


def check_start(data: bytes | bytearray, start: int) -> None:
    """Raise ProtocolFault if the bytes from `start` cannot begin a status line."""
    first = data[start : start + len(_START)]
    if first != _START[: len(first)]:
        raise ProtocolFault("the response does not begin with a status line of HTTP/1")


def parse_head(data: bytes | bytearray, start: int, end: int) -> Head:
    """Return the head from `start` to its blank line at `end`; raises ProtocolFault if it is not valid."""
    found = _HEAD.fullmatch(data, start, end)
    if found is None:
        check_start(data, start)
        raise ProtocolFault("the head of the response is malformed")
    is_1_0, status, fields = found[1] == b"0", int(found[2]), found[3]
    codings: list[bytes] = []
    lengths: list[bytes] = []
    must_close = is_1_0
    for name, value in _FRAMING.findall(fields):
        # The three names differ in length, and may be in upper case.
        if len(name) == len(b"content-length"):
            lengths.append(value)
        elif len(name) == len(b"transfer-encoding"):
            codings.append(value)
        else:
            must_close = must_close or _has_close(value)
    if status < 200:
        _check_interim(status, bool(codings or lengths))
    return Head(
        status,
        _NAMES_AND_VALUES.findall(fields),
        bool(codings) and _is_chunked(codings, bool(lengths), is_1_0=is_1_0),
        _content_length(lengths) if lengths else None,
        must_close,
    )


def parse_trailers(data: bytes | bytearray, start: int, end: int) -> None:
    """Check the trailers from `start` to `end`, which are not used; raises ProtocolFault."""
    if end == start:
        return
    if _FIELDS.fullmatch(data, start, end) is None:
        raise ProtocolFault("the trailers of the response are malformed")
    if _LENGTHS.search(data, start, end):
        raise ProtocolFault("the trailers of the response name the length of its body")


def _check_interim(status: int, has_length: bool) -> None:
    if status == 101:
        raise ProtocolFault("the server switched to another protocol")
    if has_length:
        raise ProtocolFault("an interim response names the length of a body")


def _is_chunked(codings: list[bytes], has_length: bool, *, is_1_0: bool) -> bool:
    if has_length:
        # RFC 9112, 6.3: it may be an attempt at response smuggling.
        raise ProtocolFault("both Content-Length and Transfer-Encoding")
    if is_1_0 or [coding.lower() for coding in codings] != [b"chunked"]:
        raise ProtocolFault("a Transfer-Encoding other than chunked, or in HTTP/1.0")
    return True


def _content_length(lengths: list[bytes]) -> int:
    if len(lengths) == 1 and len(lengths[0]) <= _MAX_DIGITS and lengths[0].isdigit():
        return int(lengths[0])
    # The same length repeated is one length (RFC 9110, 8.6).
    values = {value.strip(b" \t") for length in lengths for value in length.split(b",")}
    value = values.pop()
    if values or not value.isdigit() or len(value) > _MAX_DIGITS:
        raise ProtocolFault(f"Content-Length is not one number of at most {_MAX_DIGITS} digits")
    return int(value)


def _has_close(value: bytes) -> bool:
    return any(token.strip(b" \t").lower() == b"close" for token in value.split(b","))
