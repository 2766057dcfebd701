"""Why a dynamic config counts as stale."""

from typing import Literal, TypeAlias

DynamicConfigTypeReason: TypeAlias = Literal[
    "NONE",
    "STALE_NO_RULES",
    "STALE_PROBABLY_DEAD_CHECK",
    "STALE_PROBABLY_FORGOTTEN",
    "STALE_PROBABLY_LAUNCHED",
    "STALE_PROBABLY_UNLAUNCHED",
]
