from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, each, later, new
from .. import models

as_rule = later(globals(), "as_rule", lambda: models.Rule.from_dict)


@_define(kw_only=True, repr=False)
class Segment(Model):
    """A named set of units."""

    id: str
    """Id used in paths and in code."""
    name: str | Unset = UNSET
    """Name shown in the console."""
    description: str | None = ABSENT
    """What it is for."""
    type: models.SegmentType | str
    """What decides who is in it."""
    is_enabled: bool
    """Whether it is in use; otherwise nobody is in it."""
    id_type: str | Unset = UNSET
    """Unit id type that it is about, such as `userID`."""
    count: int = ABSENT
    """Number of ids in the list; 0 for a segment with rules."""
    rules: list[models.Rule] | models.Rule | Unset = UNSET
    """Rows of targeting; for the type `rule_based` only."""
    tags: list[str] = ABSENT
    """Names of its tags."""
    target_apps: list[str] | Unset = UNSET
    """Names or ids of its target apps; empty for all of them."""
    holdout_ids: list[str] | Unset = UNSET
    """Ids of the holdouts it is in."""
    team: str | None | Unset = UNSET
    """Name of its team; Enterprise plans only."""
    team_id: str | None | Unset = UNSET
    """Id of its team; Enterprise plans only."""
    version: int | Unset = UNSET
    """Number of the version from 1 on."""
    created_time: int | Unset = UNSET
    """When it was created, in ms since 1970."""
    creator_id: str | None | Unset = UNSET
    """Id of the user or key that created it."""
    creator_name: str | None | Unset = UNSET
    """Name of the user or key that created it."""
    creator_email: str | None | Unset = UNSET
    """Address of the user who created it; null for a key."""
    last_modified_time: int | None | Unset = UNSET
    """When it was last changed, in ms since 1970."""
    last_modifier_id: str | None = ABSENT
    """Id of the user or key that changed it last."""
    last_modifier_name: str | None = ABSENT
    """Name of the user or key that changed it last."""
    last_modifier_email: str | None | Unset = UNSET
    """Address of the user who changed it last; null for a key."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "description": "description",
        "type": "type",
        "is_enabled": "isEnabled",
        "id_type": "idType",
        "count": "count",
        "rules": "rules",
        "tags": "tags",
        "target_apps": "targetApps",
        "holdout_ids": "holdoutIDs",
        "team": "team",
        "team_id": "teamID",
        "version": "version",
        "created_time": "createdTime",
        "creator_id": "creatorID",
        "creator_name": "creatorName",
        "creator_email": "creatorEmail",
        "last_modified_time": "lastModifiedTime",
        "last_modifier_id": "lastModifierID",
        "last_modifier_name": "lastModifierName",
        "last_modifier_email": "lastModifierEmail",
    }
    always_present: ClassVar[tuple[str, ...]] = (
        "description",
        "count",
        "tags",
        "lastModifierID",
        "lastModifierName",
    )

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.description = pop("description")
            self.count = pop("count")
            self.tags = pop("tags")
            self.last_modifier_id = pop("lastModifierID")
            self.last_modifier_name = pop("lastModifierName")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.type = pop("type", UNSET)
        self.is_enabled = pop("isEnabled", UNSET)
        self.id_type = pop("idType", UNSET)
        self.rules = each(as_rule, as_rule(pop("rules", UNSET)))
        self.target_apps = pop("targetApps", UNSET)
        self.holdout_ids = pop("holdoutIDs", UNSET)
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.version = pop("version", UNSET)
        self.created_time = pop("createdTime", UNSET)
        self.creator_id = pop("creatorID", UNSET)
        self.creator_name = pop("creatorName", UNSET)
        self.creator_email = pop("creatorEmail", UNSET)
        self.last_modified_time = pop("lastModifiedTime", UNSET)
        self.last_modifier_email = pop("lastModifierEmail", UNSET)
        self.additional_properties = rest or {}
        return self
