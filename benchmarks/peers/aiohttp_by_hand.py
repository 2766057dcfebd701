"""aiohttp and orjson, with hand-written calls."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import orjson
from by_hand import ByHand


class Peer(ByHand):
    """One session."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self.session, self.url = session, url

    async def ask(self, path: str) -> Any:
        async with self.session.get(self.url + path) as response:
            response.raise_for_status()
            return orjson.loads(await response.read())["data"]

    async def update(self) -> Any:
        body = orjson.dumps({"description": "Soon gone.", "tags": ["old"]})
        async with self.session.patch(
            self.url + "/gates/a_gate", data=body, headers={"Content-Type": "application/json"}
        ) as response:
            response.raise_for_status()
            return orjson.loads(await response.read())["data"]


@asynccontextmanager
async def open_peer(url: str, connections: int) -> AsyncIterator[Peer]:
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=connections), headers={"STATSIG-API-KEY": "console-x"}
    ) as session:
        yield Peer(session, url)
