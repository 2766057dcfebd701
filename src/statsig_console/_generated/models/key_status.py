"""Whether a key can be used."""

from typing import Literal, TypeAlias

KeyStatus: TypeAlias = Literal["active", "deactivated"]
