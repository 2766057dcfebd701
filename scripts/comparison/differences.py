"""A difference between two documents, and its severity."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["GRADES", "KINDS", "Difference", "Place", "in_order"]

GRADES = ("breaking", "changed", "added", "older")
"""The most severe first. `older`: we keep something that they have lost; it is never reported as new."""
KINDS = ("operation", "model", "parameter", "field", "required", "enum", "type", "status")


@dataclass(frozen=True)
class Place:
    """A place in an operation: its part, the path below, and the nearest model on that path."""

    operation: str
    part: str = ""
    """`query`, `path`, `header`, `request`, `answer`, or nothing for the operation itself."""
    path: str = ""
    model: str = ""
    """The nearest schema with a name."""
    tail: str = ""
    """The path below that."""

    @property
    def owner(self) -> str:
        """The model of the place, or else the operation."""
        return self.model or self.operation

    @property
    def label(self) -> str:
        """The place below its owner."""
        return self.tail if self.model else f"{self.part} {self.path}".strip()


@dataclass(frozen=True)
class Difference:
    """One difference at one place."""

    grade: str
    kind: str
    place: Place
    what: str

    def record(self) -> dict[str, str]:
        """The difference as JSON."""
        place = self.place
        return {
            "class": self.grade,
            "kind": self.kind,
            "operation": place.operation,
            "part": place.part,
            "path": place.path,
            "model": place.model,
            "what": self.what,
        }


def in_order(found: Iterable[Difference]) -> list[Difference]:
    """Return the differences sorted by severity, kind and place, without duplicates."""
    return sorted(
        set(found),
        key=lambda one: (
            GRADES.index(one.grade),
            KINDS.index(one.kind),
            one.place.owner,
            one.place.label,
            one.place.operation,
            one.place.part,
            one.place.path,
            one.what,
        ),
    )
