"""What is held against the threshold, namely the value itself, its change, or its change in percent."""

from typing import Literal, TypeAlias

AlertType: TypeAlias = Literal["change", "pct_change", "threshold"]
