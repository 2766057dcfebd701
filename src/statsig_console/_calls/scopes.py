"""Keep the deadline and the grace period of a request for a transport that does not keep them itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

import anyio

from .._clock import current_time
from .._transport.delivery import Delivery, EndingScope

__all__ = ["DeadlineError", "run_in_scopes"]

T = TypeVar("T")


class DeadlineError(Exception):
    """The deadline of a request has passed."""


async def run_in_scopes(call: Callable[[], Awaitable[T]], delivery: Delivery, *, is_read: bool) -> T:
    """Make a call within the deadline and the grace period of its delivery; raises DeadlineError.

    A read ends at once when it is cancelled.
    """
    if is_read:
        return await _within_deadline(call, delivery)
    return await _with_grace(call, delivery)


async def _within_deadline(call: Callable[[], Awaitable[T]], delivery: Delivery) -> T:
    with anyio.CancelScope(deadline=delivery.deadline) as scope:
        delivery.waits_for = EndingScope(scope)
        return await call()
    raise DeadlineError


async def _with_grace(call: Callable[[], Awaitable[T]], delivery: Delivery) -> T:
    """Make a call that gets the grace period when it is cancelled, so that its outcome becomes known.

    Then `delivery.outcome` is its result or its error, and the cancellation continues.
    """
    # The call runs in its own task, because asyncio can cancel only a complete task.
    finished, shield = anyio.Event(), anyio.CancelScope(shield=True)
    result: list[T] = []
    failure: Exception | None = None
    interruption: BaseException | None = None

    async def finish() -> None:
        nonlocal failure
        with shield:
            try:
                result.append(await _within_deadline(call, delivery))
            except Exception as error:
                failure = error
        finished.set()

    try:
        async with anyio.create_task_group() as group:
            group.start_soon(finish)
            try:
                await finished.wait()
            except BaseException as error:
                interruption = error
                _end_soon(shield, delivery)
        if interruption or failure:
            raise interruption or failure  # type: ignore[misc]
        return result[0]
    finally:
        # On asyncio, the group raises the cancellation again.
        if interruption is not None:
            delivery.outcome = result[0] if result else failure
        failure = interruption = None


def _end_soon(shield: anyio.CancelScope, delivery: Delivery) -> None:
    """End a cancelled write after the grace period, or at once if nothing was sent or no time is left."""
    grace = delivery.grace()
    if delivery.sent == "no" or not grace:
        shield.cancel()
    else:
        shield.deadline = current_time() + grace
