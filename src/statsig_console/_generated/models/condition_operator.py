"""How a condition compares."""

from typing import Literal, TypeAlias

ConditionOperator: TypeAlias = Literal[
    "after",
    "any",
    "any_case_sensitive",
    "array_contains_all",
    "array_contains_any",
    "array_contains_none",
    "before",
    "encoded_any",
    "gt",
    "gte",
    "is_not_null",
    "is_null",
    "lt",
    "lte",
    "none",
    "none_case_sensitive",
    "not_array_contains_all",
    "on",
    "str_contains_any",
    "str_contains_none",
    "str_matches",
    "version_eq",
    "version_gt",
    "version_gte",
    "version_lt",
    "version_lte",
]
