"""Verdict on the balance of the groups."""

from typing import Literal, TypeAlias

ImbalanceSeverity: TypeAlias = Literal["failure", "pass", "warning"]
