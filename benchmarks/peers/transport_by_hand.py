"""The transport of statsig-console with hand-written calls. `ours` adds the cost of the client."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from by_hand import ByHand

from statsig_console import Transport


class Peer(ByHand):
    """A transport in the client of httpx."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def ask(self, path: str) -> Any:
        response = await self.http.get(path)
        response.raise_for_status()
        return json.loads(response.content)["data"]


@asynccontextmanager
async def open_peer(url: str, connections: int) -> AsyncIterator[Peer]:
    headers = {"STATSIG-API-KEY": "console-x"}
    async with httpx.AsyncClient(base_url=url, headers=headers, transport=Transport(), timeout=60) as http:
        yield Peer(http)
