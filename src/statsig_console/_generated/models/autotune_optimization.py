"""What an autotune optimizes."""

from typing import Literal, TypeAlias

AutotuneOptimization: TypeAlias = Literal["occurrence", "value"]
