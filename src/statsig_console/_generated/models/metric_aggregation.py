"""How rows of a warehouse become one number."""

from typing import Literal, TypeAlias

MetricAggregation: TypeAlias = Literal[
    "",
    "composite",
    "count",
    "count_distinct",
    "daily_participation",
    "first_value",
    "funnel",
    "latest_value",
    "max",
    "mean",
    "min",
    "percentile",
    "ratio",
    "retention",
    "sum",
]
