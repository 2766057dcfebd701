"""Count the cost of an import, a decoded page and a call, in numbers that do not depend on the machine."""

from __future__ import annotations

import asyncio
import gc
import json
import selectors
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any, cast

import payload

from statsig_console import Client, models

__all__ = ["FILE", "VERSION", "counts"]

FILE = Path(__file__).parent / "results" / "budgets.json"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
_OF_LOOPS = (str(Path(asyncio.__file__).parent), selectors.__file__)
PROGRAMS = {
    "modules_after_import": "import httpx; before = len(sys.modules); "
    "import statsig_console; statsig_console.Client('console-x')",
    "modules_after_first_group": "import statsig_console; client = statsig_console.Client('console-x'); "
    "before = len(sys.modules); client.gates.get; statsig_console.models.Gate",
}


def counts() -> dict[str, int]:
    """Return the counts for this version of Python."""
    page = payload.gates()
    decode = models.Gate.from_dict
    list(map(decode, page))
    found = {name: _modules(program) for name, program in PROGRAMS.items()}
    found |= {"instructions": _instructions(page), "memory_blocks": _blocks(page)}
    return found | {"calls_of_a_small_get": asyncio.run(_calls_of_a_get(page[0]))}


def _modules(program: str) -> int:
    timed = f"import sys; {program}; print(len(sys.modules) - before)"
    done = subprocess.run([sys.executable, "-c", timed], capture_output=True, text=True, check=True)
    return int(done.stdout)


def _instructions(page: list[Any]) -> int:
    """Return the number of bytecode instructions for decoding a page."""
    count = _traced if sys.version_info < (3, 12) else _monitored
    return count(lambda: list(map(models.Gate.from_dict, page)))


def _traced(work: Callable[[], object]) -> int:
    number = 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal number
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        number += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return number


def _monitored(work: Callable[[], object]) -> int:
    monitoring = vars(sys)["monitoring"]
    tool, event = monitoring.OPTIMIZER_ID, monitoring.events.INSTRUCTION
    numbers = count()
    monitoring.use_tool_id(tool, "budgets")
    monitoring.register_callback(tool, event, lambda code, offset: next(numbers))
    monitoring.set_events(tool, event)
    try:
        work()
    finally:
        monitoring.set_events(tool, 0)
        monitoring.free_tool_id(tool)
    return next(numbers)


def _blocks(page: list[Any]) -> int:
    """Return the number of memory blocks of a decoded page, without its JSON."""
    gc.collect()
    gc.disable()
    try:
        before = sys.getallocatedblocks()
        held = list(map(models.Gate.from_dict, page))
        return sys.getallocatedblocks() - before + 0 * len(held)
    finally:
        gc.enable()


async def _calls_of_a_get(gate: dict[str, Any]) -> int:
    """Return the number of function calls of one get of a small gate, without those of the event loop.

    How often the loop turns until the response is there depends on the machine.
    """
    body = json.dumps({"message": "ok", "data": {**gate, "id": "a_gate", "rules": []}}).encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)

    class Answering(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            self.transport = cast(asyncio.Transport, transport)

        def data_received(self, data: bytes) -> None:
            self.transport.write(head + body)

    number = 0

    def count_call(frame: FrameType, event: str, argument: object) -> None:
        nonlocal number
        code = frame.f_code
        is_ours = not code.co_filename.startswith(_OF_LOOPS) and code.co_filename != __file__
        number += is_ours and event in ("call", "c_call")

    loop = asyncio.get_running_loop()
    async with await loop.create_server(Answering, "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with Client("console-x", base_url=url, rate_limits=()) as client:
            for _ in range(3):
                await client.gates.get("a_gate")
            gc.disable()
            sys.setprofile(count_call)
            try:
                await client.gates.get("a_gate")
            finally:
                sys.setprofile(None)
                gc.enable()
    return number


def main() -> None:
    """Write the counts for this version of Python beside those of the others."""
    known = json.loads(FILE.read_text()) if FILE.exists() else {}
    known[VERSION] = counts()
    FILE.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n")
    print(VERSION, known[VERSION])


if __name__ == "__main__":
    main()
