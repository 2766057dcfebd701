"""The workers of a bulk run, which process items until none is left or the run stops."""

from __future__ import annotations

from typing import Generic

import anyio
import anyio.lowlevel

from .._clock import current_time
from .._errors import (
    AuthenticationError,
    ClientClosedError,
    ConfigurationError,
    ForkedProcessError,
    PermissionDeniedError,
    StatsigError,
    WrongEventLoopError,
)
from .grace_period import GracePeriod
from .items import Source
from .journal import Memory
from .options import BulkOptions, Item, Result
from .processor import ItemProcessor
from .report import Outcome
from .stats import Stats

__all__ = ["Run"]

_FATAL = (
    AuthenticationError,
    PermissionDeniedError,
    ClientClosedError,
    ConfigurationError,
    ForkedProcessError,
    WrongEventLoopError,
)
"""Errors that would occur for all other items too."""
_TURN = 0.005
"""Seconds for which a run that never waits may occupy the event loop."""


class Run(Generic[Item, Result]):
    """One bulk run."""

    def __init__(
        self,
        options: BulkOptions[Item, Result],
        source: Source[Item],
        stats: Stats[Item, Result],
        memory: Memory,
    ) -> None:
        self._options = options
        self._source = source
        self._stats = stats
        self._grace_period = GracePeriod(options.grace)
        self._processor = ItemProcessor(options, stats, memory, self._grace_period)
        self._source_error: Exception | None = None
        self._turn_ends = 0.0
        """When other tasks get their turn."""

    async def process_all(self) -> None:
        """Process all items, or those before the run stops.

        An exception of the items' iterator, or one that ends the process, is raised outside of a group.
        """
        error: BaseException | None = None
        try:
            await self._process_all()
        except BaseExceptionGroup as group:
            error = _unwrap(group)
        # Raised outside of the handler, so that the group does not become its context.
        if (error := error or self._source_error) is not None:
            raise error

    async def _process_all(self) -> None:
        total, concurrency = self._source.total, self._options.concurrency
        working = concurrency if total is None else max(1, min(concurrency, total))
        all_done = anyio.Event()

        async def work() -> None:
            nonlocal working
            await self._work()
            working -= 1
            if not working:
                all_done.set()

        try:
            async with anyio.create_task_group() as group:
                group.start_soon(self._grace_period.watch, all_done)
                for _ in range(working):
                    group.start_soon(work)
            if self._stats.stopped and total is not None:
                while (found := await self._source.next()) is not None:
                    self._stats.add(found[0], Outcome(found[1], "skipped", why="stopped"))
        finally:
            await self._source.close()

    async def _work(self) -> None:
        while self._stats.stopped is None:
            if (now := current_time()) > self._turn_ends:
                # Perhaps neither the items nor the calls wait for anything, such as items that are done. No
                # item is taken before this, because a cancellation would leave it without an outcome.
                await anyio.lowlevel.checkpoint()
                self._turn_ends = now + _TURN
            try:
                found = await self._source.next()
            except StatsigError as error:
                self._stats.stop(f"the items could not be read: {error}", error)
                return
            except Exception as error:
                self._stats.stop(f"the items could not be read: {error!r}")
                self._source_error = error
                return
            if found is None:
                return
            index, item = found
            outcome = await self._processor.process(item)
            self._stats.add(index, outcome)
            self._stop_if_fatal(outcome)

    def _stop_if_fatal(self, outcome: Outcome[Item, Result]) -> None:
        """Stop the run if all other items would fail, or after too many failures."""
        error, most = outcome.error, self._options.max_failures
        if isinstance(error, _FATAL):
            self._stats.stop(f"{type(error).__name__}: {error}", error)
        elif most is not None and self._stats.failed >= most:
            self._stats.stop(f"max_failures={most} reached, with {self._stats.failed} failures")


def _unwrap(group: BaseExceptionGroup[BaseException]) -> BaseException:
    """Return the only exception in a group, or the group if it holds more."""
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup) and len(error.exceptions) == 1:
        error = error.exceptions[0]
    return error
