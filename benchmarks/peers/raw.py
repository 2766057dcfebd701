"""The limit: HTTP/1.1 over an asyncio protocol, and orjson."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import orjson
from by_hand import ByHand


class Connection(asyncio.Protocol):
    """One kept connection; one request at a time."""

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self.buffer = b""
        self.end = -1

    def ask(self, raw: bytes) -> asyncio.Future[bytes]:
        """Send a request; the future gets the body."""
        self.answer: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self.transport.write(raw)
        return self.answer

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if self.end < 0:
            if (head := self.buffer.find(b"\r\n\r\n")) < 0:
                return
            at = self.buffer.find(b"Content-Length: ") + 16
            self.start = head + 4
            self.end = self.start + int(self.buffer[at : self.buffer.find(b"\r\n", at)])
        if len(self.buffer) >= self.end:
            body, self.buffer, self.end = self.buffer[self.start : self.end], self.buffer[self.end :], -1
            self.answer.set_result(body)


class Peer(ByHand):
    """Idle connections, and requests prepared as bytes."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self.host, self.port, self.prefix = parts.hostname, parts.port, parts.path
        self.idle: list[Connection] = []

    async def ask(self, path: str) -> Any:
        """Return the decoded data of a response."""
        if self.idle:
            connection = self.idle.pop()
        else:
            loop = asyncio.get_running_loop()
            _, connection = await loop.create_connection(Connection, self.host, self.port)
        raw = f"GET {self.prefix}{path} HTTP/1.1\r\nHost: {self.host}\r\nSTATSIG-API-KEY: console-x\r\n\r\n"
        body = await connection.ask(raw.encode())
        self.idle.append(connection)
        if body[:2] == b"\x1f\x8b":
            body = gzip.decompress(body)
        return orjson.loads(body)["data"]


@asynccontextmanager
async def open_peer(url: str, connections: int) -> AsyncIterator[Peer]:
    """Open one connection for each concurrent call."""
    peer = Peer(url)
    yield peer
    for connection in peer.idle:
        connection.transport.close()
