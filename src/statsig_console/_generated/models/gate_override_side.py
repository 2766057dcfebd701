"""Whether an overridden user passes or fails."""

from typing import Literal, TypeAlias

GateOverrideSide: TypeAlias = Literal["fail", "pass"]
