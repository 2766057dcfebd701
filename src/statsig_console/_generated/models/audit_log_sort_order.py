"""Direction of a sort."""

from typing import Literal, TypeAlias

AuditLogSortOrder: TypeAlias = Literal["asc", "desc"]
