"""The one thing that can be done with overrides here."""

from typing import Literal, TypeAlias

LayerOverrideOperation: TypeAlias = Literal["add"]
