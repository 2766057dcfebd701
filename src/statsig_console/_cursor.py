"""Lists that have no page numbers: each page says where the next one begins."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ._codec import UNSET
from ._errors import PaginationError
from ._operation import Answer, Api, Operation, Query
from ._pages import Page, check_numbers, items_of

__all__ = ["CursorPages"]

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class CursorPages(Generic[T]):
    """A list that is not read yet, and whose pages can only be read in order.

    ``await`` it for one page; go through it with ``async for`` to get every item of every page.
    The ``next_cursor`` of a page, given as ``after``, goes on from there.
    """

    _api: Api = field(repr=False)
    _operation: Operation
    _path: Mapping[str, object]
    _query: Query
    _decode: Callable[[Any], T] = field(repr=False)

    def __post_init__(self) -> None:
        check_numbers(self._operation, self._query, "limit")

    def __await__(self) -> Generator[Any, Any, Page[T]]:
        return self._read(1, self._query.get("after", UNSET)).__await__()

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.by_page():
            for item in page.items:
                yield item

    async def by_page(self) -> AsyncIterator[Page[T]]:
        """Go through the pages rather than the items.

        Raises PaginationError when a page says that the next one begins where it began itself.
        """
        number, cursor = 1, self._query.get("after", UNSET)
        while True:
            page = await self._read(number, cursor)
            yield page
            if page.is_last:
                return
            if page.next_cursor == cursor:
                raise PaginationError(f"page {number} leads to itself").locate(
                    self._operation.id, self._operation.method, self._operation.fill(self._path)
                )
            number, cursor = number + 1, page.next_cursor

    async def _read(self, number: int, cursor: object) -> Page[T]:
        def page(answer: Answer) -> Page[T]:
            items = [self._decode(item) for item in items_of(self._operation, answer)]
            pagination = answer.pagination or {}
            following = pagination.get("next_cursor") if pagination.get("has_more", True) else None
            return Page(items, number, None, not items or not following, following)

        query = {**self._query, "after": cursor}
        return await self._api.send(self._operation, self._path, query=query, decode=page)
