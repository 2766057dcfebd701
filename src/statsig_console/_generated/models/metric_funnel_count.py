"""What a funnel counts."""

from typing import Literal, TypeAlias

MetricFunnelCount: TypeAlias = Literal["events", "users"]
