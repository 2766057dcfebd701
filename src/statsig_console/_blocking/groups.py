"""The base of the generated groups of operations without async."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from .. import _pagination as asynchronous
from .._operation import RawResponse, Resource
from .pages import CursorPages, PagedList, Pages
from .runner import Runner

__all__ = ["SyncResource", "raw", "raw_list"]

P = ParamSpec("P")
T = TypeVar("T")


class SyncResource:
    """Base of the groups without async: operations that run as those of a group with async."""

    def __init__(self, group: Resource, runner: Runner) -> None:
        self._group = group
        self._runner = runner

    def _call(
        self,
        function: Callable[Concatenate[Any, P], Coroutine[Any, Any, T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        return self._runner.run(_undeprecated(function), self._group, *args, **kwargs)

    def _pages(
        self,
        function: Callable[Concatenate[Any, P], asynchronous.Pages[T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Pages[T]:
        return Pages(_undeprecated(function)(self._group, *args, **kwargs), self._runner)

    def _cursor_pages(
        self,
        function: Callable[Concatenate[Any, P], asynchronous.CursorPages[T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> CursorPages[T]:
        return CursorPages(_undeprecated(function)(self._group, *args, **kwargs), self._runner)

    def __repr__(self) -> str:
        return repr(self._group)


def _undeprecated(function: Callable[P, T]) -> Callable[P, T]:
    """Return a function without its warning, which the function without async has given already."""
    return cast("Callable[P, T]", getattr(function, "__wrapped__", function))


def raw(function: Callable[Concatenate[Any, P], object]) -> Callable[Concatenate[Any, P], RawResponse]:
    """Return the function of an operation with its type on ``client.raw``."""
    return cast("Callable[Concatenate[Any, P], RawResponse]", function)


def raw_list(
    function: Callable[Concatenate[Any, P], PagedList[Any]],
) -> Callable[Concatenate[Any, P], RawResponse]:
    """Return the function of a list for ``client.raw``, where it returns the response with one page."""

    @wraps(function)
    def call(api: Any, *args: P.args, **kwargs: P.kwargs) -> RawResponse:
        page: Any = function(api, *args, **kwargs).first_page()
        return cast("RawResponse", page)

    return cast("Callable[Concatenate[Any, P], RawResponse]", call)
