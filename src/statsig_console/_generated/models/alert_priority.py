"""How urgent an alert is; P0 is probably the most urgent."""

from typing import Literal, TypeAlias

AlertPriority: TypeAlias = Literal["P0", "P1", "P2", "P3", "P4", "P5"]
