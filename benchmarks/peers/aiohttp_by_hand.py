"""aiohttp and orjson, as one writes it by hand."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import orjson


class Peer:
    """One session."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session, self.url = session, url

    async def ask(self, path: str) -> Any:
        async with self.session.get(self.url + path) as response:
            response.raise_for_status()
            return orjson.loads(await response.read())["data"]

    async def gate(self) -> Any:
        return await self.ask("/gates/a_gate")

    async def gates(self) -> Any:
        return await self.ask("/gates?limit=100&page=1")

    async def experiments(self) -> Any:
        return await self.ask("/experiments?limit=100&page=1")


@asynccontextmanager
async def open_peer(url: str, connections: int) -> AsyncIterator[Peer]:
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=connections), headers={"STATSIG-API-KEY": "console-x"}
    ) as session:
        yield Peer(session, url)
