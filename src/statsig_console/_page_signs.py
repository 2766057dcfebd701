"""Whether more pages follow: the signs of it in a response, and the detection of repeated pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

__all__ = ["CursorSigns", "CycleDetector", "PageSigns"]

V = TypeVar("V")

_NOTHING: Mapping[str, Any] = {}
_FLAGS = {"true": True, "1": True, "false": False, "0": False}


@dataclass(frozen=True, slots=True)
class PageSigns:
    """The signs in the ``pagination`` of a response that more pages follow.

    ``pageNumber`` is not used, because it only repeats the number in the request.
    """

    link: object
    """None or False: no page follows. "": no information. Any other value: a page follows."""
    total: int | None
    per_page: int | None

    @classmethod
    def read(cls, pagination: Mapping[str, Any] | None, total: int | None = None) -> PageSigns:
        """Return the signs of a response; if it has no total, that of an earlier response is used."""
        pagination = pagination or _NOTHING
        link = pagination.get("nextPage", "")
        counted = _count(pagination.get("totalItems"))
        return cls(
            link.strip() if isinstance(link, str) else link,
            total if counted is None else counted,
            _count(pagination.get("itemsPerPage")) or None,
        )

    def promise(self, end: int) -> str:
        """Return the sign that items follow after the first `end` ones, such as "nextPage", or ""."""
        if self.link:
            return "nextPage"
        return f"totalItems ({self.total})" if self.total is not None and end < self.total else ""

    def say_more(self, count: int, end: int, size: int) -> bool:
        """Return whether any sign says that more items follow.

        Args:
            count: Items on this page.
            end: Items in the list up to the end of this page.
            size: Items on a full page, if known without the response.
        """
        if self.promise(end):
            return True
        if self.link is None or self.link is False or (self.total == end and not _may_be_cap(end)):
            return False
        # A total below the number of items that were read is a cap or a mistake. Then only a full page is a
        # sign that more may follow.
        return count >= min(size, self.per_page or size)


def _may_be_cap(total: int) -> bool:
    """Return whether a total may be a cap: the examples of /events say 1000, of /events/{eventName} 100."""
    return total >= 100 and str(total).strip("0") == "1"


def _count(value: object) -> int | None:
    """Return a count that was sent as a number or as digits; None for anything else."""
    if isinstance(value, str):
        text = value.strip()
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float) and not value.is_integer():
        return None
    return int(value) if 0 <= value < 10**18 else None


@dataclass(frozen=True, slots=True)
class CursorSigns:
    """The signs that more pages follow in the ``pagination`` of a response of a list without page numbers."""

    cursor: object
    """None: no page follows. "": no information."""
    has_more: bool | None

    @classmethod
    def read(cls, pagination: Mapping[str, Any] | None) -> CursorSigns:
        """Return the signs of a response."""
        pagination = pagination or _NOTHING
        has_more = _FLAGS.get(str(pagination.get("has_more")).strip().lower())
        return cls(pagination.get("next_cursor", ""), has_more)

    @property
    def next(self) -> str | None:
        """The cursor of the next page, if it can be sent: printable text or a whole number."""
        if isinstance(self.cursor, int) and not isinstance(self.cursor, bool):
            return str(self.cursor)
        if isinstance(self.cursor, str) and self.cursor.strip() and self.cursor.isprintable():
            return self.cursor
        return None

    @property
    def say_more(self) -> bool:
        """Whether any sign says that more items follow."""
        return self.has_more is True or self.cursor not in (None, "")

    @property
    def say_nothing(self) -> bool:
        """Whether no sign says that items follow, and no sign says that this was the last page."""
        return self.has_more is None and self.cursor == ""


class CycleDetector(Generic[V]):
    """Detects that values repeat, with any period, and stores only two of them (Brent's algorithm).

    The mark is the value of step 1, 2, 4, 8 … A cycle of p steps that begins after m steps meets the mark
    within 3 (m + p) steps. A set of all values would find it earlier, but grow with the list; and pages,
    unlike cursors, have no hash.
    """

    __slots__ = ("_last", "_mark", "_marked_at", "_steps")

    def __init__(self) -> None:
        self._last: tuple[int, V] | None = None
        self._mark: tuple[int, V] | None = None
        self._marked_at = 0
        self._steps = 0

    def find(self, number: int, value: V) -> int | None:
        """Return the number under which the same value was seen before, or remember the value."""
        for seen in (self._last, self._mark):
            if seen is not None and seen[1] == value:
                return seen[0]
        self._steps += 1
        self._last = (number, value)
        if self._steps >= 2 * self._marked_at:
            self._marked_at, self._mark = self._steps, self._last
        return None
