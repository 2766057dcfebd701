"""The bytes of a request body, and where it holds what JSON cannot say."""

from __future__ import annotations

import json
from typing import Any

from .._codec import UNSET, encode
from .._errors import InvalidArgumentError

__all__ = ["encode_body"]


class Body(bytes):
    """The bytes of a request body. They print as their number, since they may hold credentials."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<{len(self)} bytes>"

    __str__ = __repr__


def encode_body(body: object) -> Body | None:
    """Return the bytes of a request body.

    Raises InvalidArgumentError for what JSON cannot say; its `param` tells where that stands, such as
    ``body.rules[0].name``.
    """
    if body is UNSET:
        return None
    try:
        return Body(_dump(encode(body)))
    except (ValueError, TypeError) as error:
        raise InvalidArgumentError(*(_fault("body", encode(body)) or ("body", f"{error}"))) from None
    except RecursionError:
        raise InvalidArgumentError("body", "nested too deeply, or within itself") from None


def _dump(value: Any) -> bytes:
    return json.dumps(value, allow_nan=False, separators=(",", ":"), ensure_ascii=False).encode()


def _fault(place: str, value: Any) -> tuple[str, str] | None:
    """Return where the first value stands that cannot be sent, and why."""
    parts: list[tuple[str, Any]] = []
    if isinstance(value, dict):
        parts = [(f"{place}.{name}", item) for name, item in value.items()]
    elif isinstance(value, list | tuple):
        parts = [(f"{place}[{index}]", item) for index, item in enumerate(value)]
    try:
        for inner, item in parts:
            if (found := _fault(inner, item)) is not None:
                return found
        _dump(dict.fromkeys(value) if isinstance(value, dict) else [] if parts else value)
    except (ValueError, TypeError, RecursionError) as error:
        return place, f"{error}"
    return None
