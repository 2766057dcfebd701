"""Whether a funnel shows shares or numbers."""

from typing import Literal, TypeAlias

DashboardFunnelChartType: TypeAlias = Literal["conversion-rate", "conversions"]
