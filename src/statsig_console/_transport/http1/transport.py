"""A transport for httpx over the connections of this package: it sends requests and reads whole responses."""

from __future__ import annotations

import ssl
from collections.abc import Mapping

import httpx

from ..delivery import EXTENSION, Delivery
from .pool import time_limits
from .request import encode_fields
from .server import Servers

__all__ = ["Transport"]

_NO_TIMEOUTS: Mapping[str, float | None] = {}
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

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        delivery = request.extensions.get(EXTENSION) or Delivery()
        delivery.stage, delivery.sent = "connect", "no"
        stream = request.stream
        content = b"".join(stream) if isinstance(stream, httpx.ByteStream) else await request.aread()
        headers, url = request.headers.raw, request.url
        has_length = any(name.lower() in _LENGTHS for name, _ in headers)
        server = self._servers.find(url)
        try:
            fields = encode_fields(headers)
        except ValueError as error:
            raise httpx.LocalProtocolError(str(error)) from None
        response = await server.send(
            request.method,
            request.extensions.get("target", url.raw_path),
            fields,
            content if content or has_length else None,
            time_limits(request.extensions.get("timeout", _NO_TIMEOUTS)),
            delivery,
        )
        return response.as_httpx()

    def forget(self) -> None:
        """Leave the connections to the parent of this process, because they are its sockets."""
        self._servers.forget()

    async def aclose(self) -> None:
        """Close idle connections at once, and the others after their response or a grace period."""
        await self._servers.aclose()
