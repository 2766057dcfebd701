"""How a chart is drawn."""

from typing import Literal, TypeAlias

SummaryChartDisplay: TypeAlias = Literal["bar", "cumulative", "daily", "dx", "table"]
