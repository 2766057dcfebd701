"""The fault matrix, rows 1 to 23: what the network does."""

from __future__ import annotations

import anyio
import pytest
from fault_server import Exchange, answer, in_turn, serve

from statsig_console import Client, TimeoutError
from statsig_console._session import Engine

pytestmark = pytest.mark.anyio

KEY = "console-test-key"


async def test_row_007_a_reset_before_the_answer_to_a_read(engine: Engine) -> None:
    async with (
        serve(in_turn(lambda e: e.reset(), lambda e: e.answer({"id": "a"}))) as server,
        Client(KEY, base_url=server.url, engine=engine) as client,
    ):
        assert (await client.gates.get("a")).id == "a"
    assert server.calls() == ["GET /gates/a"] * 2


async def test_row_013_headers_that_drip(engine: Engine) -> None:
    async def script(exchange: Exchange) -> None:
        await exchange.drip(answer({"id": "a"}), 1.0)

    async with serve(script) as server, Client(KEY, base_url=server.url, engine=engine) as client:
        start = anyio.current_time()
        with pytest.raises(TimeoutError):
            await client.with_options(deadline=30).gates.get("a")
        assert anyio.current_time() - start < 31
    assert len(server.seen) == 1
