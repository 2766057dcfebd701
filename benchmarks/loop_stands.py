"""``python benchmarks/loop_stands.py``: how long the decoding of 8 MiB keeps an event loop from running.

Beside it stands ``await to_thread(json.loads, body)``, which never releases the GIL. A stand is the longest
time between two turns of the loop, in CPU time of the process, which other processes do not lengthen. The
candidates run in shuffled order, and each round gives one ratio.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import anyio
import anyio.lowlevel
import anyio.to_thread
import httpx

sys.path[:0] = [str(Path(__file__).parent)]

import measure  # noqa: E402
import payload  # noqa: E402
from measure import spread  # noqa: E402

from statsig_console import Client  # noqa: E402

SIZE = 2**23
BASE = "json.loads in a thread"
Action = Callable[[], Awaitable[object]]


def large_body() -> bytes:
    """Return a page of gates with at least 8 MiB."""
    page: list[Any] = payload.gates()
    count = SIZE * len(page) // len(json.dumps(page)) + 1
    items = [{**page[number % len(page)], "id": f"gate_{number}"} for number in range(count)]
    return json.dumps({"message": "Listed.", "data": items}).encode()


class InMemory(httpx.AsyncBaseTransport):
    """Responds with a body at once, so that nothing is received."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the response."""
        headers = {"Content-Type": "application/json", "Content-Length": str(len(self._body))}
        return httpx.Response(200, headers=headers, stream=httpx.ByteStream(self._body))


async def stand(action: Action, clock: Callable[[], float] = time.process_time) -> tuple[float, float]:
    """Return the longest stand of the loop during an action, and the time of the action."""
    longest, took = 0.0, 0.0

    async def watch() -> None:
        nonlocal longest
        last = clock()
        while True:
            await anyio.lowlevel.checkpoint()
            now = clock()
            longest, last = max(longest, now - last), now

    async with anyio.create_task_group() as group:
        group.start_soon(watch)
        await anyio.lowlevel.checkpoint()
        start = clock()
        await action()
        took = clock() - start
        # The last step of the action counts too.
        for _ in range(2):
            await anyio.lowlevel.checkpoint()
        group.cancel_scope.cancel()
    return longest, took


async def rounds(number: int, body: bytes) -> dict[str, list[tuple[float, float]]]:
    """Return the stands and times of each candidate."""
    http = httpx.AsyncClient(transport=InMemory(body))
    async with http, Client("console-xxxx", base_url="http://127.0.0.1:9", http_client=http) as client:

        async def models() -> object:
            return await client.gates.list(limit=10_000)

        candidates: dict[str, Action] = {
            BASE: lambda: anyio.to_thread.run_sync(json.loads, body),
            "a call that returns JSON": lambda: client.send("GET /gates"),
            "a call that returns models": models,
        }
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in candidates}
        for index in range(number + 1):
            for name in random.sample(list(candidates), len(candidates)):
                gc.collect()
                figures = await stand(candidates[name])
                if index:  # The first round imports modules.
                    found[name].append(figures)
    return found


def table(found: dict[str, list[tuple[float, float]]]) -> list[str]:
    """Return the rows: stand, its ratio to `json.loads`, and the time of the whole call."""
    lines = [f"| | longest stand, ms | ÷ {BASE} | CPU time of all, ms |", "|---|---:|---:|---:|"]
    base = [longest for longest, _ in found[BASE]]
    for name, figures in found.items():
        ratios = [longest / other for (longest, _), other in zip(figures, base, strict=True)]
        stands = spread([longest * 1e3 for longest, _ in figures], ".1f")
        times = spread([took * 1e3 for _, took in figures], ".0f")
        lines.append(f"| {name} | {stands} | {spread(ratios)} | {times} |")
    return lines


def main() -> None:
    """Measure, and write the table to the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=31, help="measures of each kind")
    parser.add_argument("--quick", action="store_true", help="write no file")
    arguments = parser.parse_args()
    lines = [
        f"{measure.machine()}; a page of gates with 8 MiB; medians of {arguments.rounds} rounds, with the "
        "range of the middle 80 percent. The bound of the ratio is 1.3.",
        "",
    ]
    body = large_body()
    for backend in ("asyncio", "trio"):
        # Objects of imports would lengthen each collection.
        gc.freeze()
        found = anyio.run(rounds, arguments.rounds, body, backend=backend)
        lines += [f"On {backend}:", "", *table(found), ""]
    print("\n".join(lines))
    if not arguments.quick:
        (measure.RESULTS / "loop_stands.md").write_text("\n".join(lines))


if __name__ == "__main__":
    main()
