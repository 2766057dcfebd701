"""Plan to archive stale gates that no code uses; after a review of plan.json, apply it.

python 02_stale_gates.py plan new_checkout old_banner
python 02_stale_gates.py apply
"""

import asyncio
import sys

from statsig_console import Client
from statsig_console.jobs import stale


async def main(command: str, *ids_in_code: str) -> None:
    """Write plan.json, which keeps the gates that code asks for; or archive the gates of plan.json."""
    async with Client() as client:
        if command == "plan":
            plan = await stale.plan(client, code=ids_in_code)
            plan.save("plan.json")
            print(plan)
        else:
            print(await stale.apply(client, stale.load("plan.json"), journal="run.jsonl"))


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
