from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_rule = later(globals(), "as_rule", lambda: models.Rule.from_dict)


@_define(kw_only=True, repr=False)
class SegmentCreate(Model):
    """A new segment."""

    name: str
    """Name shown in the console; 3 to 100 letters, digits, blanks, `_` or `-`."""
    id: str | Unset = UNSET
    """Id to use instead of one made out of the name; 3 to 100 letters, digits, `_` or `-`."""
    description: str | Unset = UNSET
    """What it is for; at most 1000 characters."""
    type: models.SegmentType
    """What decides who is in it."""
    id_type: str | Unset = UNSET
    """Unit id type that it is about; `userID` when it is not sent."""
    rules: list[models.Rule] | Unset = UNSET
    """Rows of targeting for the type `rule_based`. Each needs `passPercentage`; fewer condition types work
    than in gates."""
    tags: list[str] | Unset = UNSET
    """Names of its tags."""
    creator_id: str | None | Unset = UNSET
    """Id of the user to name as its creator."""
    creator_email: str | None | Unset = UNSET
    """Address of the user to name as its creator."""
    team: str | None | Unset = UNSET
    """Name of its team; Enterprise plans only."""
    team_id: str | None | Unset = UNSET
    """Id of its team; Enterprise plans only."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "id": "id",
        "description": "description",
        "type": "type",
        "id_type": "idType",
        "rules": "rules",
        "tags": "tags",
        "creator_id": "creatorID",
        "creator_email": "creatorEmail",
        "team": "team",
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
        self.id = pop("id", UNSET)
        self.description = pop("description", UNSET)
        self.type = pop("type", UNSET)
        self.id_type = pop("idType", UNSET)
        self.rules = (
            [as_rule(item) for item in value]
            if type(value := pop("rules", UNSET)) is list and value
            else value
        )
        self.tags = pop("tags", UNSET)
        self.creator_id = pop("creatorID", UNSET)
        self.creator_email = pop("creatorEmail", UNSET)
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.additional_properties = rest or {}
        return self
