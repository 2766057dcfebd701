"""State of a dynamic config as the console shows it."""

from typing import Literal, TypeAlias

DynamicConfigStatus: TypeAlias = Literal["Archived", "Disabled", "Enabled"]
