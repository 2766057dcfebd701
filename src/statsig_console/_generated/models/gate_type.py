"""Kind of gate or dynamic config."""

from typing import Literal, TypeAlias

GateType: TypeAlias = Literal["PERMANENT", "STALE", "TEMPLATE", "TEMPORARY"]
