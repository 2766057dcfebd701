from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class ConfigOwner(Model):
    """A user or key that a gate or dynamic config belongs to, in the spelling of reviews."""

    owner_id: str
    """Id of the user or key."""
    owner_type: models.ConfigOwnerType | str | Unset = UNSET
    """Which of the two; the server takes `user` when it is not sent."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"owner_id": "owner_id", "owner_type": "owner_type"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.owner_id = pop("owner_id", UNSET)
        self.owner_type = pop("owner_type", UNSET)
        self.additional_properties = rest or {}
        return self
