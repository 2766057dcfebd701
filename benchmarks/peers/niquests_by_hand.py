"""niquests with hand-written calls."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import niquests
from by_hand import ByHand


class Peer(ByHand):
    """One session."""

    def __init__(self, session: niquests.AsyncSession, url: str) -> None:
        self.session, self.url = session, url

    async def ask(self, path: str) -> Any:
        response = await self.session.get(self.url + path)
        response.raise_for_status()
        return response.json()["data"]


@asynccontextmanager
async def open_peer(url: str, connections: int) -> AsyncIterator[Peer]:
    async with niquests.AsyncSession(pool_connections=1, pool_maxsize=connections) as session:
        session.headers["STATSIG-API-KEY"] = "console-x"
        yield Peer(session, url)
