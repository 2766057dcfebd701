"""A priority that can be set; P0 and P5 can only be read."""

from typing import Literal, TypeAlias

AlertUpdatePriority: TypeAlias = Literal["P1", "P2", "P3", "P4"]
