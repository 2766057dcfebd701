"""The process that is killed: adds rules to gates, each once, with a journal.

    python worker.py ADDRESS JOURNAL OPERATIONS GATES

Adding a rule is of class `once`: the server adds it again when it is asked again.
"""

from __future__ import annotations

import sys

import anyio

from statsig_console import Client, bulk, models

Item = tuple[str, str]


def items(operations: int, gates: int) -> list[Item]:
    """Return gates and rules to add to them."""
    return [(f"gate_{number % gates}", f"rule {number}") for number in range(operations)]


async def main(address: str, journal: str, operations: int, gates: int) -> None:
    """Add what is not there yet, and exit with an error where something is left."""
    async with Client("console-crash", base_url=address, limits=()) as client:

        async def add(item: Item) -> None:
            gate, name = item
            await client.gates.add_rule(gate, models.Rule(name=name, conditions=[], pass_percentage=10))

        async def is_there(item: Item) -> bool:
            gate, name = item
            found = await client.gates.get(gate)
            return any(rule.name == name for rule in found.rules)

        wanted = items(operations, gates)
        report = await bulk(add, wanted, journal=journal, run="crash", reconcile=is_there, read_again=0.02)
        report.raise_for_failures()


if __name__ == "__main__":
    anyio.run(main, sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
