"""``python benchmarks/cancellations.py``: 10,000 random cancellations leak no connection, task or slot."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import anyio
import trio.lowlevel

from statsig_console import Client, RateLimit, models

LOOPS: list[tuple[str, str, dict[str, Any]]] = [
    ("asyncio", "asyncio", {}),
    ("uvloop", "asyncio", {"use_uvloop": True}),
    ("trio", "trio", {}),
]
CANCELLED, AT_ONCE, PROBES = 10_000, 32, 64
PULSE = models.GatePulseLoadRequest(rule_id="r")
RESULTS = Path(__file__).parent / "results" / "cancellations.md"
BODY = b'{"data": {"id": "a"}}'
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Respond to each request within 5 ms."""
    with contextlib.suppress(OSError, asyncio.IncompleteReadError):
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            if b"content-length: " in (lower := head.lower()):
                await reader.readexactly(int(lower.partition(b"content-length: ")[2].split(b"\r\n")[0]))
            await asyncio.sleep(random.uniform(0, 0.005))
            writer.write(ANSWER)
    writer.close()


async def listen() -> None:
    """Serve on a free port, and print it."""
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


@contextlib.contextmanager
def serving() -> Iterator[str]:
    """Run the server in its own process; the context is its address."""
    with subprocess.Popen(
        [sys.executable, __file__, "serve"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        process.kill()


def tasks() -> int:
    """Return the number of tasks in this event loop."""
    if "trio" in sys.modules and trio.lowlevel.in_trio_run():
        return trio.lowlevel.current_statistics().tasks_living
    return len(asyncio.all_tasks())


def sockets() -> int:
    """Return the number of open sockets of this process."""
    found = 0
    for entry in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):
            found += str(entry.readlink()).startswith("socket:")
    return found


async def cut_short(client: Client, chance: random.Random) -> bool:
    """Make a call and cancel it at a random time; return whether it was cancelled before its end."""
    change = partial(client.gates.load_pulse, "a", PULSE)
    call = change if chance.random() < 0.3 else partial(client.gates.get, "a")
    with anyio.move_on_after(chance.uniform(0, 0.1)):
        await call()
        return True
    return False


async def run(url: str) -> str:
    """Cancel calls, then check that nothing was leaked; return a line with the result."""
    chance, before = random.Random(7), (tasks(), sockets())
    calls = cancelled = probes = 0
    async with Client("console-x", base_url=url, rate_limits=[RateLimit(10**6, 10)]) as client:

        async def go_on() -> None:
            nonlocal calls, cancelled
            while cancelled < CANCELLED:
                in_time = await cut_short(client, chance)
                calls, cancelled = calls + 1, cancelled + (not in_time)

        async def probe() -> None:
            nonlocal probes
            await client.gates.get("a")
            await client.gates.load_pulse("a", PULSE)
            probes += 1

        start = time.perf_counter()
        async with anyio.create_task_group() as group:
            for _ in range(AT_ONCE):
                group.start_soon(go_on)
        took, during = time.perf_counter() - start, sockets() - before[1]
        with anyio.move_on_after(30):
            async with anyio.create_task_group() as group:
                for _ in range(PROBES):
                    group.start_soon(probe)
    await anyio.sleep(0.1)
    left = tasks() - before[0], sockets() - before[1]
    return (
        f"{cancelled:,} of {calls:,} calls cancelled in {took:.0f} s; "
        f"{probes} of {PROBES} probes succeed; {during} sockets before closing; "
        f"left over: {left[0]} tasks, {left[1]} sockets"
    )


def main() -> None:
    """Run each event loop."""
    if sys.argv[1:] == ["serve"]:
        asyncio.run(listen())
    logging.getLogger("statsig_console").setLevel(logging.CRITICAL)
    lines = [f"Python {sys.version.split()[0]}, {os.cpu_count()} cores", ""]
    for name, backend, options in LOOPS:
        with serving() as url:
            lines.append(f"* {name}: {anyio.run(run, url, backend=backend, backend_options=options)}")
            print(lines[-1], flush=True)
    RESULTS.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
