"""Do one thing to many, a few at a time, and say what became of each."""

from __future__ import annotations

import logging
import os
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TypeVar

from anyio import to_thread

from .._errors import InvalidArgumentError
from .items import RunName, Source, name_run
from .journal import Journal, Memory, NoJournal, peek
from .options import Duplicates, Plan
from .progress import Progress, progress_bars
from .report import Outcome, Report
from .runner import Run
from .stats import Tally

__all__ = ["Outcome", "Progress", "Report", "bulk", "progress_bars"]

Item = TypeVar("Item")
Result = TypeVar("Result")

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
    grace: float = 5.0,
    read_again: float = 2.0,
) -> Report[Item, Result]:
    """Call `call` on every item, a few at a time, and report what became of each.

    One item that fails does not stop the others; a key that is refused does, since nothing can come of the
    rest. An exception that is not of this package is a bug and stops everything.

    On cancellation, calls in flight get `grace` seconds to finish, and nothing runs on afterwards. With a
    journal, the same call takes up what was left, and leaves alone what is done.

    Args:
        call: What to do to one item: ``client.gates.archive``, or a function of yours that makes one change.
        items: Any iterable, also an asynchronous one; read only as fast as the calls are made.
        concurrency: Calls in flight at most. The limits of the API hold beside it.
        progress: Called after each item with a Progress.
        max_failures: Stop when so many have failed or are unknown; what is left is skipped.
        dry_run: Call nothing; the outcome of each item says what would be done.
        only_if_changed: Asked before an item is sent; what it answers False for is skipped.
        on_duplicate: What becomes of an item that came before: ``error`` lets it fail, ``skip`` skips it, and
            ``allow`` sends it again and remembers no items. By default ``error``, and ``allow`` without
            `collect` and `journal`.
        key: The text by which an item is known again; by default the item as JSON.
        journal: A file to write down what is sent and what came of it; it names this run and no other.
        run: What tells this run from others with the same `call`, such as the name of the project.
        reconcile: Asked whether an item whose answer was lost is done: True, False, or None for unknown.
        collect: Keep the outcomes for the report; False for more items than fit in memory.
        grace: Seconds for calls in flight to finish on cancellation.
        read_again: Seconds between two answers False of `reconcile`, both of which it takes to send again.

    Raises JournalLockedError where another run writes the journal, JournalError where it is another run's.
    """
    for name, number, least in (("concurrency", concurrency, 1), ("max_failures", max_failures, 1)):
        if number is not None and number < least:
            raise InvalidArgumentError(name, f"{number} is less than {least}")
    path = None if journal is None else Path(journal)
    if on_duplicate is None:
        on_duplicate = "error" if collect or path else "allow"
    if path and on_duplicate == "allow":
        raise InvalidArgumentError("on_duplicate", "a journal cannot tell two items with the same key apart")
    source: Source[Item] = Source(items)
    tally: Tally[Item, Result] = Tally(source.total, progress, collect=collect)
    plan = Plan(
        call=call,
        concurrency=concurrency,
        max_failures=max_failures,
        dry_run=dry_run,
        only_if_changed=only_if_changed,
        on_duplicate=on_duplicate,
        key=key,
        has_journal=path is not None,
        reconcile=reconcile,
        grace=grace,
        read_again=read_again,
    )
    async with AsyncExitStack() as stack:
        if path is None:
            memory: Memory = NoJournal()
        else:
            memory = await _remember(stack, path, name_run(call, key, run), dry_run=dry_run)
        try:
            await Run(plan, source, tally, memory).all()
        except BaseException:
            if path is not None and not dry_run:
                _logger.warning("cut short; with the journal %s the same call takes up what is left", path)
            raise
    return tally.report()


async def _remember(stack: AsyncExitStack, path: Path, run: RunName, *, dry_run: bool) -> Memory:
    """Open a journal for as long as the stack lasts; a dry run only reads it."""
    if dry_run:
        return NoJournal(await to_thread.run_sync(peek, path, run))
    return await stack.enter_async_context(await Journal.open(path, run))
