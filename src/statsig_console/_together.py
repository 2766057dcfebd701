"""Read several pages at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

import anyio

from ._errors import StatsigError

__all__ = ["read_together"]

T = TypeVar("T")


async def read_together(
    read: Callable[[int], Awaitable[T]], numbers: Iterable[int]
) -> dict[int, T | StatsigError]:
    """Return the result of each number, or its error, which the caller raises when it gets there."""
    found: dict[int, T | StatsigError] = {}

    async def keep(number: int) -> None:
        try:
            found[number] = await read(number)
        except StatsigError as error:
            found[number] = error

    async with anyio.create_task_group() as tasks:
        for number in numbers:
            tasks.start_soon(keep, number)
    return found
