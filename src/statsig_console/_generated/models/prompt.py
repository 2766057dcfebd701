from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class Prompt(Model):
    """A prompt without its versions."""

    id: str
    """Id of the prompt."""
    name: str | Unset = UNSET
    """Name shown in the console."""
    description: str | None | Unset = UNSET
    """Text that explains it."""
    id_type: str | None | Unset = UNSET
    """Unit id type that it goes by, such as `userID`."""
    version: int | None | Unset = UNSET
    """Number of its state."""
    tags: list[str] | Unset = UNSET
    """Names of its tags."""
    target_apps: list[str] | Unset = UNSET
    """Names or ids of its target apps."""
    holdout_ids: list[str] | Unset = UNSET
    """Ids of the holdouts that take part."""
    team: str | None | Unset = UNSET
    """Name of its team."""
    team_id: str | None | Unset = UNSET
    """Id of its team."""
    created_time: int | Unset = UNSET
    """When it was created, in ms since 1970."""
    creator_id: str | None | Unset = UNSET
    """Id of the user or key that created it."""
    creator_name: str | None | Unset = UNSET
    """Name of the user or key that created it."""
    creator_email: str | None | Unset = UNSET
    """Address of the user who created it."""
    last_modified_time: int | None | Unset = UNSET
    """When it was last changed, in ms since 1970."""
    last_modifier_id: str | None | Unset = UNSET
    """Id of the user or key that changed it last."""
    last_modifier_name: str | None | Unset = UNSET
    """Name of the user or key that changed it last."""
    last_modifier_email: str | None | Unset = UNSET
    """Address of the user who changed it last."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "description": "description",
        "id_type": "idType",
        "version": "version",
        "tags": "tags",
        "target_apps": "targetApps",
        "holdout_ids": "holdoutIDs",
        "team": "team",
        "team_id": "teamID",
        "created_time": "createdTime",
        "creator_id": "creatorID",
        "creator_name": "creatorName",
        "creator_email": "creatorEmail",
        "last_modified_time": "lastModifiedTime",
        "last_modifier_id": "lastModifierID",
        "last_modifier_name": "lastModifierName",
        "last_modifier_email": "lastModifierEmail",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.description = pop("description", UNSET)
        self.id_type = pop("idType", UNSET)
        self.version = pop("version", UNSET)
        self.tags = pop("tags", UNSET)
        self.target_apps = pop("targetApps", UNSET)
        self.holdout_ids = pop("holdoutIDs", UNSET)
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.created_time = pop("createdTime", UNSET)
        self.creator_id = pop("creatorID", UNSET)
        self.creator_name = pop("creatorName", UNSET)
        self.creator_email = pop("creatorEmail", UNSET)
        self.last_modified_time = pop("lastModifiedTime", UNSET)
        self.last_modifier_id = pop("lastModifierID", UNSET)
        self.last_modifier_name = pop("lastModifierName", UNSET)
        self.last_modifier_email = pop("lastModifierEmail", UNSET)
        self.additional_properties = rest or {}
        return self
