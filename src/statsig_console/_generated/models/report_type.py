"""Kinds of report."""

from typing import Literal, TypeAlias

ReportType: TypeAlias = Literal["first_exposures", "pulse_daily", "topline_impact_daily"]
