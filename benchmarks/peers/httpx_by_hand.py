"""httpx with hand-written calls."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from by_hand import ByHand


class Peer(ByHand):
    """One client."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def ask(self, path: str) -> Any:
        response = await self.http.get(path)
        response.raise_for_status()
        return response.json()["data"]

    async def update(self) -> Any:
        response = await self.http.patch("/gates/a_gate", json={"description": "Soon gone.", "tags": ["old"]})
        return response.json()["data"]


@asynccontextmanager
async def open_peer(url: str, connections: int) -> AsyncIterator[Peer]:
    limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
    headers = {"STATSIG-API-KEY": "console-x"}
    async with httpx.AsyncClient(
        base_url=url, headers=headers, limits=limits, timeout=httpx.Timeout(60, pool=None)
    ) as http:
        yield Peer(http)
