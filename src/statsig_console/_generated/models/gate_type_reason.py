"""Why a gate counts as stale."""

from typing import Literal, TypeAlias

GateTypeReason: TypeAlias = Literal[
    "NONE",
    "STALE_ALL_FALSE",
    "STALE_ALL_TRUE",
    "STALE_EMPTY_CHECKS",
    "STALE_NO_RULES",
    "STALE_PROBABLY_DEAD_CHECK",
    "STALE_PROBABLY_FORGOTTEN",
    "STALE_PROBABLY_LAUNCHED",
    "STALE_PROBABLY_UNLAUNCHED",
]
