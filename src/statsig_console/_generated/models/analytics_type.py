"""School of statistics."""

from typing import Literal, TypeAlias

AnalyticsType: TypeAlias = Literal["bayesian", "frequentist", "sprt"]
