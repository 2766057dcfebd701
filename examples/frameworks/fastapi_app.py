"""A service with FastAPI: one client for the life of the service, and gates as JSON.

uvicorn fastapi_app:app
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, HTTPException, Request

from statsig_console import Client, NotFoundError


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Open the client in the event loop that uses it, and close it when the service ends."""
    async with Client() as client:
        app.state.client = client
        yield


app = FastAPI(lifespan=lifespan)


@app.get("/gates/{gate_id}")
async def gate(request: Request, gate_id: str) -> dict[str, Any]:
    """Return a gate. FastAPI does not know our models; `to_dict` makes the JSON form of one."""
    try:
        found = await request.app.state.client.gates.get(gate_id)
    except NotFoundError:
        raise HTTPException(404, "there is no such gate") from None
    return found.to_dict()  # type: ignore[no-any-return]


@app.get("/stale")
async def stale(request: Request) -> list[dict[str, Any]]:
    """Return all stale gates."""
    return [gate.to_dict() async for gate in request.app.state.client.gates.list(type="STALE")]
