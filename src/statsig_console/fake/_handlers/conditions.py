"""Which operators a condition may have, and the form in which the server keeps conditions."""

from __future__ import annotations

from collections.abc import Sequence

from .._document.document import Json
from .._http.response import invalid

__all__ = ["OPERATORS", "check_conditions", "kept_condition"]

_SET = frozenset({"any", "none"})
_NULL = frozenset({"is_null", "is_not_null"})
_CASE = frozenset({"any_case_sensitive", "none_case_sensitive"})
_TEXT = _SET | _NULL | {"str_contains_any", "str_contains_none", "str_matches"}
_VERSION = _SET | _NULL | {"version_lt", "version_gt", "version_lte", "version_gte", "version_eq"}
_NUMBER = frozenset({"lt", "gt", "lte", "gte"})
_TIME = frozenset({"after", "before", "on"})
_LIST = frozenset(
    {"array_contains_any", "array_contains_none", "array_contains_all", "not_array_contains_all"}
)

OPERATORS: dict[str, frozenset[str]] = {
    "app_version": _VERSION,
    "browser_name": _SET,
    "browser_version": _VERSION,
    "country": _SET,
    "custom_field": _TEXT | _CASE | _VERSION | _NUMBER | _TIME | _LIST | {"encoded_any"},
    "device_model": _TEXT,
    "email": _TEXT | _CASE,
    "environment_tier": _SET,
    "experiment_group": _SET,
    "fails_gate": frozenset(),
    "fails_segment": frozenset(),
    "ip_address": _SET,
    "javascript": _TEXT,
    "locale": _TEXT,
    "os_name": _SET,
    "os_version": _VERSION,
    "passes_gate": frozenset(),
    "passes_segment": frozenset(),
    "public": frozenset(),
    "target_app": _SET,
    "time": _TIME | _NUMBER,
    "unit_id": _TEXT | _CASE | {"encoded_any"},
    "url": _TEXT,
    "user_agent": _TEXT,
    "user_id": _TEXT | _CASE | {"encoded_any"},
}
_OPERATOR_MAY_LACK = frozenset({"environment_tier", "user_id"})


def kept_condition(condition: Json) -> Json:
    """Return a condition in the form in which the server returns it: one value as a scalar, no empty keys."""
    kept = {name: value for name, value in condition.items() if value is not None}
    if not OPERATORS.get(condition["type"], _SET):
        kept.pop("operator", None)
    if condition["type"] == "public":
        kept.pop("targetValue", None)
    value = kept.get("targetValue")
    if isinstance(value, list) and len(value) == 1:
        kept["targetValue"] = value[0]
    return kept


def _faults(condition: Json, at: str) -> list[tuple[str, str]]:
    kind, operator, value = condition["type"], condition.get("operator"), condition.get("targetValue")
    if kind not in OPERATORS:
        expected = " | ".join(f"'{name}'" for name in OPERATORS)
        return [(f"{at}.type", f"Invalid enum value. Expected {expected}, received '{kind}'")]
    allowed, faults = OPERATORS[kind], []
    if operator is None:
        if allowed and kind not in _OPERATOR_MAY_LACK:
            faults.append((f"{at}.operator", "Required"))
    elif operator not in (allowed or _SET):
        faults.append((f"{at}.operator", f"Operator {operator} is not valid for condition type {kind}"))
    if value is None and kind != "public" and operator not in _NULL:
        faults.append((f"{at}.targetValue", "Required"))
    if kind == "custom_field" and not condition.get("field"):
        faults.append((f"{at}.field", "Required"))
    return faults


def check_conditions(rules: Sequence[Json], at: str = "rules") -> None:
    """Refuse conditions whose operator does not fit their type."""
    faults = [
        fault
        for number, rule in enumerate(rules)
        for place, condition in enumerate(rule.get("conditions", ()))
        for fault in _faults(condition, f"{at}.{number}.conditions.{place}")
    ]
    if faults:
        raise invalid(faults)
