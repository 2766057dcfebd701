"""Unit of the time for a funnel."""

from typing import Literal, TypeAlias

DashboardConversionWindowUnit: TypeAlias = Literal["day", "hour", "minute", "second"]
