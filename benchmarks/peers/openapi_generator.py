"""The output of openapi-generator for our document: Python, asyncio."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parent.parent.parent / ".bench" / "generated"))

from generator_client.api.experiments_api import ExperimentsApi
from generator_client.api.gates_api import GatesApi
from generator_client.api_client import ApiClient
from generator_client.configuration import Configuration
from generator_client.models.gate_update import GateUpdate


class Peer:
    """The generated client."""

    def __init__(self, client: Any) -> None:
        self._gates, self._experiments = GatesApi(client), ExperimentsApi(client)

    async def gate(self) -> Any:
        return (await self._gates.gates_get("a_gate")).data

    async def gates(self, page: int = 1) -> Any:
        return (await self._gates.gates_list(limit=100, page=page)).data

    async def experiments(self) -> Any:
        return (await self._experiments.experiments_list(limit=100, page=1)).data

    async def update(self) -> Any:
        return await self._gates.gates_update("a_gate", GateUpdate(description="Soon gone.", tags=["old"]))


@asynccontextmanager
async def open_peer(url: str, connections: int) -> AsyncIterator[Peer]:
    configuration = Configuration(host=url)
    configuration.connection_pool_maxsize = connections
    async with ApiClient(configuration, "STATSIG-API-KEY", "console-x") as client:
        yield Peer(client)
