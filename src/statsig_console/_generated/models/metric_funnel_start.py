"""Where a funnel begins."""

from typing import Literal, TypeAlias

MetricFunnelStart: TypeAlias = Literal["exposure", "start_event"]
