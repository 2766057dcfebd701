"""A share in percent, of which only the two ends are told apart."""

from typing import Literal, TypeAlias

GateRate: TypeAlias = Literal["0", "100", "INBETWEEN"]
