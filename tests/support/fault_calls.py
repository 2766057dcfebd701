"""The key of the tests, calls of each safety class, and the error of a write in doubt."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import anyio
import anyio.lowlevel
import pytest

from statsig_console import Client, Retry, UnknownOutcomeError, models
from tests.support.fault_server import Exchange

__all__ = ["CALLS", "KEY", "ONCE", "PULSE", "ambiguous", "cancel_at_each_turn", "cancelled", "change"]
__all__ += ["read", "well"]

KEY = "console-test-key"
ONCE = Retry(attempts=1)
PULSE = models.GatePulseLoadRequest(rule_id="r")


async def read(client: Client, id: str = "a") -> object:
    """Read a gate."""
    return await client.gates.get(id)


async def change(client: Client, id: str = "a") -> None:
    """Make a write that is not repeated and cannot be read back."""
    await client.gates.load_pulse(id, PULSE)


CALLS: dict[str, Callable[[Client], Awaitable[object]]] = {
    "read": read,
    "replace": lambda client: client.gates.update("a", models.GateUpdate(description="x")),
    "delete": lambda client: client.gates.delete("a"),
    "once": change,
}
"""One call of each safety class that is not read back."""


async def well(exchange: Exchange) -> None:
    """Carry out the request and respond."""
    if exchange.request.method != "GET":
        exchange.apply()
    await exchange.answer({"id": "a", "name": "a"})


async def ambiguous(call: Callable[[Client], Awaitable[object]], client: Client) -> UnknownOutcomeError:
    """Return the error of a write whose outcome is unknown."""
    with pytest.raises(UnknownOutcomeError) as caught:
        await call(client)
    return caught.value


async def cancelled(call: Awaitable[object], after: float = 1) -> float:
    """Cancel a call after some seconds; assert that it then ends cancelled, and return how long it took."""
    start = anyio.current_time()
    with anyio.move_on_after(after) as scope:
        await call
        pytest.fail("the call returned as if it was not cancelled")
    assert scope.cancelled_caught
    return anyio.current_time() - start


async def cancel_at_each_turn(client: Client, turns: int) -> None:
    """Cancel reads after 0, 1, 2 … turns of the event loop, and assert that a read still succeeds."""
    for count in range(turns):
        async with anyio.create_task_group() as group:
            group.start_soon(read, client)
            for _ in range(count):
                await anyio.lowlevel.checkpoint()
            group.cancel_scope.cancel()
    with anyio.fail_after(5):
        assert (await client.gates.get("a")).id == "a"
