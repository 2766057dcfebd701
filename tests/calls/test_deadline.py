"""One deadline holds for all attempts of a call, the pauses between them, and reading back."""

from __future__ import annotations

import anyio
import httpx
import pytest

from statsig_console import Client, StatsigError, UnknownOutcomeError, models

pytestmark = pytest.mark.anyio

NOT_FOUND = {"status": 404, "message": "Gate not found."}


class Slow(httpx.AsyncBaseTransport):
    """Loses each write after some seconds, and takes some for each read."""

    def __init__(self, write: float, read: float, status: int) -> None:
        self.write, self.read, self.status = write, read, status
        self.methods: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.methods.append(request.method)
        if request.method == "GET":
            await anyio.sleep(self.read)
            return httpx.Response(self.status, json=NOT_FOUND | {"status": self.status})
        await anyio.sleep(self.write)
        raise httpx.ReadError("connection reset by peer")


@pytest.mark.parametrize("status", [404, 500, 503])
@pytest.mark.parametrize("read", [0.0, 0.4, 1.0, 3.0, 100.0])
@pytest.mark.parametrize("write", [0.0, 0.7, 1.9, 100.0])
@pytest.mark.parametrize("deadline", [0.5, 2.0, 9.0])
async def test_a_call_ends_at_its_deadline(deadline: float, write: float, read: float, status: int) -> None:
    server = Slow(write, read, status)
    start = anyio.current_time()
    async with (
        httpx.AsyncClient(transport=server) as http,
        Client("console-test-key", http_client=http, rate_limits=(), deadline=deadline) as client,
    ):
        for call in (
            client.gates.create(models.GateCreate(name="x", id="x")),
            client.gates.enable("x"),
            client.gates.update("x", models.GateUpdate(description="d")),
            client.gates.get("x"),
        ):
            with pytest.raises(StatsigError):
                await call
    assert anyio.current_time() - start <= 4 * deadline + 1e-6


async def test_an_attempt_leaves_time_to_read_back() -> None:
    server = Slow(write=100.0, read=0.1, status=404)
    async with (
        httpx.AsyncClient(transport=server) as http,
        Client("console-test-key", http_client=http, rate_limits=(), deadline=20.0, retry=None) as client,
    ):
        with pytest.raises(UnknownOutcomeError):
            await client.gates.create(models.GateCreate(name="x", id="x"))
    assert server.methods[:3] == ["POST", "GET", "GET"]
