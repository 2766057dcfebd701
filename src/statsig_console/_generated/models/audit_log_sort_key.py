"""Field of a change to sort by."""

from typing import Literal, TypeAlias

AuditLogSortKey: TypeAlias = Literal[
    "actionType", "changeLog", "date", "id", "name", "time", "updatedBy", "updatedByUserID"
]
