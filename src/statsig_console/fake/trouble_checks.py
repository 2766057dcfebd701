"""Whether the arguments of a trouble make sense: refused when it is asked for, not when it happens."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import Attribute

from .bodies import as_answer

__all__ = ["Validator", "between", "check_body", "check_headers", "check_value", "one_of"]

Validator = Callable[[object, "Attribute[Any]", Any], None]

_HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HEADER_VALUE = re.compile(r"((?![\t ])([\x01-\x08\x0e-\x1f!-\xff]|[\t ](?!$))*)", re.DOTALL)


def between(least: float, most: float = math.inf) -> Validator:
    """Return what refuses numbers outside some bounds, and NaN and infinity."""

    def check(made: object, attribute: Attribute[Any], value: float) -> None:
        if not least <= value <= most or value == math.inf:
            bounds = f"from {least} on" if most == math.inf else f"from {least} to {most:,}"
            raise ValueError(f"{attribute.name} is a number {bounds}, not {value}")

    return check


def one_of(known: Sequence[str]) -> Validator:
    """Return what refuses texts that are not known."""

    def check(made: object, attribute: Attribute[Any], value: str) -> None:
        if value not in known:
            raise ValueError(f"{attribute.name} must be one of {', '.join(known)}, not {value}")

    return check


def check_headers(made: object, attribute: Attribute[Any], headers: Mapping[str, str]) -> None:
    """Refuse headers that no server can send; bytes from 0x80 on are sent as Latin-1."""
    for name, value in headers.items():
        if not (_HEADER_NAME.fullmatch(name) and _HEADER_VALUE.fullmatch(value)):
            raise ValueError(f"headers cannot have {name!r}: {value!r}; use Latin-1 without line breaks")


def check_body(made: object, attribute: Attribute[Any], body: Any) -> None:
    """Refuse a body that could not be sent."""
    if isinstance(body, str):
        body.encode()
    elif not isinstance(body, bytes):
        as_answer(200, body)


def check_value(made: object, attribute: Attribute[Any], value: Any) -> None:
    """Refuse a value that is not JSON."""
    as_answer(200, [value])
