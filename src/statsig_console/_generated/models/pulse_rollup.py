"""Window that a load adds up."""

from typing import Literal, TypeAlias

PulseRollup: TypeAlias = Literal["14", "28", "7", "cumulative", "daily", "dx", "pre_exposure"]
