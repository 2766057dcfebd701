"""What a funnel over rows counts."""

from typing import Literal, TypeAlias

MetricWarehouseFunnelCount: TypeAlias = Literal["sessions", "users"]
