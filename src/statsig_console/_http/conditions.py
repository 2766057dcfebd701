"""Check before sending that the types of conditions take their operators."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .._codec import UNSET, Model
from .._errors import InvalidArgumentError
from .._operation import Operation

__all__ = ["ConditionCheck", "Takes"]

_PATTERNS = {"str_starts_with_any": "^", "str_ends_with_any": "$"}


class Takes(NamedTuple):
    """What a type of condition takes."""

    operators: tuple[str, ...]
    """Operators that some source confirms."""
    unknown: tuple[str, ...] = ()
    """Operators of which no source says whether the server takes them."""
    is_open: bool = False
    """Whether no source says which operators it does not take."""
    is_bare: bool = False
    """Whether it has no operator."""
    needs: str = ""
    """The field that a condition of this type must have."""
    refuses_null: bool = False
    """Whether the server refuses null as its operator or value."""


class ConditionCheck:
    """Finds conditions that the server refuses.

    What no source describes passes: unknown types and operators, and pairs of which it is not known
    whether the server takes them.
    """

    def __init__(self, *, known: Sequence[str], refused: Sequence[str], types: Mapping[str, Takes]) -> None:
        self._known = frozenset(known)
        self._refused = frozenset(refused)
        self.types = types

    def __call__(self, operation: Operation, body: object, paths: Collection[str]) -> None:
        """Raise InvalidArgumentError for the first condition in a body that the server refuses."""
        for path in paths:
            for place, condition in _below(body, path.split("."), "body"):
                if (fault := self.fault(condition)) is not None:
                    raise operation.locate(InvalidArgumentError(f"{place}.{fault[0]}", fault[1]))

    def fault(self, condition: object) -> tuple[str, str] | None:
        """Return the field for which the server refuses a condition, and why; None if it may take it."""
        kind, operator = _field(condition, "type"), _field(condition, "operator")
        takes = self.types.get(kind) if isinstance(kind, str) else None
        if takes is None:
            return None
        if takes.refuses_null:
            for name in ("operator", "targetValue"):
                if _field(condition, name) is None:
                    return name, f"the server refuses null for the type {kind!r}; leave the field out"
        if takes.needs and not _field(condition, takes.needs):
            return takes.needs, f"the type {kind!r} needs this field"
        if isinstance(operator, str) and self._is_refused(takes, operator):
            return "operator", _reason(kind, operator, takes)
        return None

    def _is_refused(self, takes: Takes, operator: str) -> bool:
        if takes.is_bare:
            return operator != ""
        if takes.is_open:
            return operator in self._refused
        return operator in self._known and operator not in (*takes.operators, *takes.unknown)


def _reason(kind: object, operator: str, takes: Takes) -> str:
    reason = f"the server refuses {operator!r} for the type {kind!r}"
    if takes.is_bare:
        return f"{reason}, which has no operator; leave it out"
    if takes.operators:
        reason += f", which takes {', '.join(takes.operators)}"
    if operator in _PATTERNS and "str_matches" in takes.operators:
        reason += f"; use 'str_matches' with {_PATTERNS[operator]!r} in the regular expression"
    return reason


def _below(value: object, path: list[str], place: str) -> Iterator[tuple[str, object]]:
    """Yield what a path leads to, with the place of each; lists have no part of their own in a path."""
    if isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from _below(item, path, f"{place}[{index}]")
    elif not path:
        yield place, value
    elif inner := _field(value, path[0]):
        yield from _below(inner, path[1:], f"{place}.{path[0]}")


def _field(value: object, wire: str) -> Any:
    """Return a field of a model or of a mapping by its name in JSON; UNSET where there is none."""
    if isinstance(value, Model):
        return next(
            (getattr(value, name) for name, known in value.wire_names.items() if known == wire), UNSET
        )
    return value.get(wire, UNSET) if isinstance(value, Mapping) else UNSET
