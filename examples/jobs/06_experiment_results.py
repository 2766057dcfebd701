"""Print the results of an experiment as CSV, one line for each day, test group and metric.

python 06_experiment_results.py button_color 7 > results.csv
"""

import asyncio
import csv
import sys

from statsig_console import Client
from statsig_console.jobs import results


async def main(experiment: str, days: str = "28") -> None:
    """Read the last days, 6 at a time, and print them."""
    async with Client() as client:
        rows = await results.rows(client, experiment, days=int(days))
    table = csv.DictWriter(sys.stdout, list(rows[0]) if rows else ["date"])
    table.writeheader()
    table.writerows(rows)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
