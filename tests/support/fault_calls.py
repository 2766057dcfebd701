"""One call of each safety class, and the error of a write in doubt."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from statsig_console import Client, UnknownOutcomeError, models
from tests.support.fault_server import Exchange

KEY = "console-test-key"
CALLS: dict[str, Callable[[Client], Awaitable[object]]] = {
    "read": lambda client: client.gates.get("a"),
    "replace": lambda client: client.gates.update("a", models.GateUpdate(description="x")),
    "delete": lambda client: client.gates.delete("a"),
    "once": lambda client: client.gates.load_pulse("a", models.GatePulseLoadRequest(rule_id="r")),
}
"""One call of each safety class that is not read back."""


async def well(exchange: Exchange) -> None:
    """Do what was asked for."""
    if exchange.request.method != "GET":
        exchange.apply()
    await exchange.answer({"id": "a", "name": "a"})


async def ambiguous(call: Callable[[Client], Awaitable[object]], client: Client) -> UnknownOutcomeError:
    """Return the error of a change in doubt."""
    with pytest.raises(UnknownOutcomeError) as caught:
        await call(client)
    return caught.value
