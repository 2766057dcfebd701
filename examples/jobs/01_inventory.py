"""Print every object of a project as CSV, or those of some kinds.

python 01_inventory.py gate experiment > inventory.csv
"""

import asyncio
import csv
import sys

from statsig_console import Client
from statsig_console.jobs import InventoryRow, inventory


async def main(*kinds: str) -> None:
    """Print one line for each object; kinds that the key cannot read are left out."""
    table = csv.DictWriter(sys.stdout, list(InventoryRow.__annotations__))
    table.writeheader()
    async with Client() as client:
        async for row in inventory(client, kinds or None):
            table.writerow(row)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
