"""A share in percent, of which only the two ends are distinguished."""

from typing import Literal, TypeAlias

GateRate: TypeAlias = Literal["0", "100", "INBETWEEN"]
