"""What is done with a part of a composite."""

from typing import Literal, TypeAlias

MetricComponentOperator: TypeAlias = Literal["+", "-"]
