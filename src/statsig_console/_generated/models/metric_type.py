"""How a metric is computed."""

from typing import Literal, TypeAlias

MetricType: TypeAlias = Literal[
    "ads_segment_active_users",
    "ads_segment_exposed_user_days",
    "composite",
    "composite_sum",
    "count_distinct",
    "event_count",
    "event_count_custom",
    "event_dau",
    "event_user",
    "event_user_window",
    "funnel",
    "hybrid_warehouse",
    "import_window",
    "latest_value",
    "mean",
    "percentile",
    "ratio",
    "setup_incomplete",
    "sum",
    "undefined",
    "user",
    "user_warehouse",
]
