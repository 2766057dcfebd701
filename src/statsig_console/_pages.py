"""Lists that arrive a page at a time."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from ._codec import UNSET
from ._errors import InvalidArgumentError, PaginationError, SchemaMismatch, StatsigError
from ._operation import Answer, Api, Operation, Query
from ._together import read_together

__all__ = ["Page", "Pages"]

T = TypeVar("T")

_logger = logging.getLogger("statsig_console")

DEFAULT_LIMIT = 100
"""What the server takes when ``limit`` is not sent."""


@dataclass(slots=True)
class Page(Generic[T]):
    """One page of a list."""

    items: list[T]
    number: int
    """Counted from 1."""
    total: int | None
    """Items in the whole list as the server counts them; some endpoints cap it, some do not tell."""
    is_last: bool
    next_cursor: str | None = None
    """Where the next page begins, in lists without page numbers."""


@dataclass(slots=True, eq=False)
class Pages(Generic[T]):
    """A list that is not read yet.

    ``await`` it for one page; go through it with ``async for`` to get every item of every page.
    Pages are counted, links of the server are never followed, so a broken or foreign link does no harm.

    A list that changes meanwhile moves from page to page. An item that comes again for that is left out; one
    that moved to a page already read is missed. To delete what you list, read the list to its end first:

        old = [gate.id async for gate in client.gates.list()]
    """

    _api: Api = field(repr=False)
    _operation: Operation
    _path: Mapping[str, object]
    _query: Query
    _decode: Callable[[Any], T] = field(repr=False)
    _most_at_once: int = 1
    drifted: bool = field(default=False, init=False)
    """Whether the list was seen to change while it was last gone through; read it again to miss nothing."""

    def __post_init__(self) -> None:
        check_numbers(self._operation, self._query, "limit", "page")

    def __await__(self) -> Generator[Any, Any, Page[T]]:
        return self.read(self._first).__await__()

    def ahead(self, pages: int) -> Pages[T]:
        """Return the same list, to be read up to so many pages at once; items come in the same order.

        The first page is read alone: it tells how many there are. Lists that do not tell, such as those
        without `total`, are read one by one. Who stops early has read some pages in vain.
        """
        check_numbers(self._operation, {"pages": pages}, "pages")
        return replace(self, _most_at_once=pages)

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.by_page():
            for item in page.items:
                yield item

    async def by_page(self) -> AsyncIterator[Page[T]]:
        """Go through the pages rather than the items.

        Raises PaginationError when the server sends the same pages again, which would go on for ever.
        """
        number, marked = self._first, 0
        before: Sequence[Any] = ()
        mark: Sequence[Any] = ()
        total: int | None = None
        self.drifted = False
        ready: dict[int, Answer | StatsigError] = {}
        while True:
            if number not in ready:
                ready = await self._next(number, total)
            answer = ready.pop(number)
            if isinstance(answer, StatsigError):
                raise answer
            if answer.data and answer.data in (before, mark):
                if answer.pagination is None:
                    return
                seen = number - 1 if answer.data == before else marked
                raise PaginationError(f"page {number} repeats page {seen}").locate(
                    self._operation.id, self._operation.method, self._operation.fill(self._path)
                )
            page = self._page(number, answer, before)
            self._compare(page, total, answer)
            yield page
            if page.is_last:
                return
            # A mark that is set at twice the number each time is met again on whatever round the pages go.
            if number >= 2 * marked:
                marked, mark = number, answer.data
            number, total, before = number + 1, page.total, answer.data

    async def read(self, number: int) -> Page[T]:
        """Read one page, counted from 1; a page past the end has no items."""
        return await self._api.send(
            self._operation,
            self._path,
            query={**self._query, "page": number},
            decode=lambda answer: self._page(number, answer, ()),
        )

    @property
    def _first(self) -> int:
        page = self._query.get("page", UNSET)
        return page if isinstance(page, int) else 1

    async def _next(self, number: int, total: int | None) -> dict[int, Answer | StatsigError]:
        """Read a page, and those that are sure to follow it, as far as they are wanted at once."""
        last = min(number + self._most_at_once - 1, -(-(total or 0) // self._size))
        if last <= number:
            return {number: await self._read(number)}
        return await read_together(self._read, range(number, last + 1))

    @property
    def _size(self) -> int:
        limit = self._query.get("limit", UNSET)
        return min(limit, DEFAULT_LIMIT) if isinstance(limit, int) else DEFAULT_LIMIT

    async def _read(self, number: int) -> Answer:
        query = {**self._query, "page": number}
        return await self._api.send(self._operation, self._path, query=query, decode=lambda answer: answer)

    def _compare(self, page: Page[T], total: int | None, answer: Answer) -> None:
        """Take note of a change of the list since the page before."""
        if len(page.items) == len(answer.data) and total in (None, page.total):
            return
        if not self.drifted:
            _logger.warning("%s: the list changed while it was read", self._operation.id)
        self.drifted = True

    def _page(self, number: int, answer: Answer, before: Sequence[Any]) -> Page[T]:
        found, pagination = items_of(self._operation, answer), answer.pagination or {}
        if "nextPage" in pagination:
            is_last = not found or not pagination["nextPage"]
        else:
            is_last = len(found) < self._size
        total = pagination.get("totalItems")
        known = {item["id"] for item in before if _has_id(item)}
        items = [
            self._decode(item)
            for item in found
            if not (_has_id(item) and item["id"] in known and item in before)
        ]
        return Page(items, number, int(total) if isinstance(total, int | float) else None, is_last)


def _has_id(item: Any) -> bool:
    """Tell whether an item can be told apart from one that looks the same, unlike two events, say."""
    return type(item) is dict and type(item.get("id")) is str


def check_numbers(operation: Operation, query: Query, *names: str) -> None:
    """Refuse what the server would refuse, or worse, read as something else."""
    for name in names:
        value = query.get(name, UNSET)
        if value is UNSET:
            continue
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value < 2**31:
            error = InvalidArgumentError(name, f"{value!r} is not a whole number from 1 on")
            raise error.locate(operation.id, operation.method, operation.path)


def items_of(operation: Operation, answer: Answer) -> list[Any]:
    """Return the items of a page, or raise: an answer that is no list must not pass as an empty one."""
    if isinstance(answer.data, list):
        return answer.data
    error = SchemaMismatch("data", f"{type(answer.data).__name__} where a list belongs", raw=answer.data)
    raise error.locate(operation.id, operation.method, operation.path)
