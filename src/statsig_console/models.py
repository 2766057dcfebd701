"""The objects of the API as attrs classes; each class is loaded when it is first used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._codec import UNSET, Unset
from ._generated import models as _models

if TYPE_CHECKING:
    from ._generated.models import *  # noqa: F403

__all__ = ["UNSET", "Unset"]
__all__ += _models.__all__

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        return getattr(_models, name)

    def __dir__() -> list[str]:
        return sorted(__all__)
