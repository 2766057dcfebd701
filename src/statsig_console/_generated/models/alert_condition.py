"""How a value is compared with a threshold."""

from typing import Literal, TypeAlias

AlertCondition: TypeAlias = Literal[
    "equal", "greater", "greater_or_equal", "less", "less_or_equal", "not_equal"
]
