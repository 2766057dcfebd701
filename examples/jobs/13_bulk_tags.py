"""Add a tag to all gates that have another tag, such as the new name of a team.

python 13_bulk_tags.py Growth "Growth 2027"
"""

import asyncio
import sys
from functools import partial

from statsig_console import Client, bulk
from statsig_console.jobs import edit, inventory


async def add_tag(client: Client, tag: str, gate_id: str) -> None:
    """Add a tag to one gate, unless it has it."""
    async with edit(client.gates, gate_id) as gate:
        gate.tags += [tag]


async def main(old: str, new: str) -> None:
    """Tag the gates. After a crash, the same command tags the others."""
    async with Client() as client:
        rows = [row async for row in inventory(client, ["gate"])]
        ids = [row["id"] for row in rows if old in row["tags"].split(", ")]
        report = await bulk(partial(add_tag, client, new), ids)
    print(report)
    report.raise_for_failures()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
