from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class UserIDOverride(Model):
    """Units that get one group."""

    group_id: str
    """Name of the group, in spite of the word id."""
    ids: list[str]
    """Ids of the units, at most 1000 in one request."""
    environment: str | None | Unset = UNSET
    """Environment where it holds; null for all."""
    unit_type: str | None | Unset = UNSET
    """Kind of unit that the ids belong to; null for that of the object."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "group_id": "groupID",
        "ids": "ids",
        "environment": "environment",
        "unit_type": "unitType",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.group_id = pop("groupID", UNSET)
        self.ids = pop("ids", UNSET)
        self.environment = pop("environment", UNSET)
        self.unit_type = pop("unitType", UNSET)
        self.additional_properties = rest or {}
        return self
