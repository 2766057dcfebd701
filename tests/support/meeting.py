"""A client that meets a server which answers as told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from statsig_console import Client
from tests.support.fault_clients import client_at
from tests.support.fault_server import Exchange, FaultServer, Script, in_turn, serve

__all__ = ["applies", "meeting", "says"]


@asynccontextmanager
async def meeting(*scripts: Script, **options: Any) -> AsyncIterator[tuple[FaultServer, Client]]:
    """Serve each request by the next script, all that follow by the last one, and give server and client."""
    async with (
        serve(in_turn(*scripts)) as server,
        client_at(server.url, **options) as client,
    ):
        yield server, client


def says(data: object = None, status: int = 200, **others: Any) -> Script:
    """Return a script that answers without making a change; arguments as for ``answer``."""

    async def script(exchange: Exchange) -> None:
        await exchange.answer(data, status, **others)

    return script


def applies(data: object = None, status: int = 200, **others: Any) -> Script:
    """Return a script that makes the change and answers."""

    async def script(exchange: Exchange) -> None:
        exchange.apply()
        await exchange.answer(data, status, **others)

    return script
