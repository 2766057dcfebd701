"""Poll: repeat a call until its result satisfies a condition."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

import anyio

from ._errors import PollTimeoutError

__all__ = ["poll"]

T = TypeVar("T")


async def poll(
    call: Callable[[], Awaitable[T]],
    until: Callable[[T], bool],
    *,
    every: float = 5.0,
    timeout: float = 600.0,
) -> T:
    """Call `call` until its result satisfies `until`, and return that result.

    The jobs of this API (pulse loads, backfills, id lists) send no notification when they end.

    >>> gate = await poll(lambda: client.gates.get("new_checkout"), lambda gate: gate.id == "new_checkout")
    >>> gate.id
    'new_checkout'

    Args:
        call: A function without arguments: ``lambda: client.experiments.get("checkout")``.
        until: A function that returns whether a result is the awaited one.
        every: Seconds from one result to the next call.
        timeout: Seconds for all calls and pauses.

    Raises PollTimeoutError after `timeout` seconds; its `last` is the last result.
    """
    result: T | None = None
    with anyio.move_on_after(timeout):
        while True:
            result = await call()
            if until(result):
                return result
            await anyio.sleep(every)
    raise PollTimeoutError(f"the condition was not met within {timeout:g} seconds", result)
