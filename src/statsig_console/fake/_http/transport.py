"""An httpx transport that passes requests to the fake in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol

import httpx
from anyio.lowlevel import checkpoint

from .response import Response

__all__ = ["KEY_HEADER", "InProcess", "Responder"]

KEY_HEADER = "statsig-api-key"


class Responder(Protocol):
    """The protocol of an object that responds to requests."""

    async def reply(self, method: str, target: str, key: str | None, content: bytes) -> Response:
        """Answer one request."""
        ...


class _Half(httpx.AsyncByteStream):
    def __init__(self, body: bytes, request: httpx.Request) -> None:
        self._body = body
        self._request = request

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._body[: len(self._body) // 2]
        reason = "peer closed connection without sending complete message body"
        raise httpx.RemoteProtocolError(reason, request=self._request)


class InProcess(httpx.AsyncBaseTransport):
    """Passes requests to a responder in the same process."""

    def __init__(self, fake: Responder) -> None:
        self._fake = fake

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer a request. Other tasks run first, as on a network."""
        content = await request.aread()
        await checkpoint()
        target: bytes = request.extensions.get("target", request.url.raw_path)
        response = await self._fake.reply(
            request.method, target.decode("latin-1"), request.headers.get(KEY_HEADER), content
        )
        if response.broken == "answer":
            raise httpx.ReadError("connection reset by peer", request=request)
        if response.broken == "body":
            return httpx.Response(
                response.status, headers=response.header_list(), stream=_Half(response.body, request)
            )
        return httpx.Response(
            response.status, headers=response.header_list(), content=response.body, request=request
        )
