"""Stop a build unless a gate is enabled and rolled out to half of the users at most.

python 11_ci_check.py new_checkout
"""

import asyncio
import sys

from statsig_console import Client
from statsig_console.jobs import check


async def main(gate_id: str) -> int:
    """Print the result, and return the exit code: 0, or 10 if the gate is not as expected."""
    async with Client() as client:
        found = await check.gate(client, gate_id, enabled=True, rollout_max=50)
    print(found)
    return 0 if found else 10


if __name__ == "__main__":
    sys.exit(asyncio.run(main(*sys.argv[1:])))
