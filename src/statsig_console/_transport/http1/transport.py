"""A transport for httpx over the connections of this package: it sends requests and reads whole responses."""

from __future__ import annotations

import ssl

import httpx

from ..delivery import EXTENSION, Delivery
from .pool import time_limits
from .request import encode_fields
from .server import Servers

__all__ = ["Transport"]

_LENGTHS = (b"content-length", b"transfer-encoding")


class Transport(httpx.AsyncBaseTransport):
    """Sends requests of httpx, on asyncio and trio. It can be used in one event loop only.

    Each response is read to its end before it is returned, up to `Delivery.max_bytes`. The caller limits the
    number of requests in flight, and so of open connections.

    Args:
        ssl_context: The certificates to trust, and other settings of TLS. By default, those of the system.
    """

    def __init__(self, ssl_context: ssl.SSLContext | None = None) -> None:
        self._servers = Servers(ssl_context)
        self._headers: list[tuple[bytes, bytes]] = []
        self._fields = b""
        self._has_length = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        delivery = request.extensions.get(EXTENSION) or Delivery()
        delivery.stage, delivery.sent = "connect", "no"
        stream = request.stream
        content = b"".join(stream) if isinstance(stream, httpx.ByteStream) else await request.aread()
        self._encode(request.headers.raw)
        response = await self._servers.find(request.url).send(
            request.method,
            request.extensions.get("target", request.url.raw_path),
            self._fields,
            content if content or self._has_length else None,
            time_limits(request.extensions.get("timeout", {})),
            delivery,
        )
        return response.as_httpx()

    def _encode(self, headers: list[tuple[bytes, bytes]]) -> None:
        """Encode header fields, if they differ from those of the last request."""
        if headers != self._headers:
            try:
                self._fields = encode_fields(headers)
            except ValueError as error:
                raise httpx.LocalProtocolError(str(error)) from None
            self._has_length = any(name.lower() in _LENGTHS for name, _ in headers)
            self._headers = headers

    def forget(self) -> None:
        """Leave the connections to the parent of this process, because they are its sockets."""
        self._servers.forget()

    async def aclose(self) -> None:
        """Close idle connections at once, and the others after their response or a grace period."""
        await self._servers.aclose()
