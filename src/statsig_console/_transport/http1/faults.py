"""Errors of a connection, and the response."""

from __future__ import annotations

from typing import NamedTuple

__all__ = [
    "BodyTooLargeFault",
    "ConnectFault",
    "DisconnectedFault",
    "Fault",
    "ProtocolFault",
    "ProxyFault",
    "Response",
    "TLSFault",
    "TimeoutFault",
    "TruncatedFault",
]


class Response(NamedTuple):
    """A response whose body was read to its end, or as far as a fault allowed."""

    status: int
    headers: list[tuple[bytes, bytes]]
    """Names are as they were sent. Equal names stay separate."""
    body: bytes
    """The body as it was sent: without chunks, but still compressed."""


class Fault(Exception):
    """The base of all faults of a connection."""

    response: Response | None = None
    """The status, headers and first bytes of the body, if the head of the response was valid."""


class ConnectFault(Fault):
    """There is no connection: refused, unreachable, unknown host."""


class TLSFault(ConnectFault):
    """The TLS handshake failed."""


class ProxyFault(ConnectFault):
    """The proxy was reached and did not open a tunnel."""

    status = 0
    """The status that the proxy responded with, or 0."""


class TimeoutFault(Fault):
    """Connecting, sending or waiting took longer than allowed."""


class DisconnectedFault(Fault):
    """The connection ended before the first byte of the response."""


class ProtocolFault(Fault):
    """The server did not send a valid response, or sent one that can be read in two ways."""


class TruncatedFault(Fault):
    """The connection ended within the response, or a compressed body ends early."""


class BodyTooLargeFault(Fault):
    """The body is larger than the limit."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"the body is larger than {limit} bytes")
        self.limit = limit
