from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class LayerCreate(Model):
    """A new layer."""

    name: str
    """Name, from which the id is made; 3 to 100 letters, digits, blanks, `_` and `-`."""
    id_type: str
    """Unit id type to split by, such as `userID`."""
    description: str | Unset = UNSET
    """What it is for; at most 1000 characters."""
    target_apps: list[str] | Unset = UNSET
    """Names or ids of its target apps."""
    team: str | Unset = UNSET
    """Name of the team that looks after it."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "id_type": "idType",
        "description": "description",
        "target_apps": "targetApps",
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
        self.id_type = pop("idType", UNSET)
        self.description = pop("description", UNSET)
        self.target_apps = pop("targetApps", UNSET)
        self.team = pop("team", UNSET)
        self.additional_properties = rest or {}
        return self
