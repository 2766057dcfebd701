"""Whether a rollout goes step by step (`gradual`) or at once (`bypass`)."""

from typing import Literal, TypeAlias

GateRolloutStrategyType: TypeAlias = Literal["bypass", "gradual"]
