"""Context managers and iterators of async code, used without async."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AbstractContextManager, suppress
from functools import partial
from types import TracebackType
from typing import Any, TypeVar

from .portal import acquire, release
from .runner import Runner

__all__ = ["SyncContext", "iterate"]

T = TypeVar("T")


class SyncContext(AbstractContextManager[T]):
    """A context manager that enters and leaves one of async code."""

    def __init__(self, context: AbstractAsyncContextManager[T, Any], runner: Runner) -> None:
        self._context = context
        self._runner = runner
        self._task: _ContextTask | None = None

    def __enter__(self) -> T:
        self._runner.hold()
        task = _ContextTask.of_thread()
        try:
            entered = task.run(self._context.__aenter__)
        except BaseException:
            task.leave()
            raise
        self._task = task
        return entered

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> bool | None:
        task, self._task = self._task, None
        if task is None:
            raise RuntimeError("this context manager was not entered")
        leave: Callable[[], Awaitable[bool | None]] = partial(self._context.__aexit__, kind, error, traceback)
        try:
            return task.run(leave)
        finally:
            task.leave()


_local = threading.local()


class _ContextTask:
    """A task in the portal that enters and leaves the context managers of one thread.

    An async context manager may know the task that entered it, as `exclusive` does, and a task group must be
    left in the task that entered it.
    """

    def __init__(self) -> None:
        self._depth = 0
        """Context managers that the thread is inside of."""
        self._portal = acquire()
        self._process = os.getpid()
        self._steps: asyncio.Queue[tuple[Callable[[], Awaitable[Any]], asyncio.Future[Any]]] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self._is_step_cancelled = False

    @classmethod
    def of_thread(cls) -> _ContextTask:
        """Return the task of this thread, which is inside of one more context manager; start it if needed."""
        task: _ContextTask | None = getattr(_local, "task", None)
        if task is None or task._process != os.getpid():
            task = _local.task = cls()
        task._depth += 1
        return task

    def leave(self) -> None:
        """Record that the thread has left a context manager; after the last one, the task ends."""
        self._depth -= 1
        if self._depth or self._process != os.getpid():
            return
        if getattr(_local, "task", None) is self:
            del _local.task
        try:
            self._portal.run(self._end, warns=False)
        finally:
            release(self._portal)

    def run(self, function: Callable[[], Awaitable[T]]) -> T:
        """Call a function in the task, and return its result or raise its error."""
        return self._portal.run(partial(self._step, function))

    async def _step(self, function: Callable[[], Awaitable[T]]) -> T:
        if self._task is None:
            self._task = asyncio.create_task(self._serve())
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._steps.put_nowait((function, done))
        try:
            return await asyncio.shield(done)
        except asyncio.CancelledError:
            if not done.done():
                self._is_step_cancelled = True
                self._task.cancel()
                await asyncio.wait([done])
            if not done.cancelled():
                # Otherwise asyncio would log the error of a step that nobody waits for.
                done.exception()
            raise

    async def _serve(self) -> None:
        while True:
            function, done = await self._steps.get()
            try:
                result = await function()
            except asyncio.CancelledError:
                done.cancel()
                if not self._is_step_cancelled:
                    raise
                # Only the step is cancelled; the task serves the next one.
                if (task := asyncio.current_task()) is not None:
                    task.uncancel()
            except BaseException as error:
                done.set_exception(error)
                del error
            else:
                done.set_result(result)
            self._is_step_cancelled = False

    async def _end(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task


def iterate(items: AsyncIterator[T], runner: Runner) -> Iterator[T]:
    """Iterate over an async iterator."""
    end = object()

    async def step() -> Any:
        return await anext(items, end)

    while (item := runner.run(step)) is not end:
        yield item
