"""Lists without async, which are iterated over, or read page by page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any, Generic, Self, TypeVar

from .. import _pagination as asynchronous
from .._pagination import Page
from .runner import Runner

__all__ = ["CursorPages", "PagedList", "Pages"]

T = TypeVar("T")


class PagedList(Generic[T]):
    """Base of lists with page numbers and lists with cursors."""

    def __init__(self, pages: asynchronous.PagedList[T], runner: Runner) -> None:
        self._pages = pages
        self._runner = runner

    def __iter__(self) -> Iterator[T]:
        for page in self.by_page():
            yield from page.items

    def by_page(self) -> Iterator[Page[T]]:
        """Iterate over the pages instead of the items.

        Raises PaginationError if the server sends the same pages again, since the list would never end.
        """
        pages = self._pages.by_page()
        while (page := self._runner.run(_next, pages)) is not None:
            yield page

    def first_page(self) -> Page[T]:
        """Return one page: the first, or the one that the arguments `page` or `after` name."""
        return self._runner.run(_first, self._pages)

    @property
    def changed_during_iteration(self) -> bool:
        """Whether the last iteration may have missed items: the list changed meanwhile, or the server said
        that more items follow and sent none. A warning is logged as well. Read the list again to get all
        items.
        """
        return self._pages.changed_during_iteration

    def __repr__(self) -> str:
        return repr(self._pages)


class Pages(PagedList[T]):
    """A list with page numbers, which is read when you use it.

    Iterate over it with ``for`` to get every item of every page; `first_page` returns one page.
    The client counts the pages and never follows a link of the server, so a wrong link has no effect.

    If the list changes while you read it, items move from page to page. An item that occurs twice for this
    reason is left out the second time. An item that moves to a page already read is missed. To delete the
    objects that you list, read the list to its end first.

    >>> page = client.gates.list(limit=10).first_page()
    >>> len(page.items), page.total
    (10, 61)
    >>> all_ids = [gate.id for gate in client.gates.list()]
    >>> len(all_ids)
    61
    """

    _pages: asynchronous.Pages[T]

    def read(self, number: int) -> Page[T]:
        """Return one page by its number, which begins at 1; a page after the end has no items."""
        return self._runner.run(self._pages.read, number)

    def prefetch(self, pages: int) -> Self:
        """Return a list with the same items in the same order that requests up to `pages` pages at once.

        The first page is requested alone, because it holds the `total`. A list without a `total` is read page
        by page. Stopping early wastes the pages already fetched.
        """
        return type(self)(self._pages.prefetch(pages), self._runner)


class CursorPages(PagedList[T]):
    """A list with cursors, which is read when you use it, one page after the other.

    Iterate over it with ``for`` to get every item of every page; `first_page` returns one page.
    To continue after a page, pass its ``next_cursor`` as ``after``.
    """

    _pages: asynchronous.CursorPages[T]


async def _next(pages: AsyncIterator[Page[T]]) -> Page[T] | None:
    return await anext(pages, None)


async def _first(pages: Any) -> Any:
    return await pages
