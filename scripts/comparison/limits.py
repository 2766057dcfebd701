"""Constraints of a schema, such as `maxLength`: read them, unite them, and compare them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

__all__ = ["LIMITS", "Limits", "join_limits", "limit_changes", "meet_limits", "read_limits"]

Json = dict[str, Any]
Limits = dict[str, Any]

_TYPES = {
    "string": ("maxLength", "minLength", "pattern"),
    "number": ("maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "multipleOf"),
    "array": ("maxItems", "minItems", "uniqueItems"),
    "object": ("maxProperties", "minProperties"),
}
"""The constraints of each type. `format` is none, since our document leaves formats out."""
LIMITS = tuple(key for keys in _TYPES.values() for key in keys)
_UPPER = {"maxLength", "maximum", "exclusiveMaximum", "maxItems", "maxProperties"}
_LOWER = {"minLength", "minimum", "exclusiveMinimum", "minItems", "minProperties"}
_MEANINGLESS = {"minLength": 0, "minItems": 0, "minProperties": 0, "uniqueItems": False, "multipleOf": 1}


def read_limits(node: Json, kinds: frozenset[str]) -> Limits:
    """Return the constraints of a schema, written as in OpenAPI 3.1; bounds of integers are inclusive."""
    found = {key: node[key] for key in LIMITS if _is_limit(key, node.get(key))}
    for bound, exclusive, step in (("minimum", "exclusiveMinimum", 1), ("maximum", "exclusiveMaximum", -1)):
        strict = found.pop(exclusive, False)
        if strict is True and bound in found:
            strict = found.pop(bound)
        if isinstance(strict, bool):
            continue
        if kinds - {"null"} == {"integer"}:
            found = meet_limits(found, {bound: strict + step})
        else:
            found[exclusive] = strict
    return {key: limit for key, limit in found.items() if _MEANINGLESS.get(key) != limit}


def meet_limits(first: Limits, second: Limits) -> Limits:
    """Return the constraints of values that keep both."""
    return first | {
        key: second[key] if key not in first or _is_tighter(key, first[key], second[key]) else first[key]
        for key in second
    }


def join_limits(first: Limits, kinds: frozenset[str], second: Limits, others: frozenset[str]) -> Limits:
    """Return the constraints of values that keep one of two, of the given types."""
    found = {}
    for key in dict.fromkeys([*first, *second]):
        if key in first and key in second:
            if first[key] == second[key] or key in _UPPER | _LOWER:
                found[key] = second[key] if _is_tighter(key, second[key], first[key]) else first[key]
            continue
        limit, free = (first[key], others) if key in first else (second[key], kinds)
        if free and not _concerns(key, free):
            found[key] = limit
    return found


def limit_changes(before: Limits, now: Limits, kinds: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Yield the changes of constraints that concern some types, and whether each allows less."""
    for key in dict.fromkeys([*before, *now]):
        old, new = before.get(key), now.get(key)
        if old == new or not _concerns(key, kinds):
            continue
        if old is None:
            yield f"{key} {_text(new)} is new", True
        elif new is None:
            yield f"{key} {_text(old)} is gone", False
        else:
            yield f"{key} is {_text(new)}, was {_text(old)}", _is_tighter(key, old, new)


def _concerns(key: str, kinds: frozenset[str]) -> bool:
    return any(key in _TYPES.get("number" if kind == "integer" else kind, ()) for kind in kinds)


def _is_tighter(key: str, before: Any, now: Any) -> bool:
    """Return whether the second limit allows less. Different patterns may exclude each other."""
    if key in _UPPER:
        return bool(now < before)
    if key in _LOWER:
        return bool(now > before)
    return bool(now != before)


def _is_limit(key: str, limit: Any) -> bool:
    return isinstance(limit, str if key == "pattern" else int | float)


def _text(limit: Any) -> str:
    return str(limit).lower() if isinstance(limit, bool) else str(limit)
