"""What of an event a metric uses."""

from typing import Literal, TypeAlias

MetricEventType: TypeAlias = Literal["count", "count_distinct", "metadata", "value"]
