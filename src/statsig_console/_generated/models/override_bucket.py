from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class OverrideBucket(Model):
    """Units that share one override."""

    ids: list[str]
    """Ids of the units."""
    group_id: str
    """Group that they are put in."""
    environment: str | None | Unset = UNSET
    """Environment where it counts; null for all of them."""
    unit_id: str | None | Unset = UNSET
    """Unit id type, such as `userID`."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "ids": "ids",
        "group_id": "groupID",
        "environment": "environment",
        "unit_id": "unitID",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.ids = pop("ids", UNSET)
        self.group_id = pop("groupID", UNSET)
        self.environment = pop("environment", UNSET)
        self.unit_id = pop("unitID", UNSET)
        self.additional_properties = rest or {}
        return self
