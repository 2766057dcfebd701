from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class HoldoutCreate(Model):
    """A new holdout."""

    name: str
    """Name shown in the console; 3 to 100 letters, digits, blanks, `_` or `-`."""
    description: str | Unset = UNSET
    """What it is for; at most 1000 characters."""
    id_type: str | Unset = UNSET
    """Unit id type that decides who is held back, such as `userID`."""
    team_id: str | None | Unset = UNSET
    """Id of its team; Enterprise plans only."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "description": "description",
        "id_type": "idType",
        "team_id": "teamID",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.description = pop("description", UNSET)
        self.id_type = pop("idType", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.additional_properties = rest or {}
        return self
