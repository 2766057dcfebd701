"""How much a load reads: what is new, everything, or chosen metrics."""

from typing import Literal, TypeAlias

PulseLoadType: TypeAlias = Literal["full", "incremental", "metric"]
