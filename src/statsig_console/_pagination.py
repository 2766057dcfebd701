"""Lists that are read page by page, by page number or by cursor."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, NoReturn, Self, TypeVar

import anyio

from ._codec import UNSET, Model, html_table, short_repr
from ._errors import (
    InvalidArgumentError,
    PaginationError,
    ResponseTooLargeError,
    SchemaMismatchError,
    StatsigError,
)
from ._operation import Api, Operation, Query, RawResponse, decode_apart
from ._page_signs import CursorSigns, CycleDetector, PageSigns

__all__ = ["CursorPages", "Page", "PagedList", "Pages", "gather_pages"]

T = TypeVar("T")


async def gather_pages(
    read: Callable[[int], Awaitable[T]], numbers: Iterable[int]
) -> dict[int, T | StatsigError]:
    """Read pages concurrently, and return each page or its error; the caller raises the errors in order."""
    found: dict[int, T | StatsigError] = {}

    async def keep(number: int) -> None:
        try:
            found[number] = await read(number)
        except StatsigError as error:
            found[number] = error

    async with anyio.create_task_group() as tasks:
        for number in numbers:
            tasks.start_soon(keep, number)
    return found


_logger = logging.getLogger("statsig_console")
DEFAULT_LIMIT = 100
"""Items per page if ``limit`` is not sent; the server may also cap a larger ``limit`` at this number."""
_LARGEST_KNOWN = 1000
"""The largest upper bound of ``limit`` that is published."""


@dataclass(slots=True, repr=False)
class Page(Generic[T]):
    """One page of a list."""

    items: list[T]
    number: int
    """The number of the page; the first one is 1."""
    total: int | None
    """Items in the whole list, as counted by the server. Some endpoints cap it, some leave it out (None)."""
    is_last: bool
    """Whether this is the last page: it is empty, or no sign in the response says that more items follow.

    If the response contradicts itself (``nextPage`` is null, but ``totalItems`` says 230 and this page
    ends at 50), this is False, and the next page may be empty.
    """
    next_cursor: str | None = None
    """The cursor of the next page, in lists without page numbers."""

    def __repr__(self) -> str:
        names = ("number", "total", "is_last", "next_cursor", "items")
        return short_repr("Page", ((name, getattr(self, name)) for name in names), f"{len(self.items)} items")

    def _repr_html_(self) -> str:
        rows = [dict(item._shown()) if isinstance(item, Model) else {"": item} for item in self.items]
        return html_table(f"Page {self.number}", rows, len(rows))


class _Iteration(Generic[T]):
    """An iteration that can be left early: trio warns about async generators that are not closed."""

    def __init__(self, step: Callable[[], Awaitable[T]]) -> None:
        self._step: Callable[[], Awaitable[T]] | None = step
        self._is_running = False

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> T:
        if self._is_running:
            raise RuntimeError("two tasks use the same iteration over a list; begin one in each task")
        if self._step is None:
            raise StopAsyncIteration
        step, self._step, self._is_running = self._step, None, True
        try:
            found = await step()
        finally:
            self._is_running = False
        # After an error the iteration has ended, as with every iterator of Python.
        self._step = step
        return found


@dataclass(slots=True, eq=False, repr=False)
class PagedList(Generic[T]):
    """Base of lists with page numbers and lists with cursors."""

    _api: Api = field(repr=False)
    _operation: Operation
    _path: Mapping[str, object]
    _query: Query
    _decode: Callable[[Any], T] = field(repr=False)
    changed_during_iteration: bool = field(default=False, init=False)
    """Whether the last iteration may have missed items: the list changed meanwhile, or the server said that
    more items follow and sent none. A warning is logged as well. Read the list again to get all items."""

    if not TYPE_CHECKING:

        def __iter__(self) -> NoReturn:
            name = self._operation.id
            raise TypeError(f"{name} is a list of pages: use `async for`, or `await` it for one page")

    def __repr__(self) -> str:
        sent = ((name, value) for name, value in self._query.items() if value is not UNSET)
        return short_repr(type(self).__name__, sent, self._operation.id)

    def __aiter__(self) -> AsyncIterator[T]:
        pages = self.by_page()
        items = iter(list[T]())

        async def step() -> T:
            nonlocal items
            for item in items:
                return item
            async for page in pages:
                items = iter(page.items)
                for item in items:
                    return item
            raise StopAsyncIteration

        return _Iteration(step)

    def by_page(self) -> AsyncIterator[Page[T]]:
        """Iterate over the pages instead of the items."""
        raise NotImplementedError

    @property
    def _size(self) -> int:
        """The minimum number of items on a full page."""
        return min(self._limit, DEFAULT_LIMIT)

    @property
    def _limit(self) -> int:
        limit = self._query.get("limit", UNSET)
        return limit if isinstance(limit, int) else DEFAULT_LIMIT

    def _doubt(self, reason: str) -> None:
        """Record that items may have been missed, and log the first reason of an iteration."""
        if not self.changed_during_iteration:
            _logger.warning("%s: %s; items may be missing", self._operation.id, reason)
        self.changed_during_iteration = True

    def _error(self, text: str) -> PaginationError:
        return self._operation.locate(PaginationError(text), self._operation.fill(self._path))


@dataclass(slots=True, eq=False, repr=False)
class Pages(PagedList[T]):
    """A list with page numbers, which is read when you use it.

    ``await`` it to get one page. Iterate over it with ``async for`` to get every item of every page.
    The client counts the pages and never follows a link of the server, so a wrong link has no effect.

    If the list changes while you read it, items move from page to page. An item that occurs twice for this
    reason is left out the second time. An item that moves to a page already read is missed. To delete the
    objects that you list, read the list to its end first.

    >>> page = await client.gates.list(limit=10)
    >>> len(page.items), page.total
    (10, 61)
    >>> all_ids = [gate.id async for gate in client.gates.list()]
    >>> len(all_ids)
    61
    """

    _most_at_once: int = 1

    def __post_init__(self) -> None:
        check_numbers(self._operation, self._query, "limit", "page")

    def __await__(self) -> Generator[Any, Any, Page[T]]:
        return self.read(self._first).__await__()

    def prefetch(self, pages: int) -> Pages[T]:
        """Return a list with the same items in the same order that requests up to `pages` pages at once.

        The first page is requested alone, because it holds the `total`. A list without a `total` is read page
        by page. Stopping early wastes the pages already fetched.
        """
        check_numbers(self._operation, {"pages": pages}, "pages")
        return replace(self, _most_at_once=pages)

    def by_page(self) -> AsyncIterator[Page[T]]:
        """Iterate over the pages instead of the items.

        The last page is the first one whose response has no sign of further items (`nextPage`, `totalItems`,
        or a full page if these are missing), or the first empty one.

        Raises PaginationError if the server sends the same pages again, since the list would never end.
        """
        number, end, before = self._first, 0, list[Any]()
        total: int | None = None
        cycle = CycleDetector[list[Any]]()
        ready: dict[int, RawResponse | StatsigError] = {}
        is_last = False
        self.changed_during_iteration = False

        async def step() -> Page[T]:
            nonlocal number, end, before, total, ready, is_last
            if is_last:
                raise StopAsyncIteration
            if number not in ready:
                left = -((end - total) // len(before)) if before and total is not None else 1
                ready = await self._next(number, left)
            answer = ready.pop(number)
            if isinstance(answer, StatsigError):
                raise answer
            found = items_of(self._operation, answer, self._limit)
            seen = cycle.find(number, found) if found else None
            if seen is not None and seen == number - 1 and not answer.pagination:
                raise StopAsyncIteration  # The server does not divide this list into pages.
            if seen is not None:
                raise self._error(f"page {number} repeats page {seen}, so the list would never end")
            signs = PageSigns.read(answer.pagination, total)
            end = (end if before else self._start(number, signs)) + len(found)
            page = await decode_apart(answer, partial(self._page, number, found.copy(), signs, end, before))
            self._check(page, found, total, "" if found else signs.promise(end))
            is_last, number, total, before = page.is_last, number + 1, signs.total, found
            return page

        return _Iteration(step)

    async def read(self, number: int) -> Page[T]:
        """Return one page by its number, which begins at 1; a page after the end has no items."""

        def decode(answer: RawResponse) -> Page[T]:
            found, signs = items_of(self._operation, answer, self._limit), PageSigns.read(answer.pagination)
            return self._page(number, found, signs, self._start(number, signs) + len(found))

        query = {**self._query, "page": number}
        return await self._api.send(self._operation, self._path, query=query, decode=decode)

    @property
    def _first(self) -> int:
        page = self._query.get("page", UNSET)
        return page if isinstance(page, int) else 1

    def _start(self, number: int, signs: PageSigns) -> int:
        """Return how many items the pages before this one have, if only their number is known."""
        return (number - 1) * (signs.per_page or self._limit)

    async def _next(self, number: int, left: int) -> dict[int, RawResponse | StatsigError]:
        """Read a page, and further pages up to the number that may be requested at once."""
        wanted = min(self._most_at_once, left)
        if wanted <= 1:
            return {number: await self._read(number)}
        return await gather_pages(self._read, range(number, number + wanted))

    async def _read(self, number: int) -> RawResponse:
        query = {**self._query, "page": number}
        return await self._api.send(self._operation, self._path, query=query, decode=lambda answer: answer)

    def _check(self, page: Page[T], found: Sequence[Any], total: int | None, promise: str) -> None:
        """Record the signs that the list changed since the page before, or is not complete."""
        if len(page.items) < len(found) or total not in (None, page.total):
            self._doubt("the list changed while it was read")
        if promise:
            self._doubt(f"page {page.number} is empty, but {promise} says that more items follow")

    def _page(
        self, number: int, found: list[Any], signs: PageSigns, end: int, before: Sequence[Any] = ()
    ) -> Page[T]:
        """Return the page of some items, which are taken out of their list."""
        known, count = {item["id"] for item in before if has_id(item)}, len(found)
        if known:
            found = [item for item in found if not (has_id(item) and item["id"] in known and item in before)]
        size = min(self._size, len(before) or self._size)
        is_last = not count or not signs.say_more(count, end, size)
        return Page(decode_all(found, self._decode), number, signs.total, is_last)


def has_id(item: Any) -> bool:
    """Return whether an item has an id. Two equal items without one may be different, such as two events."""
    return type(item) is dict and type(item.get("id")) is str


def check_numbers(operation: Operation, query: Query, *names: str) -> None:
    """Raise InvalidArgumentError for a number that the server would refuse, or read as another number."""
    for name in names:
        value = query.get(name, UNSET)
        if value is UNSET:
            continue
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value < 2**31:
            text = f"{value!r} is not a whole number from 1 on"
            raise operation.locate(InvalidArgumentError(name, text))


def items_of(operation: Operation, answer: RawResponse, limit: int) -> list[Any]:
    """Return the items of a page, or raise SchemaMismatchError: other data is not read as an empty list.

    A server may cap or ignore `limit`. A page that is far longer is refused before models are made, since
    models take much more memory than the body.
    """
    if isinstance(answer.data, list):
        if len(answer.data) > (most := 4 * max(limit, _LARGEST_KNOWN)):
            error = ResponseTooLargeError(most, "items")
            error.status = answer.status
            raise operation.locate(error)
        return answer.data
    text = f"{type(answer.data).__name__} instead of a list"
    raise operation.locate(SchemaMismatchError("data", text, raw=answer.data, status=answer.status))


def decode_all(found: list[Any], decode: Callable[[Any], T]) -> list[T]:
    """Decode the items of a list and leave the list empty.

    Each item is freed once it is decoded. With all of them in memory, Python's garbage collector ran twice as
    often, and a page of 100 gates took 1.4 times as long.
    """
    found.reverse()
    return [decode(found.pop()) for _ in range(len(found))]


@dataclass(slots=True, eq=False, repr=False)
class CursorPages(PagedList[T]):
    """A list with cursors, which is read when you use it, one page after the other.

    ``await`` it to get one page. Iterate over it with ``async for`` to get every item of every page.
    To continue after a page, pass its ``next_cursor`` as ``after``.
    """

    def __post_init__(self) -> None:
        check_numbers(self._operation, self._query, "limit")

    def __await__(self) -> Generator[Any, Any, Page[T]]:
        return self._read_page().__await__()

    def by_page(self) -> AsyncIterator[Page[T]]:
        """Iterate over the pages instead of the items.

        The last page is the first one for which neither `has_more` nor `next_cursor` says that more items
        follow, or the first empty one.

        Raises PaginationError if cursors or pages repeat, or if more items follow without a cursor.
        """
        number, cursor = 1, self._query.get("after", UNSET)
        cursors, contents = CycleDetector[object](), CycleDetector[list[Any]]()
        cursors.find(number, cursor)
        last: tuple[int, CursorSigns] | None = None
        is_last = False
        self.changed_during_iteration = False

        async def step() -> Page[T]:
            nonlocal number, cursor, last, is_last
            if is_last:
                raise StopAsyncIteration
            if last is not None:
                cursor = self._checked(*last, cursors)
                number += 1
            answer = await self._read(cursor)
            found = items_of(self._operation, answer, self._limit)
            signs = CursorSigns.read(answer.pagination)
            # Without ids, two pages with equal items may be different pages.
            seen = contents.find(number, found) if found and has_id(found[0]) else None
            if seen is not None:
                raise self._error(f"page {number} repeats page {seen}, so the list would never end")
            page = await decode_apart(answer, partial(self._page, number, found.copy(), signs))
            self._check(page, found, signs)
            is_last, last = page.is_last, (number, signs)
            return page

        return _Iteration(step)

    def _check(self, page: Page[T], found: list[Any], signs: CursorSigns) -> None:
        """Record the signs that the list is not complete."""
        # If has_more is false, the cursor of an empty page only repeats the position.
        if not found and signs.say_more and signs.has_more is not False:
            sign = "has_more" if signs.has_more else "next_cursor"
            self._doubt(f"page {page.number} is empty, but {sign} says that more items follow")
        elif len(found) >= self._limit and signs.say_nothing:
            self._doubt(
                f"page {page.number} is full, and without has_more and next_cursor its end is unknown"
            )

    def _checked(self, number: int, signs: CursorSigns, cursors: CycleDetector[object]) -> str:
        """Return the cursor of the next page, or raise if there is none or it was used before."""
        if signs.next is None:
            reason = "is missing" if signs.cursor in (None, "") else "cannot be sent"
            raise self._error(f"page {number} says that more items follow, but its next_cursor {reason}")
        seen = cursors.find(number + 1, signs.next)
        if seen is not None:
            where = "itself" if seen == number else f"page {seen}"
            raise self._error(f"page {number} leads to {where}, so the list would never end")
        return signs.next

    async def _read(self, cursor: object) -> RawResponse:
        query = {**self._query, "after": cursor}
        return await self._api.send(self._operation, self._path, query=query, decode=lambda answer: answer)

    async def _read_page(self) -> Page[T]:
        def decode(answer: RawResponse) -> Page[T]:
            return self._page(
                1, items_of(self._operation, answer, self._limit), CursorSigns.read(answer.pagination)
            )

        return await self._api.send(self._operation, self._path, query=self._query, decode=decode)

    def _page(self, number: int, found: list[Any], signs: CursorSigns) -> Page[T]:
        """Return the page of some items, which are taken out of their list."""
        items = decode_all(found, self._decode)
        is_last = not items or not signs.say_more
        return Page(items, number, None, is_last, None if is_last else signs.next)
