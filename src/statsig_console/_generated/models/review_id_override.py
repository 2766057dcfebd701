from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ReviewIDOverride(Model):
    """The listed units go into one group."""

    ids: list[str]
    """Ids of the units."""
    group_id: str
    """The group that they go into."""
    environment: str | None | Unset = UNSET
    """Environment where it counts; null for all."""
    unit_type: str | None | Unset = UNSET
    """Unit id type of the ids; null for that of the experiment."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "ids": "ids",
        "group_id": "group_id",
        "environment": "environment",
        "unit_type": "unit_type",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.ids = pop("ids", UNSET)
        self.group_id = pop("group_id", UNSET)
        self.environment = pop("environment", UNSET)
        self.unit_type = pop("unit_type", UNSET)
        self.additional_properties = rest or {}
        return self
