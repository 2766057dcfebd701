"""Kind of chart over time."""

from typing import Literal, TypeAlias

DashboardChartType: TypeAlias = Literal["grouped-bar", "horizontal-bar", "line", "timeseries-bar"]
