"""Kind of owner in a review."""

from typing import Literal, TypeAlias

ConfigOwnerType: TypeAlias = Literal["sdk_key", "user"]
