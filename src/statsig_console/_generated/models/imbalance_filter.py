"""A verdict to look for."""

from typing import Literal, TypeAlias

ImbalanceFilter: TypeAlias = Literal["failure", "warning"]
