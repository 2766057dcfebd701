"""Direction of an effect."""

from typing import Literal, TypeAlias

SprtStatsigness: TypeAlias = Literal["negative", "neutral", "positive"]
