"""Bulk runs and polling without async: functions that call functions of the user."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

from .. import _polling
from .._blocking.runner import run_once
from .._bulk import bulk as asynchronous
from .._bulk.options import Duplicates, Item, Result
from .._bulk.report import Progress, Report
from .._calls.trace import GRACE
from ._workers import Workers

__all__ = ["bulk", "poll"]


# The signatures are those of the functions with async, so that editors show them; a test compares them.
def bulk(
    call: Callable[[Item], Result],
    items: Iterable[Item],
    *,
    concurrency: int = 8,
    progress: Callable[[Progress[Item, Result]], object] | None = None,
    max_failures: int | None = None,
    dry_run: bool = False,
    only_if_changed: Callable[[Item], bool] | None = None,
    on_duplicate: Duplicates | None = None,
    key: Callable[[Item], str] | None = None,
    journal: str | os.PathLike[str] | None = None,
    run: str | None = None,
    reconcile: Callable[[Item], bool | None] | None = None,
    collect: bool = True,
    grace: float = GRACE,
    read_again: float = 2.0,
) -> Report[Item, Result]:
    """Run one operation on many items, several at a time, and report each outcome.

    >>> report = bulk(client.gates.archive, ["new_checkout", "no_such_gate"])
    >>> [(outcome.item, outcome.state) for outcome in report]
    [('new_checkout', 'done'), ('no_such_gate', 'failed')]

    It is `statsig_console.bulk`, with the same arguments, report and journals; a journal of one can be
    continued by the other. An operation such as ``client.gates.archive`` runs without a thread of its own.
    Functions of yours (`call`, `only_if_changed`, `reconcile`) and generators of items run in worker threads,
    up to `concurrency` at once, and may use synchronous clients. `progress` and `key` are called in the
    thread that makes the calls; they must be quick and must not use a client.

    Ctrl-C cancels the run: calls in flight get `grace` seconds to finish. A thread cannot be interrupted, so
    the run ends when your functions have returned; each further call of a client in them raises
    CancelledError. With a journal, calling `bulk` again resumes the run.

    Args:
        call: An operation such as ``client.gates.archive``, or a function of yours that makes one write.
        items: Any iterable, but not a text or mapping, or a list of a client such as ``client.gates.list()``.
        concurrency: The maximum number of calls in flight, from 1 to 1,000. Rate limits apply as well.
        progress: A function that is called after each item with a Progress.
        max_failures: Stop when this number of items has failed or is unknown. The rest is skipped.
        dry_run: Make no calls. Items that would be sent get the outcome ``skipped``, reason ``planned``.
        only_if_changed: A function that is called before an item is sent, in a dry run too. False skips the
            item.
        on_duplicate: The treatment of an item that occurred before: ``error``, ``skip`` or ``allow``.
        key: A function from an item to the text that identifies it; by default, the item as JSON.
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

    async def make() -> Report[Item, Result]:
        workers = Workers()
        return await asynchronous.bulk(
            workers.function("call", call),
            workers.items(items),
            concurrency=concurrency,
            progress=progress,
            max_failures=max_failures,
            dry_run=dry_run,
            only_if_changed=workers.optional("only_if_changed", only_if_changed),
            on_duplicate=on_duplicate,
            key=key,
            journal=journal,
            run=run,
            reconcile=workers.optional("reconcile", reconcile),
            collect=collect,
            grace=grace,
            read_again=read_again,
        )

    return run_once(make)


def poll(
    call: Callable[[], Result],
    until: Callable[[Result], bool],
    *,
    every: float = 5.0,
    timeout: float = 600.0,
) -> Result:
    """Call `call` until its result satisfies `until`, and return that result.

    >>> gate = poll(lambda: client.gates.get("new_checkout"), lambda gate: gate.id == "new_checkout")
    >>> gate.id
    'new_checkout'

    Args:
        call: A function without arguments: ``lambda: client.experiments.get("checkout")``.
        until: A function that returns whether a result is the awaited one. It must not use a client.
        every: Seconds from one result to the next call.
        timeout: Seconds for all calls and pauses. At its end, a call that waits for a response is cancelled.

    Raises PollTimeoutError after `timeout` seconds; its `last` is the last result.
    """

    async def make() -> Result:
        return await _polling.poll(Workers().function("call", call), until, every=every, timeout=timeout)

    return run_once(make)
