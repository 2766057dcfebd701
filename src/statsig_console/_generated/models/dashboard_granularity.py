"""The time that one point of a chart stands for."""

from typing import Literal, TypeAlias

DashboardGranularity: TypeAlias = Literal["auto", "daily", "monthly", "weekly"]
