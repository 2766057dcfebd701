"""Who may change the configs of a team."""

from typing import Literal, TypeAlias

TeamEditors: TypeAlias = Literal["anyone", "team_only"]
