"""Lists that arrive a page at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ._codec import UNSET
from ._errors import InvalidArgumentError, PaginationError, SchemaMismatch
from ._operation import Answer, Api, Operation, Query

__all__ = ["Page", "Pages"]

T = TypeVar("T")

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
    """

    _api: Api = field(repr=False)
    _operation: Operation
    _path: Mapping[str, object]
    _query: Query
    _decode: Callable[[Any], T] = field(repr=False)

    def __post_init__(self) -> None:
        check_numbers(self._operation, self._query, "limit", "page")

    def __await__(self) -> Generator[Any, Any, Page[T]]:
        return self.read(self._first).__await__()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.by_page():
            for item in page.items:
                yield item

    async def by_page(self) -> AsyncIterator[Page[T]]:
        """Go through the pages rather than the items.

        Raises PaginationError when the server sends the same full page twice, which would go on for ever.
        """
        number, before = self._first, None
        while True:
            answer = await self._read(number)
            if answer.data and answer.data == before:
                if answer.pagination is None:
                    return
                raise PaginationError(f"page {number} repeats page {number - 1}").locate(
                    self._operation.id, self._operation.method, self._operation.fill(self._path)
                )
            page = self._page(number, answer)
            yield page
            if page.is_last:
                return
            number, before = number + 1, answer.data

    async def read(self, number: int) -> Page[T]:
        """Read one page, counted from 1; a page past the end has no items."""
        return await self._api.send(
            self._operation,
            self._path,
            query={**self._query, "page": number},
            decode=lambda answer: self._page(number, answer),
        )

    @property
    def _first(self) -> int:
        page = self._query.get("page", UNSET)
        return page if isinstance(page, int) else 1

    async def _read(self, number: int) -> Answer:
        query = {**self._query, "page": number}
        return await self._api.send(self._operation, self._path, query=query, decode=lambda answer: answer)

    def _page(self, number: int, answer: Answer) -> Page[T]:
        found, pagination = items_of(self._operation, answer), answer.pagination or {}
        if "nextPage" in pagination:
            is_last = not found or not pagination["nextPage"]
        else:
            limit = self._query.get("limit", UNSET)
            is_last = len(found) < (min(limit, DEFAULT_LIMIT) if isinstance(limit, int) else DEFAULT_LIMIT)
        total = pagination.get("totalItems")
        items = [self._decode(item) for item in found]
        return Page(items, number, int(total) if isinstance(total, int | float) else None, is_last)


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
