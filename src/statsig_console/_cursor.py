"""Lists that have no page numbers: each page says where the next one begins."""

from __future__ import annotations

from collections.abc import AsyncIterator, Generator
from dataclasses import dataclass
from typing import Any, TypeVar

from ._codec import UNSET
from ._operation import Answer
from ._page_signs import CursorSigns, CycleDetector
from ._pages import Page, PagedList, check_numbers, has_id, items_of

__all__ = ["CursorPages"]

T = TypeVar("T")


@dataclass(slots=True, eq=False)
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
        self.drifted = False
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

    async def _read(self, cursor: object) -> Answer:
        query = {**self._query, "after": cursor}
        return await self._api.send(self._operation, self._path, query=query, decode=lambda answer: answer)

    async def _read_page(self) -> Page[T]:
        def decode(answer: Answer) -> Page[T]:
            return self._page(1, items_of(self._operation, answer), CursorSigns.read(answer.pagination))

        return await self._api.send(self._operation, self._path, query=self._query, decode=decode)

    def _page(self, number: int, found: list[Any], signs: CursorSigns) -> Page[T]:
        items = [self._decode(item) for item in found]
        is_last = not found or not signs.say_more
        return Page(items, number, None, is_last, None if is_last else signs.next)
