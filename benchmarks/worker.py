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
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any


def resident() -> int:
    """Return the bytes of memory that are resident."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


async def slice_of(call: Callable[[], Awaitable[object]], in_flight: int, seconds: float) -> dict[str, Any]:
    """Keep so many calls in flight for a while, at least one by each task; return what they cost."""
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
    """Obey until the input ends."""
    before = resident()
    module = importlib.import_module(sys.argv[1])
    print(json.dumps({"import_bytes": resident() - before}), flush=True)
    for line in sys.stdin:
        command = json.loads(line)
        async with module.open_peer(command["url"], command["connections"]) as peer:
            if command["what"] == "memory":
                answer = await memory(peer)
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
    """Return what 10,000 gates take once they are decoded."""
    gc.collect()
    before = resident()
    held = [await peer.gates() for _ in range(100)]
    gc.collect()
    return {"gates_bytes": resident() - before, "pages": len(held)}


if __name__ == "__main__":
    asyncio.run(main())
