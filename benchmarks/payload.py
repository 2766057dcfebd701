"""Pages as the server sends them, from a seeded fake."""

from __future__ import annotations

import copy
import json
from typing import Any

import anyio

from statsig_console.fake import Fake

__all__ = ["gates"]


def gates(count: int = 100) -> list[Any]:
    """Return the items of one page of gates, each with its rules, owner and settings."""

    async def read() -> list[Any]:
        fake = Fake(clock=lambda: 1_760_000_000.0)
        fake.seed(gates=count)
        async with fake.http() as http:
            answer = await http.get(
                "/gates", params={"limit": count}, headers={"statsig-api-key": "console-x"}
            )
            found: list[Any] = answer.json()["data"]
            return found

    return copy.deepcopy(json.loads(json.dumps(anyio.run(read))))
