"""The built-in criteria of the quality score; any other name makes a criterion of your own."""

from typing import Literal, TypeAlias

QualityCriterionName: TypeAlias = Literal[
    "BALANCED_EXPOSURE",
    "COMPARISON_CORRECTION",
    "GUARDRAIL_METRIC_TAGS",
    "HYPOTHESIS_LENGTH",
    "POWER_ANALYSIS",
    "PRIMARY_METRICS_LENGTH",
    "SECONDARY_METRICS_LENGTH",
    "SEQUENTIAL_TESTING",
    "SUFFICIENT_SAMPLE",
]
