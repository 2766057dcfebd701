"""Which values make sense as an option; what does not is refused before anything is made of it."""

from __future__ import annotations

import math
from typing import Any, TypeVar

import httpx

from ._errors import InvalidArgumentError

__all__ = ["count_of", "instance_of", "seconds_of", "timeout_of"]

T = TypeVar("T")


def count_of(name: str, value: int, least: int, most: int) -> int:
    """Return a whole number within bounds, or raise InvalidArgumentError."""
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise InvalidArgumentError(name, f"{value!r} is not a whole number from {least} to {most}")
    return value


def instance_of(name: str, value: T, kind: type) -> T:
    """Return an object of a class, or None, or raise InvalidArgumentError."""
    if value is not None and not isinstance(value, kind):
        raise InvalidArgumentError(name, f"{type(value).__name__} given, {kind.__name__} expected")
    return value


def seconds_of(name: str, value: Any, *, or_zero: bool = False) -> float:
    """Return a number of seconds, or raise InvalidArgumentError."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not (0 < value < math.inf or (or_zero and value == 0)):
        least = "from 0" if or_zero else "above 0"
        raise InvalidArgumentError(name, f"{value!r} is not a number of seconds {least}")
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
