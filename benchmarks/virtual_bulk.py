"""``python benchmarks/virtual_bulk.py COUNT``: update many gates in bulk, in virtual time.

The limits of the API hold, so that an hour of waiting is part of the run. A transport without state responds.
Prints the time per write, and the memory at the peak.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import anyio
import httpx

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

import payload  # noqa: E402
from worker import resident  # noqa: E402

from statsig_console import Client, bulk, models  # noqa: E402
from tests.support.virtual_time import VirtualLoop  # noqa: E402

WARM = 300
EVERY = 100


class Answers(httpx.AsyncBaseTransport):
    """Confirms each update after a tenth of a second."""

    def __init__(self) -> None:
        gate = payload.payloads(1)["gate"]
        gate["id"] = "a_gate"
        self._body = json.dumps({"message": "Gate updated successfully.", "data": gate}).encode()
        self.peak = 0
        self.count = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.count += 1
        if self.count % EVERY == 0:
            self.peak = max(self.peak, resident())
        await anyio.sleep(0.1)
        gate = request.url.path.rpartition("/")[2]
        body = self._body.replace(b"a_gate", gate.encode())
        return httpx.Response(200, headers={"Content-Type": "application/json"}, content=body)


async def numbers(count: int) -> AsyncIterator[int]:
    """Yield the items one by one, as a list of the API does."""
    for number in range(count):
        yield number


async def run(answers: Answers, count: int) -> dict[str, Any]:
    """Update a few gates to warm up, then all."""
    async with (
        httpx.AsyncClient(transport=answers) as http,
        Client("console-x", base_url="http://127.0.0.1:1", http_client=http) as client,
    ):

        async def change(number: int) -> None:
            await client.gates.update(f"gate_{number}", models.GateUpdate(description="Soon gone."))

        await bulk(change, numbers(WARM), collect=False)
        before, cpu, begin = resident(), time.process_time(), anyio.current_time()
        answers.peak = before
        report = await bulk(change, numbers(count), collect=False)
        cpu = time.process_time() - cpu
        assert report.counts["done"] == count, report
    hours = (anyio.current_time() - begin) / 3600
    return {"cpu_us": cpu / count * 1e6, "peak_bytes": answers.peak - before, "hours": hours}


if __name__ == "__main__":
    loop = {"loop_factory": VirtualLoop}
    print(json.dumps(anyio.run(run, Answers(), int(sys.argv[1]), backend_options=loop)))
