"""A difference between two documents, its place, and its class."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

__all__ = ["GRADES", "KINDS", "Difference", "Place", "in_order", "joined"]

GRADES = ("breaking", "changed", "added", "older", "accepted")
"""The classes, the most severe first. The last two need no action."""
KINDS = (
    "server",
    "version",
    "security",
    "operation",
    "model",
    "parameter",
    "content",
    "field",
    "required",
    "enum",
    "type",
    "constraint",
    "status",
    "text",
)
_OF_ALL = {"server": "server", "security": "authentication"}
"""The parts that most operations share, and their names in a report."""


@dataclass(frozen=True)
class Place:
    """A place in the API: an operation, a part of it, and the steps below that part."""

    operation: str = ""
    """Method and path; empty for the document as a whole."""
    part: str = ""
    """`query`, `path`, `header`, `request`, `response`, `status`, `server`, `security`, `tag`, or empty."""
    steps: tuple[str, ...] = ()
    """Names of parameters and fields, `[]` for the items of a list, `{}` for the values of a map."""
    model: str = ""
    """The nearest of our schemas with a name."""
    depth: int = 0
    """The number of steps that lead to this model."""

    def below(self, step: str) -> Place:
        """Return the place one step down."""
        return Place(self.operation, self.part, (*self.steps, step), self.model, self.depth)

    def at_model(self, name: str) -> Place:
        """Return the same place as the root of a model."""
        return replace(self, model=name, depth=len(self.steps)) if name else self

    @property
    def path(self) -> str:
        """The steps as text, such as `data[].rules`."""
        return _joined(self.steps)

    @property
    def tail(self) -> str:
        """The steps below the model as text."""
        return _joined(self.steps[self.depth :])

    @property
    def owner(self) -> str:
        """What a reader knows the place by: a model, a header, or the operation."""
        if self.part == "header":
            return f"header {self.steps[0]}"
        if self.part in _OF_ALL:
            return _OF_ALL[self.part]
        return self.model or self.operation or "API"

    @property
    def label(self) -> str:
        """The place below its owner."""
        if self.part == "header" or self.part in _OF_ALL:
            return _joined(self.steps[1:])
        return self.tail if self.model else f"{self.part} {self.path}".strip()


def _joined(steps: Iterable[str]) -> str:
    text = ""
    for step in steps:
        text += step if step in ("[]", "{}") or not text else f".{step}"
    return text


@dataclass(frozen=True)
class Difference:
    """One difference at one place."""

    grade: str
    kind: str
    place: Place
    what: str
    value: str = ""
    """The value of an enum that this is about. The report joins those of one place."""
    detail: str = ""
    """More words, which do not tell differences apart, such as the summary of a new operation."""

    @property
    def text(self) -> str:
        """What differs, in full."""
        more = f": {self.detail}" if self.detail else ""
        return f"{self.what} {self.value}".rstrip() + more

    @property
    def identity(self) -> tuple[str, ...]:
        """What two comparisons must share to have found the same difference. The class may differ."""
        place = self.place
        return self.kind, place.operation, place.part, place.path, self.what, self.value

    @property
    def words(self) -> str:
        """The difference in one line without its class, as `accepted.yaml` names it."""
        place = self.place
        where = " ".join(dict.fromkeys(filter(None, (self.kind, place.owner, place.label))))
        return f"{where}: {self.what} {self.value}".rstrip()


def in_order(found: Iterable[Difference]) -> list[Difference]:
    """Return the differences sorted by class, kind and place, without duplicates."""
    return sorted(
        set(found),
        key=lambda one: (
            GRADES.index(one.grade),
            KINDS.index(one.kind),
            one.place.owner,
            one.place.label,
            one.place.operation,
            one.place.part,
            one.place.steps,
            one.what,
            one.value,
        ),
    )


def joined(found: Iterable[Difference]) -> list[Difference]:
    """Return the differences with all values of one place in one difference."""
    values: dict[Difference, list[str]] = {}
    for one in found:
        values.setdefault(replace(one, value=""), []).append(one.value)
    return [replace(one, value=", ".join(written)) for one, written in values.items()]
