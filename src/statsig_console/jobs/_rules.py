"""Rules and conditions in their JSON form: which are the same, also where the server writes them anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["Json", "base_id", "condition_key", "find_condition", "is_same_rule_field", "values_of"]

Json = dict[str, Any]
ConditionKey = tuple[object, ...]


def base_id(rule: Mapping[str, Any]) -> str | None:
    """Return the id that a rule keeps for life, or None if it is new.

    Without `baseID`, it is the part of `id` before the first colon.
    """
    found = rule.get("baseID") or str(rule.get("id") or "").split(":", 1)[0]
    return str(found) if found else None


def values_of(condition: Mapping[str, Any]) -> list[Any]:
    """Return the values of a condition; the server writes a list of one as the value itself."""
    value = condition.get("targetValue")
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def condition_key(condition: Mapping[str, Any]) -> ConditionKey:
    """Return what makes a condition the same one after its values changed."""
    return tuple(condition.get(name) or None for name in ("type", "operator", "field", "customID"))


def find_condition(conditions: Sequence[Mapping[str, Any]], key: ConditionKey, number: int) -> int | None:
    """Return the index of the condition with a key, counted among those with the same key."""
    found = [index for index, condition in enumerate(conditions) if condition_key(condition) == key]
    return found[number] if number < len(found) else None


def is_same_rule_field(name: str, one: Any, other: Any) -> bool:
    """Return whether a field of a rule has the same value in both."""
    return bool(_plain_conditions(one) == _plain_conditions(other) if name == "conditions" else one == other)


def _plain_conditions(conditions: Any) -> Any:
    """Return conditions without what differs between a read and the write before it."""
    return [(condition_key(condition), values_of(condition)) for condition in conditions or ()]
