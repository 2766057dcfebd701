"""Run slices of work in the environment of a peer: python worker.py PEER; commands come as JSON lines.

It imports nothing but the peer and the standard library, so that memory and CPU time are the peer's.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any


def resident() -> int:
    """Return the bytes of resident memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


async def slice_of(call: Callable[[], Awaitable[object]], in_flight: int, seconds: float) -> dict[str, Any]:
    """Keep a number of calls in flight for some time, at least one in each task; return their cost."""
    took: list[float] = []
    end = time.perf_counter() + seconds

    async def task() -> None:
        while True:
            start = time.perf_counter()
            await call()
            now = time.perf_counter()
            took.append(now - start)
            if now > end:
                return

    gc.collect()
    cpu = time.process_time()
    await asyncio.gather(*(task() for _ in range(in_flight)))
    cpu = time.process_time() - cpu
    took.sort()
    return {
        "calls": len(took),
        "cpu_us": cpu / len(took) * 1e6,
        "p50_ms": took[len(took) // 2] * 1e3,
        "p99_ms": took[len(took) * 99 // 100] * 1e3,
    }


async def main() -> None:
    """Run commands until the input ends."""
    before, start = resident(), time.process_time()
    module = importlib.import_module(sys.argv[1])
    took = (time.process_time() - start) * 1e3
    print(json.dumps({"import_bytes": resident() - before, "import_ms": took}), flush=True)
    for line in sys.stdin:
        command = json.loads(line)
        async with module.open_peer(command["url"], command["connections"]) as peer:
            if command["what"] == "memory":
                answer = await memory(peer)
            elif command["what"] == "every":
                answer = await listing(every(peer, command["total"]))
            elif not hasattr(peer, command["what"]):
                answer = {}
            else:
                call = getattr(peer, command["what"])
                await asyncio.gather(
                    *(call() for _ in range(min(command["in_flight"], command["connections"])))
                )
                answer = await slice_of(call, command["in_flight"], command["seconds"])
        print(json.dumps(answer), flush=True)


async def memory(peer: Any) -> dict[str, Any]:
    """Return the memory of 10,000 decoded gates."""
    gc.collect()
    before = resident()
    held = [await peer.gates() for _ in range(100)]
    gc.collect()
    return {"gates_bytes": resident() - before, "pages": len(held)}


def every(peer: Any, total: int) -> AsyncIterator[Any]:
    """Read a complete list, with the peer's own iteration or page by page."""
    return peer.every() if hasattr(peer, "every") else by_page(peer, total)


async def by_page(peer: Any, total: int) -> AsyncIterator[Any]:
    """Read one page of 100 after the other."""
    for number in range(1, total // 100 + 1):
        for item in await peer.gates(number):
            yield item


async def listing(items: AsyncIterator[Any]) -> dict[str, Any]:
    """Return the time per item of a list, and the memory at the peak."""
    gc.collect()
    before = peak = resident()
    cpu, count = time.process_time(), 0
    async for _ in items:
        count += 1
        if count % 500 == 0:
            peak = max(peak, resident())
    cpu = time.process_time() - cpu
    return {"items": count, "cpu_us": cpu / count * 1e6, "peak_bytes": peak - before}


if __name__ == "__main__":
    asyncio.run(main())
