"""Where a chart comes from."""

from typing import Literal, TypeAlias

SummaryChartSource: TypeAlias = Literal["custom_query", "experiment", "scheduled_custom_query", "unsupported"]
