"""A server that answers with a script of statuses, exceptions and bodies."""

from __future__ import annotations

from typing import Any

import anyio
import httpx

from statsig_console import Client


class Server:
    """Answers with a script of statuses, exceptions and bodies, then with success."""

    def __init__(self, *script: Any) -> None:
        self.script = list(script)
        self.requests: list[httpx.Request] = []
        self.times: list[float] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        self.times.append(anyio.current_time())
        step = self.script.pop(0) if self.script else 200
        if isinstance(step, Exception):
            raise step
        if isinstance(step, httpx.Response):
            return step
        return httpx.Response(step, json={"message": "m", "data": {"id": "x"}})

    def client(self, **options: Any) -> Client:
        """Return a client of this server."""
        return Client(
            "console-x", http_client=httpx.AsyncClient(transport=httpx.MockTransport(self)), **options
        )
