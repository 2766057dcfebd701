"""The responses of the server in these measurements: pages of a seeded fake, and one small gate."""

from __future__ import annotations

import json
from typing import Any

import anyio

from statsig_console.fake import Fake

__all__ = ["gates", "payloads"]


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
