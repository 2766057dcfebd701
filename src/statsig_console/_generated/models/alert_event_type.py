"""Kind of event."""

from typing import Literal, TypeAlias

AlertEventType: TypeAlias = Literal["no-data", "raise", "resolve", "warn"]
