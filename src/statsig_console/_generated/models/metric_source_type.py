"""Where rows come from."""

from typing import Literal, TypeAlias

MetricSourceType: TypeAlias = Literal["query", "table"]
