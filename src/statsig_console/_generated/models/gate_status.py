"""State of a gate as the console shows it."""

from typing import Literal, TypeAlias

GateStatus: TypeAlias = Literal["Archived", "Disabled", "In Progress", "Launched"]
