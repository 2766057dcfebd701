"""State of a guardrail."""

from typing import Literal, TypeAlias

GuardrailStatus: TypeAlias = Literal["Alert", "OK", "Snoozed", "Warn"]
