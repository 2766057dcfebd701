"""How two kinds of unit are matched."""

from typing import Literal, TypeAlias

IdentifierMappingMode: TypeAlias = Literal["firstTouchOneToMany", "lastTouchOneToMany", "strictOneToOne"]
