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
    """Call `call` on every item, a few at a time, and report each outcome.

    One item that fails does not stop the others, whatever the exception. A refused key stops the run, since
    all other items would fail as well. A function of yours may raise `Skip("why")` to skip its item. If
    `call` makes a write and raises afterwards, the item counts as failed. A resumed run asks `reconcile`
    about it, and without `reconcile` it calls `call` again.

    On cancellation, calls in flight get `grace` seconds to finish, and nothing runs on afterwards. With a
    journal, the same call resumes the run and skips what is done.

    Args:
        call: What to do to one item: ``client.gates.archive``, or a function of yours that makes one change.
        items: Any iterable, also an asynchronous one, but neither text nor a mapping. It is read only as fast
            as the calls are made. If it raises, the calls in flight finish and its exception is raised.
        concurrency: Calls in flight at most, from 1 to 1,000. Rate limits apply as well.
        progress: Called after each item with a Progress.
        max_failures: Stop when so many have failed or are unknown; the other items are skipped.
        dry_run: Call nothing; the outcome of each item says what would be done.
        only_if_changed: Called before an item is sent, in a dry run as well; the item is skipped if it
            returns False.
        on_duplicate: What to do with an item that came before: ``error`` fails it, ``skip`` skips it, and
            ``allow`` sends it again and remembers no items. By default ``error``, and ``allow`` without
            `collect` and `journal`.
        key: The text that identifies an item; by default the item as JSON. With a journal, items without a
            JSON form need it.
        journal: A file that records what is sent and each outcome; it belongs to one run.
        run: Tells this run from others with the same `call`, such as the name of the project.
        reconcile: Returns whether an item whose response was lost is done: True, False, or None for unknown.
        collect: Keep the outcomes for the report; False for more items than fit in memory.
        grace: Seconds for calls in flight to finish on cancellation; `math.inf` for as long as they take.
        read_again: Seconds between two answers False of `reconcile`, both of which it takes to send again.

    Raises JournalLockedError if another run writes the journal, JournalError if it is another run's.
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
                _logger.warning("cut short; with the journal %s the same call resumes it", options.journal)
            raise
    return stats.report()


async def _memory(stack: AsyncExitStack, options: BulkOptions[Any, Any], run: str | None) -> Memory:
    """Return what earlier runs did. A journal is open as long as the stack; a dry run only reads it."""
    if options.journal is None:
        return Memory({})
    name = name_run(options.call, options.key, run)
    if options.dry_run:
        return Memory(await to_thread.run_sync(peek, options.journal, name))
    return await stack.enter_async_context(await Journal.open(options.journal, name))


def progress_bars(
    console: Console | None = None,
) -> AbstractContextManager[Callable[[str], Callable[[Progress[Any, Any]], None]]]:
    """Show bars in a terminal while the block lasts; needs ``statsig-console[progress]``.

        with progress_bars() as bar:
            await bulk(client.gates.archive, stale, progress=bar("gates archived"))

    Where the output is not a terminal, only the last state is printed.

    Args:
        console: Where to draw; the standard output by default.
    """
    try:
        from .bars import bars
    except ImportError as error:
        raise RuntimeError("progress bars need rich: pip install 'statsig-console[progress]'") from error
    return bars(console)
