"""How far a power analysis is."""

from typing import Literal, TypeAlias

PowerAnalysisStatus: TypeAlias = Literal["expired", "failed", "pending", "ready"]
