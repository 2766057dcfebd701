from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_owner = later(globals(), "as_owner", lambda: models.Owner.from_dict)


@_define(kw_only=True, repr=False)
class PromptCreate(Model):
    """A new prompt. Names are of 3 to 100 letters, digits, blanks, dots, underscores and hyphens."""

    name: str
    """Name of the prompt."""
    display_name: str | Unset = UNSET
    """Name to show, if another than the name."""
    description: str | Unset = UNSET
    """Text that explains it; at most 1000 characters."""
    tags: list[str] | Unset = UNSET
    """Names of its tags."""
    target_apps: list[str] | Unset = UNSET
    """Names or ids of its target apps."""
    team: str | Unset = UNSET
    """Name of its team."""
    team_id: str | Unset = UNSET
    """Id of its team."""
    owner: models.Owner | None | Unset = UNSET
    """Who answers for it."""
    creator_id: str | None | Unset = UNSET
    """Id of the user to name as its creator."""
    creator_email: str | None | Unset = UNSET
    """Address of the user to name as its creator."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "display_name": "displayName",
        "description": "description",
        "tags": "tags",
        "target_apps": "targetApps",
        "team": "team",
        "team_id": "teamID",
        "owner": "owner",
        "creator_id": "creatorID",
        "creator_email": "creatorEmail",
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
        self.target_apps = pop("targetApps", UNSET)
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.owner = as_owner(value) if type(value := pop("owner", UNSET)) is dict else value
        self.creator_id = pop("creatorID", UNSET)
        self.creator_email = pop("creatorEmail", UNSET)
        self.additional_properties = rest or {}
        return self
