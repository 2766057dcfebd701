"""The stack of clients by Stainless: the base client that openai ships, with pydantic models."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from openai._base_client import AsyncAPIClient, make_request_options
from openai._models import BaseModel
from pydantic_models import Models

models = Models(BaseModel)


class Peer:
    """The base client, with the calls that its generator would write."""

    def __init__(self, client: AsyncAPIClient) -> None:
        self.client = client

    async def gate(self) -> Any:
        return (await self.client.get("/gates/a_gate", cast_to=models.answer("GateAnswer"))).data

    async def gates(self, page: int = 1) -> Any:
        options = make_request_options(query={"limit": 100, "page": page})
        return (await self.client.get("/gates", cast_to=models.answer("GatePage"), options=options)).data

    async def experiments(self) -> Any:
        options = make_request_options(query={"limit": 100, "page": 1})
        model = models.answer("ExperimentPage")
        return (await self.client.get("/experiments", cast_to=model, options=options)).data

    async def update(self) -> Any:
        body = {"description": "Soon gone.", "tags": ["old"]}
        return (await self.client.patch("/gates/a_gate", cast_to=models.answer("GateAnswer"), body=body)).data


@asynccontextmanager
async def open_peer(url: str, connections: int) -> AsyncIterator[Peer]:
    client = AsyncAPIClient(
        version="1",
        base_url=url,
        _strict_response_validation=False,
        custom_headers={"STATSIG-API-KEY": "console-x"},
    )
    async with client:
        yield Peer(client)
