"""A state that is reported again while it lasts."""

from typing import Literal, TypeAlias

AlertRenotification: TypeAlias = Literal["no-data", "raise", "warn"]
