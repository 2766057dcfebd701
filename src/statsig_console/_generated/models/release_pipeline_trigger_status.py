"""How a trigger stands."""

from typing import Literal, TypeAlias

ReleasePipelineTriggerStatus: TypeAlias = Literal[
    "ABORTED", "COMPLETED", "IN_PROGRESS", "PAUSED", "WAITING_FOR_REVIEW"
]
