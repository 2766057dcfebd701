"""Why the states before and after could not be read."""

from typing import Literal, TypeAlias

SnapshotProblem: TypeAlias = Literal["snapshot_not_found", "snapshot_unreadable"]
