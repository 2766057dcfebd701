"""How the address of a page is compared."""

from typing import Literal, TypeAlias

SidecarUrlMatch: TypeAlias = Literal["contains", "equals", "path", "regex"]
