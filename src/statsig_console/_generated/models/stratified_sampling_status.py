"""How far balancing is."""

from typing import Literal, TypeAlias

StratifiedSamplingStatus: TypeAlias = Literal["error", "pending", "success"]
