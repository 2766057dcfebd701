"""Who may approve changes of the configs of a team."""

from typing import Literal, TypeAlias

TeamApprovers: TypeAlias = Literal["admin_only", "anyone", "team_only"]
