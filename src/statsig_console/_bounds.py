"""Check the values of options before anything is made of them."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping, Set
from typing import Any, TypeVar

import httpx

from ._errors import InvalidArgumentError

__all__ = [
    "count_of",
    "flag_of",
    "instance_of",
    "members_of",
    "number_of",
    "seconds_of",
    "shown",
    "timeout_of",
]

T = TypeVar("T")
_MOST_SECONDS = sys.float_info.max
_LONGEST = 20
"""Characters of a wrong value that a message repeats."""


def shown(value: object) -> str:
    """Return a wrong value as a message may show it: only numbers and words, since others may be a key."""
    if value is None or isinstance(value, bool | float):
        return repr(value)
    if isinstance(value, int) and abs(value) < 10**_LONGEST:
        return repr(value)
    if isinstance(value, str) and len(value) <= _LONGEST and value.isidentifier():
        return repr(value)
    return f"a value of type {type(value).__name__}"


def flag_of(name: str, value: bool) -> bool:
    """Return True or False, or raise InvalidArgumentError."""
    if not isinstance(value, bool):
        raise InvalidArgumentError(name, f"{shown(value)} is not True or False")
    return value


def number_of(name: str, value: float) -> float:
    """Return a number, or raise InvalidArgumentError."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise InvalidArgumentError(name, f"{shown(value)} is not a number")
    return value


def members_of(name: str, value: Collection[str], allowed: Mapping[str, str]) -> frozenset[str]:
    """Return a set of words from a table that says what each means, or raise InvalidArgumentError."""
    # A single word would be taken for a set of letters, and of a mapping the values would be ignored.
    if not isinstance(value, Set | list | tuple):
        example = next(iter(allowed))
        raise InvalidArgumentError(name, f'{shown(value)} is not a set; write {name}={{"{example}"}}')
    for member in value:
        if not isinstance(member, str) or member not in allowed:
            known = " and ".join(f'"{word}" ({meaning})' for word, meaning in allowed.items())
            raise InvalidArgumentError(name, f"{shown(member)} is unknown; allowed are {known}")
    return frozenset(value)


def count_of(name: str, value: int, least: int, most: int) -> int:
    """Return a whole number within bounds, or raise InvalidArgumentError."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise InvalidArgumentError(name, f"{shown(value)} is not a whole number from {least} to {most}")
    return value


def instance_of(name: str, value: T, kind: type) -> T:
    """Return an object of a class, or None, or raise InvalidArgumentError."""
    if value is not None and not isinstance(value, kind):
        raise InvalidArgumentError(name, f"{type(value).__name__} given, {kind.__name__} expected")
    return value


def seconds_of(name: str, value: Any, *, or_zero: bool = False) -> float:
    """Return a number of seconds, or raise InvalidArgumentError."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not (0 < value <= _MOST_SECONDS or (or_zero and value == 0)):
        least = "from 0" if or_zero else "above 0"
        raise InvalidArgumentError(name, f"{shown(value)} is not a number of seconds {least}")
    return float(value)


def timeout_of(value: float | httpx.Timeout) -> httpx.Timeout:
    """Return the timeouts of each request; a part of an httpx.Timeout may be None, for none."""
    if not isinstance(value, httpx.Timeout | float | int):
        kind = type(value)
        name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
        raise InvalidArgumentError("timeout", f"{name} given; seconds or an httpx.Timeout is expected")
    parts: dict[str, Any] = value.as_dict() if isinstance(value, httpx.Timeout) else {"": value}
    for part, seconds in parts.items():
        if seconds is not None or not part:
            seconds_of(f"timeout.{part}".rstrip("."), seconds)
    return httpx.Timeout(value)
