"""Which way a metric should go."""

from typing import Literal, TypeAlias

MetricDirection: TypeAlias = Literal["decrease", "increase"]
