"""What a review was assigned to."""

from typing import Literal, TypeAlias

ReviewAssigneeKind: TypeAlias = Literal["group", "user"]
