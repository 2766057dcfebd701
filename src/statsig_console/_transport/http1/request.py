"""Encode a request; only valid header fields and targets pass."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["encode_fields", "encode_request"]

_NAME = re.compile(rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
_VALUE = re.compile(rb"(?:[!-~\x80-\xff](?:[ \t!-~\x80-\xff]*[!-~\x80-\xff])?)?")
_TARGET = re.compile(rb"[!-~]+")
_FRAMING = frozenset({b"content-length", b"transfer-encoding"})


def encode_fields(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Return header fields as lines; raises ValueError if one is invalid. Its value is not in the message.

    Content-Length and Transfer-Encoding are left out: `encode_request` sets the length.
    """
    lines = []
    for name, value in headers:
        if _NAME.fullmatch(name) is None:
            raise ValueError(f"invalid header name {name!r}")
        if _VALUE.fullmatch(value) is None:
            raise ValueError(f"the value of the header {name.decode()} has invalid characters")
        if name.lower() not in _FRAMING:
            lines.append(b"%b: %b\r\n" % (name, value))
    return b"".join(lines)


def encode_request(method: bytes, target: bytes, fields: bytes, body: bytes | None) -> bytes:
    """Return the bytes of a request; raises ValueError if the method or the target is invalid.

    Args:
        method: Such as ``GET``.
        target: The path with its query, percent-encoded.
        fields: Header fields from `encode_fields`, with Host.
        body: None for a request without a body.
    """
    if _NAME.fullmatch(method) is None or _TARGET.fullmatch(target) is None:
        raise ValueError("the method or the target of the request has invalid characters")
    if body is None:
        return b"%b %b HTTP/1.1\r\n%b\r\n" % (method, target, fields)
    return b"%b %b HTTP/1.1\r\n%bContent-Length: %d\r\n\r\n%b" % (method, target, fields, len(body), body)
