"""What the checks count."""

from typing import Literal, TypeAlias

DiagnosticsType: TypeAlias = Literal["daily_cumulative_checks", "unique_ids"]
