"""The responses of the server in these measurements: pages of a seeded fake, and one small gate."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio

from statsig_console.fake import Fake

__all__ = ["gates", "payloads", "serving"]


def gates(count: int = 100) -> list[Any]:
    """Return the items of one page of gates, each with its rules, owner and settings."""
    found: list[Any] = payloads(count)["gates"]
    return found


def payloads(count: int = 100) -> dict[str, Any]:
    """Return a page of gates, a page of experiments, and one small gate."""

    async def read() -> dict[str, Any]:
        fake = Fake(clock=lambda: 1_760_000_000.0)
        fake.seed(gates=count, experiments=count)
        headers, query = {"statsig-api-key": "console-x"}, {"limit": count}
        async with fake.http() as http:
            found = {}
            for name in ("gates", "experiments"):
                answer = await http.get(f"/{name}", params=query, headers=headers)
                found[name] = answer.json()["data"]
        # A small one: a gate without rules.
        found["gate"] = {**found["gates"][0], "id": "a_gate", "rules": []}
        return found

    made: dict[str, Any] = json.loads(json.dumps(anyio.run(read)))
    return made


@contextmanager
def serving(folder: Path, *prefix: str) -> Iterator[str]:
    """Serve the payloads from a file in a folder; the context is the address.

    `prefix` begins the command, such as ``taskset -c 1``, which chooses a core.
    """
    file = folder / "payloads.json"
    file.write_text(json.dumps(payloads()))
    command = [*prefix, sys.executable, str(Path(__file__).with_name("answer_server.py")), str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.terminate()
