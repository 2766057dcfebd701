"""What an override goes by."""

from typing import Literal, TypeAlias

OverrideSubject: TypeAlias = Literal["gate", "segment"]
