"""Where the sequential probability ratio test takes its baseline from."""

from typing import Literal, TypeAlias

SprtBaselineMode: TypeAlias = Literal["in_experiment_control", "manual"]
