"""What a test looks at."""

from typing import Literal, TypeAlias

MetricCriterionType: TypeAlias = Literal["metadata", "user", "user_custom", "value"]
