"""Where an object that was read differs from what was sent, as far as the response holds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

__all__ = ["differences"]

_EMPTY: tuple[Any, ...] = (None, "", [], {})
"""A server may store null for what was sent empty, and answer with an empty value for null."""


def differences(sent: Any, found: Any, path: str = "") -> list[str]:
    """Return the paths at which a value that was read differs from the value that was sent.

    A field that the response leaves out says nothing, and neither does a field that it adds. A list of one is
    the same as its item: condition values come back in either form. Plain values in a list may be in another
    order, as tags are; objects may not, since the order of rules counts.
    """
    if isinstance(sent, Mapping) and isinstance(found, Mapping):
        return [
            path_inside
            for name, value in sent.items()
            if name in found
            for path_inside in differences(value, found[name], f"{path}.{name}" if path else name)
        ]
    if sent in _EMPTY and not isinstance(sent, bool | int):
        return [] if found in _EMPTY else [path]
    if isinstance(sent, list) or isinstance(found, list):
        return _list_differences(_as_list(sent), _as_list(found), path)
    # True equals 1 in Python, and is another value in JSON.
    is_same = sent == found and isinstance(sent, bool) == isinstance(found, bool)
    return [] if is_same else [path]


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _list_differences(sent: list[Any], found: list[Any], path: str) -> list[str]:
    if len(sent) != len(found):
        return [path]
    if all(isinstance(value, str | int | float) for value in (*sent, *found)):
        # `repr` keeps True and 1 apart; 1 and 1.0 are one number of JSON.
        return [] if _count(sent) == _count(found) else [path]
    return [
        inside
        for index, pair in enumerate(zip(sent, found, strict=True))
        for inside in differences(*pair, f"{path}[{index}]")
    ]


def _count(values: list[Any]) -> Counter[tuple[bool, Any]]:
    return Counter((isinstance(value, bool), value) for value in values)
