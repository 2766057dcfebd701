"""pyreqwest as one writes it by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from by_hand import ByHand
from pyreqwest.client import Client, ClientBuilder


class Peer(ByHand):
    """One client; the work of the network is done in Rust."""

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
