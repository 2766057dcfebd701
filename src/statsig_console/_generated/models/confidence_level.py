"""Confidence of an interval in percent, as text."""

from typing import Literal, TypeAlias

ConfidenceLevel: TypeAlias = Literal["80", "90", "95", "98", "99"]
