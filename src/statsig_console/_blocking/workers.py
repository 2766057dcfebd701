"""Plain functions of users, which the event loop of the portal runs in worker threads."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import Any, TypeVar

import anyio
from anyio import to_thread

from .call import Worker, current_worker

__all__ = ["each_in_thread", "run_in_thread"]

T = TypeVar("T")


async def run_in_thread(
    limiter: anyio.CapacityLimiter, function: Callable[..., T], *args: Any, **kwargs: Any
) -> T:
    """Call a plain function in a worker thread, and return its result or raise its error.

    A thread cannot be interrupted. If this is cancelled, the call of a client that the function waits for is
    cancelled, each further one raises CancelledError, and this returns when the function has ended.
    """
    worker, finished = Worker(), anyio.Event()
    result: list[T] = []
    failure: BaseException | None = None

    async def work() -> None:
        nonlocal failure
        current_worker.set(worker)
        with anyio.CancelScope(shield=True):
            try:
                result.append(await to_thread.run_sync(partial(function, *args, **kwargs), limiter=limiter))
            except BaseException as error:
                failure = error
        finished.set()

    try:
        async with anyio.create_task_group() as group:
            group.start_soon(work)
            try:
                await finished.wait()
            except BaseException:
                worker.cancel()
                raise
        if failure is not None:
            raise failure
        return result[0]
    finally:
        failure = None


async def each_in_thread(
    items: Iterable[T], limiter: anyio.CapacityLimiter, *, at_once: int = 1
) -> AsyncIterator[T]:
    """Iterate in worker threads over an iterable that may block, such as a generator that reads a list.

    Args:
        items: The iterable.
        limiter: Limits the threads.
        at_once: Items that are read before the first of them is used. A change of threads takes as long as
            reading a thousand lines of a file.
    """
    iterator: Iterator[T] = await run_in_thread(limiter, iter, items)

    def read() -> list[T]:
        return list(islice(iterator, at_once))

    while found := await run_in_thread(limiter, read):
        for item in found:
            yield item
