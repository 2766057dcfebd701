"""How a load ended."""

from typing import Literal, TypeAlias

PulseLoadState: TypeAlias = Literal["cancelled", "failure", "partial_failure", "success", "timeout"]
