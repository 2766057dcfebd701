"""Adapts plain functions, operations and lists of users to functions with async, in worker threads."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterable, Awaitable, Callable, Collection, Iterable, Mapping
from functools import partial, wraps
from typing import Any, TypeVar, cast

import anyio

from .._blocking.groups import SyncResource
from .._blocking.pages import PagedList
from .._blocking.workers import each_in_thread, run_in_thread
from .._errors import InvalidArgumentError

__all__ = ["Workers"]

T = TypeVar("T")

_MOST_THREADS = 1000
"""As many as a bulk run may have calls in flight."""
_READ_AT_ONCE: tuple[type, ...] = (Collection, str, bytes, bytearray, memoryview, Mapping, AsyncIterable)
"""Iterables that do not block when they are read, and those that are refused by the function itself."""


class Workers:
    """The threads in which functions and iterators of the user run; made in the event loop."""

    def __init__(self) -> None:
        self._limiter = anyio.CapacityLimiter(_MOST_THREADS)

    def function(self, name: str, function: Callable[..., T]) -> Callable[..., Awaitable[T]]:
        """Return a function with async for one of the user, or for an operation of a client.

        An operation stays one, so that a bulk run knows its safety class. Both keep their names, by which a
        journal recognizes them.
        """
        if isinstance(function, partial):
            return partial(self.function(name, function.func), *function.args, **function.keywords)
        group = getattr(function, "__self__", None)
        if isinstance(group, SyncResource):
            return _operation(name, group, function)
        if not callable(function):
            raise InvalidArgumentError(name, f"{type(function).__name__} given; a function is expected")
        if inspect.iscoroutinefunction(function):
            raise InvalidArgumentError(
                name, "it is an async function; pass a plain one, or use the same function of statsig_console"
            )

        @wraps(function)
        async def in_thread(*args: Any, **kwargs: Any) -> T:
            return await run_in_thread(self._limiter, function, *args, **kwargs)

        in_thread.__qualname__ = getattr(function, "__qualname__", None) or type(function).__qualname__
        return in_thread

    def optional(self, name: str, function: Callable[..., T] | None) -> Callable[..., Awaitable[T]] | None:
        """Return the same for a function that may be None."""
        return None if function is None else self.function(name, function)

    def items(self, items: Iterable[T], *, at_once: int = 1) -> Iterable[T] | AsyncIterable[T]:
        """Return items that can be read in the event loop; generators are read in a thread."""
        if isinstance(items, PagedList):
            items._runner.hold()
            return cast("AsyncIterable[T]", items._pages)
        if isinstance(items, Iterable) and not isinstance(items, _READ_AT_ONCE):
            return each_in_thread(items, self._limiter, at_once=at_once)
        return items


def _operation(name: str, group: SyncResource, operation: Callable[..., Any]) -> Callable[..., Any]:
    """Return the operation with async for a bound method of a group."""
    function = getattr(operation, "__func__", None)
    for word, found in vars(type(group)).items():
        if found is function:
            made = cast("Callable[..., Any]", getattr(group._group, word))
            if not inspect.iscoroutinefunction(inspect.unwrap(made)):
                raise InvalidArgumentError(
                    name, "it returns a list, which is read later; pass a function that reads the list"
                )
            # The session of the client then belongs to this event loop.
            group._runner.hold()
            return made
    raise InvalidArgumentError(name, f"{operation!r} is not an operation")
