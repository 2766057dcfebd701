from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ParamStoreCreate(Model):
    """A new parameter store."""

    name: str
    """Name that paths take."""
    display_name: str
    """Name shown in the console."""
    description: str
    """Text that explains it."""
    tags: list[str] | Unset = UNSET
    """Names of its tags."""
    target_app_ids: list[str] | Unset = UNSET
    """Ids of its target apps."""
    team: str | Unset = UNSET
    """Name of its team."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "display_name": "displayName",
        "description": "description",
        "tags": "tags",
        "target_app_ids": "targetAppIDs",
        "team": "team",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.display_name = pop("displayName", UNSET)
        self.description = pop("description", UNSET)
        self.tags = pop("tags", UNSET)
        self.target_app_ids = pop("targetAppIDs", UNSET)
        self.team = pop("team", UNSET)
        self.additional_properties = rest or {}
        return self
