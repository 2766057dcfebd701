"""Unit of the time that charts cover."""

from typing import Literal, TypeAlias

DashboardPeriodUnit: TypeAlias = Literal["day", "month", "week"]
