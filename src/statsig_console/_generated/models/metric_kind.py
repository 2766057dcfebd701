"""How a new metric is computed."""

from typing import Literal, TypeAlias

MetricKind: TypeAlias = Literal[
    "composite",
    "composite_sum",
    "event_count_custom",
    "event_user",
    "funnel",
    "mean",
    "ratio",
    "sum",
    "undefined",
    "user_warehouse",
]
