"""What can be done to a trigger."""

from typing import Literal, TypeAlias

ReleasePipelineActionType: TypeAlias = Literal[
    "ABORTED", "APPROVED_FOR", "CLEANED_UP", "FULL_ROLL_OUT", "PAUSED", "SKIPPED", "STARTED", "UNPAUSED"
]
