"""The last changes with the old values, so that they can be undone."""

from __future__ import annotations

from collections import deque
from typing import Any, NamedTuple

from .table import Place, Table

__all__ = ["KEPT", "Change", "Changes"]

KEPT = 1_000


class Change(NamedTuple):
    """The old values that one request replaced, and the number of ids generated before it."""

    drawn: int
    writes: list[tuple[Table, str, Any, Place]]


class Changes:
    """The last changes. Later effects of the clock belong to the change before them."""

    def __init__(self) -> None:
        self._kept: deque[Change] = deque(maxlen=KEPT)
        self._begun: int | None = None

    def __len__(self) -> int:
        return len(self._kept)

    def begin(self, drawn: int) -> None:
        """Make the next write begin a change; without a write there is no change."""
        self._begun = drawn

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written since `begin`."""
        return self._begun is not None

    def end(self) -> None:
        """Make all later writes belong to the last change."""
        self._begun = None

    def note(self, table: Table, key: str, before: Any, place: Place) -> None:
        """Store the old value of a write."""
        if self._begun is not None:
            self._kept.append(Change(self._begun, []))
            self._begun = None
        if self._kept:
            self._kept[-1].writes.append((table, key, before, place))

    def take(self, count: int) -> list[Change]:
        """Remove and return the last changes, the last one first.

        Raises:
            ValueError: Fewer changes are stored.
        """
        if not 0 <= count <= len(self._kept):
            have = f"{len(self._kept)} can be undone (at most {KEPT} are kept, none from before a seed,"
            raise ValueError(f"cannot rewind {count} changes: {have} a restore or a load)")
        self._begun = None
        return [self._kept.pop() for _ in range(count)]

    def forget(self) -> None:
        """Remove all changes, so that nothing before this can be undone."""
        self._kept.clear()
        self._begun = None
