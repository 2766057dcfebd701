"""A program with trio: the client with async works there without a change.

python trio_program.py
"""

import trio

from statsig_console import Client


async def main() -> dict[str, str]:
    """Read all gates, and return the status of each; several calls run at once in a nursery."""
    found = {}

    async def read(client: Client, gate_id: str) -> None:
        found[gate_id] = (await client.gates.get(gate_id)).status

    async with Client() as client:
        ids = [gate.id async for gate in client.gates.list()]
        async with trio.open_nursery() as nursery:
            for gate_id in ids:
                nursery.start_soon(read, client, gate_id)
    return found


if __name__ == "__main__":
    print(trio.run(main))
