"""httpx by hand, and pydantic v2 models made from the document."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from pydantic import BaseModel
from pydantic_models import Models

models = Models(BaseModel)


class Peer:
    """One client; ``model_validate_json`` parses responses."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self.http = http

    async def ask(self, path: str, schema: str) -> Any:
        response = await self.http.get(path)
        response.raise_for_status()
        return models.answer(schema).model_validate_json(response.content).data  # type: ignore[attr-defined]

    async def gate(self) -> Any:
        return await self.ask("/gates/a_gate", "GateAnswer")

    async def gates(self, page: int = 1) -> Any:
        return await self.ask(f"/gates?limit=100&page={page}", "GatePage")

    async def experiments(self) -> Any:
        return await self.ask("/experiments?limit=100&page=1", "ExperimentPage")


@asynccontextmanager
async def open_peer(url: str, connections: int) -> AsyncIterator[Peer]:
    limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
    headers = {"STATSIG-API-KEY": "console-x"}
    async with httpx.AsyncClient(
        base_url=url, headers=headers, limits=limits, timeout=httpx.Timeout(60, pool=None)
    ) as http:
        yield Peer(http)
