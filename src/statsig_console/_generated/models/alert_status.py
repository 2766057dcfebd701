"""State of an alert."""

from typing import Literal, TypeAlias

AlertStatus: TypeAlias = Literal["alert", "setup_incomplete", "stable", "warn"]
