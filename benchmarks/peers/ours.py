"""statsig-console, used as in the documentation."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from statsig_console import Client, models


class Peer:
    """One client without rate limits."""

    def __init__(self, client: Client) -> None:
        self.client = client

    async def gate(self) -> Any:
        return await self.client.gates.get("a_gate")

    async def gates(self) -> Any:
        return (await self.client.gates.list(limit=100)).items

    async def every(self) -> AsyncIterator[Any]:
        async for gate in self.client.gates.list(limit=100):
            yield gate

    async def experiments(self) -> Any:
        return (await self.client.experiments.list(limit=100)).items

    async def update(self) -> Any:
        return await self.client.gates.update(
            "a_gate", models.GateUpdate(description="Soon gone.", tags=["old"])
        )


@asynccontextmanager
async def open_peer(url: str, connections: int) -> AsyncIterator[Peer]:
    """Open a client."""
    async with Client("console-x", base_url=url, concurrency=connections, rate_limits=()) as client:
        yield Peer(client)
