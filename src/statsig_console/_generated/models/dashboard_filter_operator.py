"""How a property is compared."""

from typing import Literal, TypeAlias

DashboardFilterOperator: TypeAlias = Literal[
    "AFTER_EXPOSURE",
    "ANY_OF",
    "BEFORE_EXPOSURE",
    "CONTAINS",
    "ENDS_WITH",
    "EQ",
    "GT",
    "GTE",
    "INCLUDED",
    "IS_FALSE",
    "IS_NOT_NULL",
    "IS_NULL",
    "IS_TRUE",
    "LT",
    "LTE",
    "NONE_OF",
    "NOT_CONTAINS",
    "NOT_INCLUDED",
    "SQL_FILTER",
    "STARTS_WITH",
]
