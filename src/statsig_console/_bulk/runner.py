"""The course of a bulk call: workers that take items until there are none, or no point in going on."""

from __future__ import annotations

from typing import Generic, TypeVar

import anyio

from .._errors import (
    AuthenticationError,
    ClientClosedError,
    ConfigurationError,
    ForkedProcessError,
    PermissionDeniedError,
    StatsigError,
    WrongEventLoopError,
)
from .in_flight import Flights
from .items import Source
from .journal import Memory
from .options import Plan
from .processor import Settler
from .report import Outcome
from .stats import Tally

__all__ = ["Run"]

Item = TypeVar("Item")
Result = TypeVar("Result")

_HOPELESS = (
    AuthenticationError,
    PermissionDeniedError,
    ClientClosedError,
    ConfigurationError,
    ForkedProcessError,
    WrongEventLoopError,
)
"""What one item meets, all others will meet."""


class Run(Generic[Item, Result]):
    """One bulk call."""

    def __init__(
        self, plan: Plan[Item, Result], source: Source[Item], tally: Tally[Item, Result], memory: Memory
    ) -> None:
        self._plan = plan
        self._source = source
        self._tally = tally
        self._flights = Flights(plan.grace)
        self._settler = Settler(plan, tally, memory, self._flights)

    async def all(self) -> None:
        """Settle all items, or as many as there is a point in trying."""
        total, concurrency = self._source.total, self._plan.concurrency
        working = concurrency if total is None else max(1, min(concurrency, total))
        over = anyio.Event()

        async def work() -> None:
            nonlocal working
            await self._work()
            working -= 1
            if not working:
                over.set()

        try:
            async with anyio.create_task_group() as group:
                group.start_soon(self._flights.watch, over)
                for _ in range(working):
                    group.start_soon(work)
            if self._tally.stopped and total is not None:
                while (found := await self._source.next()) is not None:
                    self._tally.add(found[0], Outcome(found[1], "skipped", why="stopped"))
        finally:
            await self._source.close()

    async def _work(self) -> None:
        while self._tally.stopped is None:
            try:
                found = await self._source.next()
            except StatsigError as error:
                self._tally.stop(f"the items could not be read: {error}", error)
                return
            if found is None:
                return
            index, item = found
            outcome = await self._settler.settle(item)
            self._tally.add(index, outcome)
            self._judge(outcome)

    def _judge(self, outcome: Outcome[Item, Result]) -> None:
        """Stop the run where there is no point in going on."""
        error, most = outcome.error, self._plan.max_failures
        if isinstance(error, _HOPELESS):
            self._tally.stop(f"{type(error).__name__}: {error}", error)
        elif most is not None and self._tally.failed >= most:
            self._tally.stop(f"{self._tally.failed} failures, and max_failures is {most}")
