"""Makes a function without async of a job, which takes several calls of a client."""

from __future__ import annotations

import inspect
import re
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, overload

from .. import Client as AsyncClient
from .. import InvalidArgumentError
from .._blocking.contexts import iterate
from ._client import Client
from ._workers import Workers

__all__ = ["blocking", "plain_text"]

P = ParamSpec("P")
T = TypeVar("T")

_READ_AT_ONCE = 1000
"""Items of a generator, or lines of a file, that are read in one go."""


@overload
def blocking(
    function: Callable[Concatenate[AsyncClient, P], Coroutine[Any, Any, T]],
) -> Callable[Concatenate[Client, P], T]: ...
@overload
def blocking(
    function: Callable[Concatenate[AsyncClient, P], AsyncIterator[T]],
) -> Callable[Concatenate[Client, P], Iterator[T]]: ...
def blocking(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function without async for a job whose first argument is a client.

    Its other arguments and its text stay the same. Lists of a client and generators that it is given are read
    without blocking other calls.

        gate = blocking(jobs.check.gate)
    """
    name = next(iter(inspect.signature(function).parameters))

    @wraps(function)
    def call(client: Client, *args: Any, **kwargs: Any) -> Any:
        if not isinstance(client, Client):
            raise InvalidArgumentError(name, "a client of statsig_console.sync is expected")
        if not inspect.iscoroutinefunction(function):
            return iterate(_each(function, client._client, args, kwargs), client._runner)
        return client._runner.run(_start, function, client._client, args, kwargs)

    call.__doc__ = plain_text(function.__doc__ or "")
    call.__annotations__ = {**function.__annotations__, name: Client}
    return call


async def _start(function: Any, client: AsyncClient, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    return await _called(function, client, args, kwargs)


async def _each(
    function: Any, client: AsyncClient, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> AsyncIterator[Any]:
    async for item in _called(function, client, args, kwargs):
        yield item


def _called(function: Any, client: AsyncClient, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    items = partial(Workers().items, at_once=_READ_AT_ONCE)
    return function(client, *map(items, args), **{name: items(value) for name, value in kwargs.items()})


def plain_text(text: str) -> str:
    """Return a docstring whose examples do without async."""
    return re.sub(r"\bawait |\basync (?=with|for|def)", "", text)
