"""Lists that arrive a page at a time, by page number or by cursor."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

import anyio

from ._codec import UNSET, Model, html_table, short_repr
from ._errors import InvalidArgumentError, PaginationError, SchemaMismatchError, StatsigError
from ._operation import Api, Operation, Query, RawResponse
from ._page_signs import CursorSigns, CycleDetector, PageSigns

__all__ = ["CursorPages", "Page", "PagedList", "Pages", "gather_pages"]

T = TypeVar("T")


async def gather_pages(
    read: Callable[[int], Awaitable[T]], numbers: Iterable[int]
) -> dict[int, T | StatsigError]:
    """Read pages concurrently, and return each page or its error, which the caller raises in order."""
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
"""Items per page when ``limit`` is not sent; the server may cap a larger ``limit`` at as many."""


@dataclass(slots=True, repr=False)
class Page(Generic[T]):
    """One page of a list."""

    items: list[T]
    number: int
    """Counted from 1."""
    total: int | None
    """Items in the whole list as the server counts them; some endpoints cap it, some leave it out."""
    is_last: bool
    """Whether the page is empty, or nothing in the response says that more items follow.

    Where the response contradicts itself (``nextPage`` is null, but ``totalItems`` says 230 and this page
    ends at 50), this is False, and the next page may be empty.
    """
    next_cursor: str | None = None
    """Where the next page begins, in lists without page numbers."""

    def __repr__(self) -> str:
        names = ("number", "total", "is_last", "next_cursor", "items")
        return short_repr("Page", ((name, getattr(self, name)) for name in names), f"{len(self.items)} items")

    def _repr_html_(self) -> str:
        rows = [dict(item._shown()) if isinstance(item, Model) else {"": item} for item in self.items]
        return html_table(f"Page {self.number}", rows, len(rows))


@dataclass(slots=True, eq=False, repr=False)
class PagedList(Generic[T]):
    """What lists with page numbers and lists with cursors share."""

    _api: Api = field(repr=False)
    _operation: Operation
    _path: Mapping[str, object]
    _query: Query
    _decode: Callable[[Any], T] = field(repr=False)
    changed_during_iteration: bool = field(default=False, init=False)
    """Whether the last iteration may have missed items: the list changed meanwhile, or the server said that
    more items follow and sent none. A warning was logged as well. Read the list again to miss nothing."""

    if not TYPE_CHECKING:

        def __iter__(self) -> NoReturn:
            name = self._operation.id
            raise TypeError(f"{name} is a list of pages: use `async for`, or `await` it for one page")

    def __repr__(self) -> str:
        sent = ((name, value) for name, value in self._query.items() if value is not UNSET)
        return short_repr(type(self).__name__, sent, self._operation.id)

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.by_page():
            for item in page.items:
                yield item

    def by_page(self) -> AsyncIterator[Page[T]]:
        """Iterate over the pages instead of the items."""
        raise NotImplementedError

    @property
    def _size(self) -> int:
        """Items on a full page at least."""
        return min(self._limit, DEFAULT_LIMIT)

    @property
    def _limit(self) -> int:
        limit = self._query.get("limit", UNSET)
        return limit if isinstance(limit, int) else DEFAULT_LIMIT

    def _doubt(self, reason: str) -> None:
        """Record that items may have been missed, and log the first reason of an iteration."""
        if not self.changed_during_iteration:
            _logger.warning("%s: %s", self._operation.id, reason)
        self.changed_during_iteration = True

    def _error(self, text: str) -> PaginationError:
        return self._operation.locate(PaginationError(text), self._operation.fill(self._path))


@dataclass(slots=True, eq=False, repr=False)
class Pages(PagedList[T]):
    """A list that is not read yet.

    ``await`` it for one page; iterate over it with ``async for`` to get every item of every page.
    Pages are counted, and links of the server are never followed, so a broken or foreign link does no harm.

    While you read a list that changes, items move from page to page. An item that comes twice because of that
    is left out the second time; one that moves to a page already read is missed. To delete what you list,
    read the list to its end first:

        old = [gate.id async for gate in client.gates.list()]
    """

    _most_at_once: int = 1

    def __post_init__(self) -> None:
        check_numbers(self._operation, self._query, "limit", "page")

    def __await__(self) -> Generator[Any, Any, Page[T]]:
        return self.read(self._first).__await__()

    def prefetch(self, pages: int) -> Pages[T]:
        """Return the same list, of which up to so many pages are requested at once; the order stays.

        The first page is requested alone: it says how many there are. Lists that do not say it (without
        `total`) are read page by page. Stopping early wastes the pages already fetched.
        """
        check_numbers(self._operation, {"pages": pages}, "pages")
        return replace(self, _most_at_once=pages)

    async def by_page(self) -> AsyncIterator[Page[T]]:
        """Iterate over the pages instead of the items.

        The list ends with the first page of which no sign in the response (`nextPage`, `totalItems`, a full
        page where these are missing) says that more items follow, or with an empty page.

        Raises PaginationError when the server sends the same pages again, which would never end.
        """
        number, end, before = self._first, 0, list[Any]()
        total: int | None = None
        cycle = CycleDetector[list[Any]]()
        ready: dict[int, RawResponse | StatsigError] = {}
        self.changed_during_iteration = False
        while True:
            if number not in ready:
                left = -((end - total) // len(before)) if before and total is not None else 1
                ready = await self._next(number, left)
            answer = ready.pop(number)
            if isinstance(answer, StatsigError):
                raise answer
            found = items_of(self._operation, answer)
            seen = cycle.find(number, found) if found else None
            if seen is not None and seen == number - 1 and not answer.pagination:
                return  # The server does not divide this list into pages.
            if seen is not None:
                raise self._error(f"page {number} repeats page {seen}, so the list would never end")
            signs = PageSigns.read(answer.pagination, total)
            end = (end if before else self._start(number, signs)) + len(found)
            page = self._page(number, found, signs, end, before)
            self._check(page, found, total, "" if found else signs.promise(end))
            yield page
            if page.is_last:
                return
            number, total, before = number + 1, signs.total, found

    async def read(self, number: int) -> Page[T]:
        """Read one page, counted from 1; a page past the end has no items."""

        def decode(answer: RawResponse) -> Page[T]:
            found, signs = items_of(self._operation, answer), PageSigns.read(answer.pagination)
            return self._page(number, found, signs, self._start(number, signs) + len(found))

        query = {**self._query, "page": number}
        return await self._api.send(self._operation, self._path, query=query, decode=decode)

    @property
    def _first(self) -> int:
        page = self._query.get("page", UNSET)
        return page if isinstance(page, int) else 1

    def _start(self, number: int, signs: PageSigns) -> int:
        """Return how many items the pages before this one have, if nothing but their number is known."""
        return (number - 1) * (signs.per_page or self._limit)

    async def _next(self, number: int, left: int) -> dict[int, RawResponse | StatsigError]:
        """Read a page, and as many of those that are left as may be requested at once."""
        wanted = min(self._most_at_once, left)
        if wanted <= 1:
            return {number: await self._read(number)}
        return await gather_pages(self._read, range(number, number + wanted))

    async def _read(self, number: int) -> RawResponse:
        query = {**self._query, "page": number}
        return await self._api.send(self._operation, self._path, query=query, decode=lambda answer: answer)

    def _check(self, page: Page[T], found: Sequence[Any], total: int | None, promise: str) -> None:
        """Record what shows that the list changed since the page before, or is not complete."""
        if len(page.items) < len(found) or total not in (None, page.total):
            self._doubt("the list changed while it was read")
        if promise:
            self._doubt(f"page {page.number} is empty, but {promise} says that more items follow")

    def _page(
        self, number: int, found: list[Any], signs: PageSigns, end: int, before: Sequence[Any] = ()
    ) -> Page[T]:
        known = {item["id"] for item in before if has_id(item)}
        items = [
            self._decode(item)
            for item in found
            if not (has_id(item) and item["id"] in known and item in before)
        ]
        size = min(self._size, len(before) or self._size)
        return Page(items, number, signs.total, not found or not signs.say_more(len(found), end, size))


def has_id(item: Any) -> bool:
    """Return whether an item differs from all others by its id; two equal events, say, may be two."""
    return type(item) is dict and type(item.get("id")) is str


def check_numbers(operation: Operation, query: Query, *names: str) -> None:
    """Refuse what the server would refuse, or take for another number."""
    for name in names:
        value = query.get(name, UNSET)
        if value is UNSET:
            continue
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value < 2**31:
            text = f"{value!r} is not a whole number from 1 on"
            raise operation.locate(InvalidArgumentError(name, text))


def items_of(operation: Operation, answer: RawResponse) -> list[Any]:
    """Return the items of a page, or raise: data that is no list must not pass as an empty one."""
    if isinstance(answer.data, list):
        return answer.data
    text = f"{type(answer.data).__name__} where a list belongs"
    raise operation.locate(SchemaMismatchError("data", text, raw=answer.data, status=answer.status))


@dataclass(slots=True, eq=False, repr=False)
class CursorPages(PagedList[T]):
    """A list that is not read yet, and whose pages can only be read in order.

    ``await`` it for one page; iterate over it with ``async for`` to get every item of every page.
    The ``next_cursor`` of a page, given as ``after``, continues from there.
    """

    def __post_init__(self) -> None:
        check_numbers(self._operation, self._query, "limit")

    def __await__(self) -> Generator[Any, Any, Page[T]]:
        return self._read_page().__await__()

    async def by_page(self) -> AsyncIterator[Page[T]]:
        """Iterate over the pages instead of the items.

        The list ends with the first page of which neither `has_more` nor `next_cursor` says that more items
        follow, or with an empty page.

        Raises PaginationError when the cursors or the pages repeat, or more items follow without a cursor.
        """
        number, cursor = 1, self._query.get("after", UNSET)
        cursors, contents = CycleDetector[object](), CycleDetector[list[Any]]()
        cursors.find(number, cursor)
        self.changed_during_iteration = False
        while True:
            answer = await self._read(cursor)
            found, signs = items_of(self._operation, answer), CursorSigns.read(answer.pagination)
            # Without ids, two pages that look the same may be two.
            seen = contents.find(number, found) if found and has_id(found[0]) else None
            if seen is not None:
                raise self._error(f"page {number} repeats page {seen}, so the list would never end")
            page = self._page(number, found, signs)
            self._check(page, found, signs)
            yield page
            if page.is_last:
                return
            cursor = self._checked(number, signs, cursors)
            number += 1

    def _check(self, page: Page[T], found: list[Any], signs: CursorSigns) -> None:
        """Record what shows that the list is not complete."""
        # Where has_more is false, the cursor of an empty page only repeats the position.
        if not found and signs.say_more and signs.has_more is not False:
            sign = "has_more" if signs.has_more else "next_cursor"
            self._doubt(f"page {page.number} is empty, but {sign} says that more items follow")
        elif len(found) >= self._limit and signs.say_nothing:
            self._doubt(f"page {page.number} is full, and neither has_more nor next_cursor says what follows")

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
            return self._page(1, items_of(self._operation, answer), CursorSigns.read(answer.pagination))

        return await self._api.send(self._operation, self._path, query=self._query, decode=decode)

    def _page(self, number: int, found: list[Any], signs: CursorSigns) -> Page[T]:
        items = [self._decode(item) for item in found]
        is_last = not found or not signs.say_more
        return Page(items, number, None, is_last, None if is_last else signs.next)
