"""Kind of outcome that an experiment is after."""

from typing import Literal, TypeAlias

ExperimentSubtype: TypeAlias = Literal["conversion", "reactivation", "retention"]
