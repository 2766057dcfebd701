"""Who can see a project. What each value means is not published."""

from typing import Literal, TypeAlias

ProjectVisibility: TypeAlias = Literal["CLOSED", "EXTERNAL", "OPEN"]
