"""How a step of a funnel is counted."""

from typing import Literal, TypeAlias

MetricFunnelStepType: TypeAlias = Literal["event_count", "event_count_custom", "event_dau", "event_user"]
