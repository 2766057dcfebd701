"""The methods of condition builders, one class for operators that occur together.

`_types` puts them together as the document says which type takes which operators.
"""

from __future__ import annotations

from datetime import datetime

from ..models import UNSET, Condition, Unset
from ._values import (
    Value,
    epoch_ms,
    one_number,
    one_text,
    pattern_of,
    several_texts,
    several_values,
)

__all__ = [
    "AnyNoneTexts",
    "AnyNoneValues",
    "Arrays",
    "BeforeAfter",
    "Builder",
    "CaseSensitive",
    "Contains",
    "Matches",
    "Nulls",
    "Numbers",
    "On",
    "VersionEq",
    "Versions",
]


class Builder:
    """What a condition looks at; its methods say how it is compared and return the condition."""

    __slots__ = ("_custom_id", "_field", "_type")

    def __init__(self, type: str, *, field: str | Unset = UNSET, custom_id: str | Unset = UNSET) -> None:
        self._type = type
        self._field = field
        self._custom_id = custom_id

    def __repr__(self) -> str:
        name = self._field or self._custom_id
        return f"<conditions on {self._type}{f' {name}' if name else ''}>"

    def _condition(self, operator: str, value: float | list[float | str] | str | Unset = UNSET) -> Condition:
        return Condition(
            type=self._type,
            operator=operator,
            target_value=value,
            field=self._field,
            custom_id=self._custom_id,
        )


class AnyNoneTexts(Builder):
    """Compare with whole texts."""

    __slots__ = ()

    def any(self, *values: str) -> Condition:
        """It is one of these; case does not count."""
        return self._condition("any", several_texts("any", values))

    def none(self, *values: str) -> Condition:
        """It is none of these, or missing; case does not count."""
        return self._condition("none", several_texts("none", values))


class AnyNoneValues(Builder):
    """Compare with whole texts, numbers or booleans."""

    __slots__ = ()

    def any(self, *values: Value) -> Condition:
        """It is one of these; case does not count. True and False are sent as their words in lower case."""
        return self._condition("any", several_values("any", values))

    def none(self, *values: Value) -> Condition:
        """It is none of these, or missing; case does not count."""
        return self._condition("none", several_values("none", values))


class CaseSensitive(Builder):
    """Compare with whole texts, where case counts."""

    __slots__ = ()

    def any_case_sensitive(self, *values: str) -> Condition:
        """It is exactly one of these."""
        return self._condition("any_case_sensitive", several_texts("any_case_sensitive", values))

    def none_case_sensitive(self, *values: str) -> Condition:
        """It is exactly none of these, or missing."""
        return self._condition("none_case_sensitive", several_texts("none_case_sensitive", values))


class Contains(Builder):
    """Compare with parts of a text."""

    __slots__ = ()

    def contains(self, *parts: str) -> Condition:
        """It contains one of these."""
        return self._condition("str_contains_any", self._parts("contains", parts))

    def contains_none(self, *parts: str) -> Condition:
        """It contains none of these, or is missing."""
        return self._condition("str_contains_none", self._parts("contains_none", parts))

    def _parts(self, method: str, parts: tuple[str, ...]) -> list[float | str]:
        return [one_text(method, part) for part in several_texts(method, parts)]


class Matches(Builder):
    """Compare with a regular expression, in which case counts."""

    __slots__ = ()

    def matches(self, pattern: str) -> Condition:
        """A regular expression finds a match in it; an invalid one never does."""
        return self._condition("str_matches", one_text("matches", pattern))

    def starts_with(self, *texts: str) -> Condition:
        """It starts with one of these, as a regular expression: the server refuses the operator for it."""
        return self._condition("str_matches", pattern_of("starts_with", texts, "^{}"))

    def ends_with(self, *texts: str) -> Condition:
        """It ends with one of these, as a regular expression: the server refuses the operator for it."""
        return self._condition("str_matches", pattern_of("ends_with", texts, "{}$"))


class Numbers(Builder):
    """Compare with a number."""

    __slots__ = ()

    def gt(self, number: float) -> Condition:
        """It is greater."""
        return self._condition("gt", one_number("gt", number))

    def gte(self, number: float) -> Condition:
        """It is greater or equal."""
        return self._condition("gte", one_number("gte", number))

    def lt(self, number: float) -> Condition:
        """It is less."""
        return self._condition("lt", one_number("lt", number))

    def lte(self, number: float) -> Condition:
        """It is less or equal."""
        return self._condition("lte", one_number("lte", number))


class Versions(Builder):
    """Compare with a version such as `1.2.0`."""

    __slots__ = ()

    def version_gt(self, version: str) -> Condition:
        """It is a later version."""
        return self._condition("version_gt", one_text("version_gt", version))

    def version_gte(self, version: str) -> Condition:
        """It is this version or a later one."""
        return self._condition("version_gte", one_text("version_gte", version))

    def version_lt(self, version: str) -> Condition:
        """It is an earlier version."""
        return self._condition("version_lt", one_text("version_lt", version))

    def version_lte(self, version: str) -> Condition:
        """It is this version or an earlier one."""
        return self._condition("version_lte", one_text("version_lte", version))


class VersionEq(Builder):
    """Compare with one version."""

    __slots__ = ()

    def version_eq(self, version: str) -> Condition:
        """It is this version."""
        return self._condition("version_eq", one_text("version_eq", version))


class BeforeAfter(Builder):
    """Compare with a time: a datetime with a time zone, or milliseconds since 1970."""

    __slots__ = ()

    def before(self, time: datetime | int) -> Condition:
        """It is earlier."""
        return self._condition("before", epoch_ms("before", time))

    def after(self, time: datetime | int) -> Condition:
        """It is later."""
        return self._condition("after", epoch_ms("after", time))


class On(Builder):
    """Compare with a day."""

    __slots__ = ()

    def on(self, time: datetime | int) -> Condition:
        """It is on the day of this time."""
        return self._condition("on", epoch_ms("on", time))


class Nulls(Builder):
    """Compare with null."""

    __slots__ = ()

    def is_null(self) -> Condition:
        """It is missing."""
        return self._condition("is_null")

    def is_not_null(self) -> Condition:
        """It is there."""
        return self._condition("is_not_null")


class Arrays(Builder):
    """Compare with the elements of a list."""

    __slots__ = ()

    def array_contains_any(self, *values: str) -> Condition:
        """The list contains one of these."""
        return self._condition("array_contains_any", several_texts("array_contains_any", values))

    def array_contains_none(self, *values: str) -> Condition:
        """The list contains none of these."""
        return self._condition("array_contains_none", several_texts("array_contains_none", values))

    def array_contains_all(self, *values: str) -> Condition:
        """The list contains all of these."""
        return self._condition("array_contains_all", several_texts("array_contains_all", values))

    def not_array_contains_all(self, *values: str) -> Condition:
        """The list lacks at least one of these."""
        return self._condition("not_array_contains_all", several_texts("not_array_contains_all", values))
