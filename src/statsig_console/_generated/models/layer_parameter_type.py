"""Type of the values of a parameter."""

from typing import Literal, TypeAlias

LayerParameterType: TypeAlias = Literal["array", "boolean", "number", "object", "string"]
