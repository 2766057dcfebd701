"""The output of openapi-python-client for our document with its own templates."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

sys.path.append(str(Path(__file__).parent.parent.parent / ".bench" / "generated"))

from stock_client.api.experiments import experiments_list
from stock_client.api.gates import gates_get, gates_list, gates_update
from stock_client.client import AuthenticatedClient
from stock_client.models.gate_update import GateUpdate


class Peer:
    """The generated client."""

    def __init__(self, client: AuthenticatedClient) -> None:
        self.client = client

    async def gate(self) -> Any:
        answer: Any = await gates_get.asyncio("a_gate", client=self.client)
        return answer.data

    async def gates(self, page: int = 1) -> Any:
        answer: Any = await gates_list.asyncio(client=self.client, limit=100, page=page)
        return answer.data

    async def experiments(self) -> Any:
        answer: Any = await experiments_list.asyncio(client=self.client, limit=100, page=1)
        return answer.data

    async def update(self) -> Any:
        body = GateUpdate(description="Soon gone.", tags=["old"])
        answer: Any = await gates_update.asyncio("a_gate", client=self.client, body=body)
        return answer.data


@asynccontextmanager
async def open_peer(url: str, connections: int) -> AsyncIterator[Peer]:
    limits = httpx.Limits(max_connections=connections, max_keepalive_connections=connections)
    async with AuthenticatedClient(
        base_url=url,
        token="console-x",
        prefix="",
        auth_header_name="STATSIG-API-KEY",
        timeout=httpx.Timeout(60, pool=None),
        httpx_args={"limits": limits},
    ) as client:
        yield Peer(client)
