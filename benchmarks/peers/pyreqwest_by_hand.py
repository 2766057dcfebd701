"""pyreqwest with hand-written calls."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from by_hand import ByHand
from pyreqwest.client import Client, ClientBuilder


class Peer(ByHand):
    """One client; Rust code does the network work."""

    def __init__(self, client: Client, url: str) -> None:
        self.client, self.url = client, url

    async def ask(self, path: str) -> Any:
        response = await self.client.get(self.url + path).build().send()
        return (await response.json())["data"]


@asynccontextmanager
async def open_peer(url: str, connections: int) -> AsyncIterator[Peer]:
    builder = ClientBuilder().max_connections(connections).default_headers({"STATSIG-API-KEY": "console-x"})
    async with builder.error_for_status(True).build() as client:
        yield Peer(client, url)
