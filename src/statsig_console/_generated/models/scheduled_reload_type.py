"""How much a scheduled load computes."""

from typing import Literal, TypeAlias

ScheduledReloadType: TypeAlias = Literal["full", "incremental"]
