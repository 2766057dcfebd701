"""Run one operation on many items and report each outcome."""

from __future__ import annotations

import logging
import os
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable
from contextlib import AbstractContextManager, AsyncExitStack
from typing import TYPE_CHECKING, Any

from anyio import to_thread

from .._calls.trace import GRACE
from .._config import check_instance
from .._errors import InvalidArgumentError
from .items import Source, name_run
from .journal import Journal, Memory, peek
from .options import BulkOptions, Duplicates, Item, Result, journal_path
from .report import Outcome, Progress, Report, Skip
from .runner import Run
from .stats import Stats

if TYPE_CHECKING:
    from rich.console import Console
else:
    Console = Any  # Type hints resolve without rich.

__all__ = ["Outcome", "Progress", "Report", "Skip", "bulk", "progress_bars"]

_logger = logging.getLogger("statsig_console")


async def bulk(
    call: Callable[[Item], Awaitable[Result]],
    items: Iterable[Item] | AsyncIterable[Item],
    *,
    concurrency: int = 8,
    progress: Callable[[Progress[Item, Result]], object] | None = None,
    max_failures: int | None = None,
    dry_run: bool = False,
    only_if_changed: Callable[[Item], Awaitable[bool]] | None = None,
    on_duplicate: Duplicates | None = None,
    key: Callable[[Item], str] | None = None,
    journal: str | os.PathLike[str] | None = None,
    run: str | None = None,
    reconcile: Callable[[Item], Awaitable[bool | None]] | None = None,
    collect: bool = True,
    grace: float = GRACE,
    read_again: float = 2.0,
) -> Report[Item, Result]:
    """Run one operation on many items, several at a time, and report each outcome.

    >>> report = await bulk(client.gates.archive, ["new_checkout", "no_such_gate"])
    >>> [(outcome.item, outcome.state) for outcome in report]
    [('new_checkout', 'done'), ('no_such_gate', 'failed')]
    >>> report.failed[0].error.status
    404

    If one item fails, with any exception, the others continue. A refused key stops the run, because all other
    items would fail too. A function of yours may raise `Skip("why")` to skip its item. If it makes a write
    and raises an exception afterwards, the item counts as failed. Then a resumed run calls `reconcile` for
    the item, or without `reconcile`, it calls `call` again.

    If the run is cancelled, calls in flight get `grace` seconds to finish, and nothing continues in the
    background. With a journal, calling `bulk` again resumes the run and skips the items that are done.

    Args:
        call: An operation such as ``client.gates.archive``, or a function of yours that makes one write.
        items: Any iterable or async iterable, but not a text or mapping. It is read only as fast as the calls
            are made. If it raises an exception, the calls in flight finish, and then it is raised here.
        concurrency: The maximum number of calls in flight, from 1 to 1,000. Rate limits apply as well.
        progress: A function that is called after each item with a Progress.
        max_failures: Stop when this number of items has failed or is unknown. The rest is skipped.
        dry_run: Make no calls. Items that would be sent get the outcome ``skipped``, reason ``planned``.
        only_if_changed: A function that is called before an item is sent, in a dry run too. False skips the
            item.
        on_duplicate: The treatment of an item that occurred before: ``error`` fails it, ``skip`` skips it,
            ``allow`` sends it again and stores no keys. By default ``error``; without `collect` and
            `journal`, ``allow``.
        key: A function from an item to the text that identifies it; by default, the item as JSON. A journal
            needs it for items without a JSON form.
        journal: A file that records each item before and after it is sent. One file belongs to one run.
        run: A name that distinguishes this run from others with the same `call`, such as a project name.
        reconcile: A function that reads back an item whose response was lost, and returns whether it is
            done: True, False, or None for unknown.
        collect: Keep all outcomes for the report. Pass False for more items than fit in memory.
        grace: Seconds that calls in flight have left after a cancellation; `math.inf` for no limit.
        read_again: Seconds between two calls of `reconcile`. An item is sent again after two times False.

    Raises JournalLockedError if another run has the journal open, JournalError if the journal belongs to
    another run. Errors of items are not raised: see `Report.raise_for_failures`.
    """
    options = BulkOptions(
        call=call,
        concurrency=concurrency,
        max_failures=max_failures,
        dry_run=dry_run,
        only_if_changed=only_if_changed,
        on_duplicate=on_duplicate,
        key=key,
        journal=journal_path(journal),
        reconcile=reconcile,
        collect=collect,
        grace=grace,
        read_again=read_again,
    )
    check_instance("run", run, str)
    if progress is not None and not callable(progress):
        raise InvalidArgumentError("progress", "a function of one argument is expected")
    source: Source[Item] = Source(items)
    stats: Stats[Item, Result] = Stats(source.total, progress, collect=collect)
    async with AsyncExitStack() as stack:
        memory = await _memory(stack, options, run)
        try:
            await Run(options, source, stats, memory).process_all()
        except BaseException:
            if isinstance(memory, Journal):
                _logger.warning("the run ended early; repeat it with the journal %s", options.journal)
            raise
    return stats.report()


async def _memory(stack: AsyncExitStack, options: BulkOptions[Any, Any], run: str | None) -> Memory:
    """Return the memory of earlier runs. The stack closes a journal; a dry run only reads it."""
    if options.journal is None:
        return Memory({})
    name = name_run(options.call, options.key, run)
    if options.dry_run:
        return Memory(await to_thread.run_sync(peek, options.journal, name))
    return await stack.enter_async_context(await Journal.open(options.journal, name))


def progress_bars(
    console: Console | None = None,
) -> AbstractContextManager[Callable[[str], Callable[[Progress[Any, Any]], None]]]:
    """Show progress bars in a terminal while the block runs.

        with progress_bars() as bar:
            await bulk(client.gates.archive, stale, progress=bar("gates archived"))

    If the output is not a terminal, only the last state is printed. Raises RuntimeError unless
    ``statsig-console[progress]`` is installed.

    Args:
        console: The rich console to draw on; by default, the standard output.
    """
    try:
        from .bars import bars
    except ImportError as error:
        raise RuntimeError("progress bars need rich: pip install 'statsig-console[progress]'") from error
    return bars(console)
