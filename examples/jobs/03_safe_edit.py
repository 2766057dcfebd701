"""Add a user to a rule of a gate and set its percentage, without losing what others change meanwhile.

python 03_safe_edit.py new_checkout beta u1 25
"""

import asyncio
import sys

from statsig_console import Client
from statsig_console.jobs import edit


async def main(gate_id: str, rule_name: str, user: str, percentage: float) -> None:
    """Edit the gate; the first condition of the rule lists users."""
    async with Client() as client, edit(client.gates, gate_id) as gate:
        rule = gate.rule(rule_name)
        rule.condition(0).add(user)
        rule.pass_percentage = percentage


if __name__ == "__main__":
    gate_id, rule_name, user, percentage = sys.argv[1:]
    asyncio.run(main(gate_id, rule_name, user, float(percentage)))
