"""Unit of a window."""

from typing import Literal, TypeAlias

AutotuneWindowUnit: TypeAlias = Literal["day", "hour", "min"]
