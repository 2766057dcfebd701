"""The process that is killed: it makes writes with a journal, each once.

    python worker.py ADDRESS JOURNAL KIND OPERATIONS GATES STEPS

KIND is `rules` or `archive`. Adding a rule has the safety class `once`: a second request adds a second rule,
and `reconcile` returns whether the rule exists. The client reads back an archived gate itself. The process
ends itself after STEPS steps; with 0, it runs to its end.
"""

from __future__ import annotations

import sys
from pathlib import Path

import anyio
import httpx

sys.path.insert(0, str(Path(__file__).parents[1]))

from crash.fuse import Fuse, Fused
from statsig_console import Client, Transport, bulk, models

Item = tuple[str, str]


def items(operations: int, gates: int) -> list[Item]:
    """Return gates and rules to add to them."""
    return [(f"gate_{number % gates}", f"rule {number}") for number in range(operations)]


async def main(address: str, journal: str, kind: str, operations: int, gates: int, steps: int) -> None:
    """Make the missing writes, and exit with an error if any is left."""
    transport = Fused(Transport(), Fuse(steps))
    async with (
        httpx.AsyncClient(transport=transport) as http,
        Client("console-crash", base_url=address, rate_limits=(), http_client=http) as client,
    ):

        async def add(item: Item) -> None:
            gate, name = item
            await client.gates.add_rule(gate, models.Rule(name=name, conditions=[], pass_percentage=10))

        async def is_there(item: Item) -> bool:
            gate, name = item
            found = await client.gates.get(gate)
            return any(rule.name == name for rule in found.rules)

        if kind == "archive":
            ids = [f"gate_{number}" for number in range(operations)]
            report = await bulk(client.gates.archive, ids, journal=journal, read_again=0.02)
            report.raise_for_failures()
        else:
            wanted = items(operations, gates)
            added = await bulk(add, wanted, journal=journal, run="crash", reconcile=is_there, read_again=0.02)
            added.raise_for_failures()


if __name__ == "__main__":
    address, journal, kind, *numbers = sys.argv[1:]
    operations, gates, steps = map(int, numbers)
    anyio.run(main, address, journal, kind, operations, gates, steps)
