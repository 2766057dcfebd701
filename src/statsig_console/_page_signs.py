"""Whether more pages follow: what one response says of it, and pages or cursors that repeat."""

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
    """What the ``pagination`` of a response says of the pages after it.

    ``pageNumber`` is not used: it repeats what was asked for.
    """

    link: object
    """None or False says that no page follows, "" says nothing; anything else says that one follows."""
    total: int | None
    per_page: int | None

    @classmethod
    def read(cls, pagination: Mapping[str, Any] | None, total: int | None = None) -> PageSigns:
        """Read the signs of a response; the total of an earlier one holds where this one has none."""
        pagination = pagination or _NOTHING
        link = pagination.get("nextPage", "")
        counted = _count(pagination.get("totalItems"))
        return cls(
            link.strip() if isinstance(link, str) else link,
            total if counted is None else counted,
            _count(pagination.get("itemsPerPage")) or None,
        )

    def promise(self, end: int) -> str:
        """Return what says that items follow those up to `end`, or nothing."""
        if self.link:
            return "nextPage"
        return f"totalItems ({self.total})" if self.total is not None and end < self.total else ""

    def say_more(self, count: int, end: int, size: int) -> bool:
        """Return whether any sign says that more items follow.

        Args:
            count: Items on this page.
            end: Items in the list up to the end of this page.
            size: Items on a full page, as far as it is known without the response.
        """
        if self.promise(end):
            return True
        if self.link is None or self.link is False or (self.total == end and not _may_be_cap(end)):
            return False
        # A total below what was read is a cap or a mistake, so only a full page says that more may follow.
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
    """What the ``pagination`` of a list without page numbers says of the pages after a response."""

    cursor: object
    """None says that no page follows, "" says nothing."""
    has_more: bool | None

    @classmethod
    def read(cls, pagination: Mapping[str, Any] | None) -> CursorSigns:
        """Read the signs of a response."""
        pagination = pagination or _NOTHING
        has_more = _FLAGS.get(str(pagination.get("has_more")).strip().lower())
        return cls(pagination.get("next_cursor", ""), has_more)

    @property
    def next(self) -> str | None:
        """The cursor of the next page, if it is one that can be sent: printable text or a whole number."""
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
        """Whether no sign says that items follow, and none that this was the last page."""
        return self.has_more is None and self.cursor == ""


class CycleDetector(Generic[V]):
    """Finds out that values repeat, with any period, and keeps two of them (Brent's algorithm).

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
