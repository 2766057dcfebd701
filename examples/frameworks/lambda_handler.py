"""A function of AWS Lambda: the client outlives an invocation, so the next one uses its connection again.

A frozen function takes no part in closing connections; a connection that the server has closed meanwhile is
replaced. The rate limits that the client keeps are those of this instance of the function.
"""

from typing import Any

from statsig_console.sync import Client

client = Client(deadline=10)


def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
    """Return whether a gate is enabled."""
    gate = client.gates.get(event["gate"])
    return {"gate": gate.id, "is_enabled": gate.is_enabled}
