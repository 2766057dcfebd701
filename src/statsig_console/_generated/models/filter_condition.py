"""How a column is compared."""

from typing import Literal, TypeAlias

FilterCondition: TypeAlias = Literal[
    "<",
    "<=",
    "=",
    ">",
    ">=",
    "after_exposure",
    "before_exposure",
    "contains",
    "ends_with",
    "in",
    "is_false",
    "is_null",
    "is_true",
    "non_null",
    "not_contains",
    "not_in",
    "sql_filter",
    "starts_with",
]
