"""Kinds of gate or dynamic config that can be chosen."""

from typing import Literal, TypeAlias

GateLifetime: TypeAlias = Literal["PERMANENT", "TEMPORARY"]
