"""Turn values of Python into those of a condition, and refuse what the server cannot mean."""

from __future__ import annotations

import math
import re
from datetime import datetime
from typing import Any

from .. import InvalidArgumentError

__all__ = [
    "Value",
    "epoch_ms",
    "one_id",
    "one_number",
    "one_text",
    "pattern_of",
    "several_texts",
    "several_values",
]

Value = str | float | bool
"""What a custom field or an id can be compared with."""

_SPECIAL = re.compile(r"[\\^$.|?*+()\[\]{}]")
_FIRST_MS = 10**11
"""1973 in milliseconds, 5138 in seconds: a smaller number is a time in seconds."""


def one_text(method: str, value: object) -> str:
    """Return a text that is not empty."""
    if not isinstance(value, str):
        raise InvalidArgumentError(method, f"{_kind(value)} given, text expected")
    if not value.strip():
        raise InvalidArgumentError(method, "an empty text compares with nothing; leave the condition out")
    return value


def one_id(method: str, value: object) -> str:
    """Return the id of a gate or segment."""
    if not isinstance(value, str) or not value.strip():
        raise InvalidArgumentError(method, f"{value!r} is not the id of one gate or segment")
    return value


def one_number(method: str, value: object) -> float:
    """Return a finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidArgumentError(method, f"{_kind(value)} given, number expected")
    if not math.isfinite(value):
        raise InvalidArgumentError(method, f"JSON has no {value!r}")
    return value


def epoch_ms(method: str, value: object) -> int:
    """Return a time in milliseconds since 1970."""
    if isinstance(value, datetime):
        if value.utcoffset() is None:
            raise InvalidArgumentError(
                method, f"{value!r} has no time zone; use datetime(…, tzinfo=timezone.utc)"
            )
        return round(value.timestamp() * 1000)
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidArgumentError(method, f"{_kind(value)} given, datetime or milliseconds expected")
    if value < _FIRST_MS:
        raise InvalidArgumentError(method, f"{value} looks like seconds; the server takes milliseconds")
    return value


def several_texts(method: str, values: tuple[object, ...]) -> list[float | str]:
    """Return texts, at least one."""
    return [_checked(method, value, (str,)) for value in _given(method, values)]


def several_values(method: str, values: tuple[object, ...]) -> list[float | str]:
    """Return texts and numbers, at least one; the server takes no booleans but their words."""
    made: list[float | str] = []
    for value in _given(method, values):
        if isinstance(value, bool):
            made.append("true" if value else "false")
        elif isinstance(value, int | float):
            made.append(one_number(method, value))
        else:
            made.append(_checked(method, value, (str,)))
    return made


def pattern_of(method: str, values: tuple[object, ...], form: str) -> str:
    """Return a regular expression that finds one of several plain texts in a form such as `^{}`."""
    texts = [_SPECIAL.sub(r"\\\g<0>", one_text(method, value)) for value in _given(method, values)]
    return form.format(texts[0] if len(texts) == 1 else f"(?:{'|'.join(texts)})")


def _given(method: str, values: tuple[object, ...]) -> tuple[object, ...]:
    if not values:
        raise InvalidArgumentError(method, "no value given; a condition needs at least one")
    if any(isinstance(value, list | tuple | set | frozenset | dict) for value in values):
        raise InvalidArgumentError(
            method, f"{_kind(values[0])} given; give the values one by one: {method}(*…)"
        )
    return values


def _checked(method: str, value: object, kinds: tuple[type, ...]) -> Any:
    if not isinstance(value, kinds):
        raise InvalidArgumentError(method, f"{_kind(value)} given, text expected")
    return value


def _kind(value: object) -> str:
    return type(value).__name__
