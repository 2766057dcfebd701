"""What the Logs Explorer can search."""

from typing import Literal, TypeAlias

LogSource: TypeAlias = Literal["events", "logs", "spans"]
