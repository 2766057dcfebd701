"""What a sequential probability ratio test decides; `null` is a word here and stands for no effect."""

from typing import Literal, TypeAlias

SprtDecision: TypeAlias = Literal["alternative", "continue", "null"]
