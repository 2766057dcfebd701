from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, later, new
from .. import models

as_owner = later(globals(), "as_owner", lambda: models.Owner.from_dict)
as_precommit_webhook = later(globals(), "as_precommit_webhook", lambda: models.PrecommitWebhook.from_dict)
as_rule = later(globals(), "as_rule", lambda: models.Rule.from_dict)


@_define(kw_only=True, repr=False)
class DynamicConfig(Model):
    """A named JSON value that rules can change for a part of the units."""

    id: str
    """Id used in paths and in code."""
    name: str = ABSENT
    """Name shown in the console."""
    description: str | None = ABSENT
    """What it is for."""
    id_type: str = ABSENT
    """Unit id type that decides who receives what, such as `userID`."""
    is_enabled: bool
    """Whether the rules are tried; otherwise everybody receives the default."""
    status: models.DynamicConfigStatus | str | Unset = UNSET
    """State shown in the console."""
    type: models.GateType | str | Unset = UNSET
    """Whether it is meant to last, and whether it looks stale."""
    type_reason: models.DynamicConfigTypeReason | str | Unset = UNSET
    """Why it counts as stale."""
    is_permanent: bool | Unset = UNSET
    """Whether it is meant to last; such ones are never called stale."""
    is_template: bool | Unset = UNSET
    """Whether it is a pattern for new ones."""
    rules: list[models.Rule]
    """Rows of targeting in the order in which they are tried."""
    default_value: Any = ABSENT
    """Value for units that no rule takes."""
    default_value_json5: str | None | Unset = UNSET
    """The default as JSON5 text with its comments."""
    schema: str | None | Unset = UNSET
    """JSON Schema (draft 2020-12) as text that the values must meet."""
    schema_json5: str | None | Unset = UNSET
    """The same schema as JSON5 text with its comments."""
    tags: list[str] = ABSENT
    """Names of its tags."""
    target_apps: list[str] | Unset = UNSET
    """Names or ids of its target apps; empty for all of them."""
    holdout_ids: list[str] = ABSENT
    """Ids of the holdouts it is in."""
    owner: models.Owner | None | Unset = UNSET
    """Who answers for it; missing when it was created through the API."""
    team: str | None | Unset = UNSET
    """Name of its team; Enterprise plans only."""
    team_id: str | None | Unset = UNSET
    """Id of its team; Enterprise plans only."""
    release_pipeline_id: str | None | Unset = UNSET
    """Id of the release pipeline that its changes go through."""
    checks_per_hour: float | None | Unset = UNSET
    """Evaluations an hour as of late."""
    permalink: str | Unset = UNSET
    """Link to its page in the console."""
    version: int | Unset = UNSET
    """Number of the version from 1 on."""
    created_time: int = ABSENT
    """When it was created, in ms since 1970."""
    creator_id: str | None | Unset = UNSET
    """Id of the user or key that created it."""
    creator_name: str | None = ABSENT
    """Name of the user or key that created it."""
    creator_email: str | None = ABSENT
    """Address of the user who created it; null for a key."""
    last_modified_time: int | None = ABSENT
    """When it was last changed, in ms since 1970."""
    last_modifier_id: str | None = ABSENT
    """Id of the user or key that changed it last."""
    last_modifier_name: str | None = ABSENT
    """Name of the user or key that changed it last."""
    last_modifier_email: str | None = ABSENT
    """Address of the user who changed it last; null for a key."""
    precommit_webhook: models.PrecommitWebhook | None | Unset = UNSET
    """The webhook that checks changes. In old answers only."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "description": "description",
        "id_type": "idType",
        "is_enabled": "isEnabled",
        "status": "status",
        "type": "type",
        "type_reason": "typeReason",
        "is_permanent": "isPermanent",
        "is_template": "isTemplate",
        "rules": "rules",
        "default_value": "defaultValue",
        "default_value_json5": "defaultValueJson5",
        "schema": "schema",
        "schema_json5": "schemaJson5",
        "tags": "tags",
        "target_apps": "targetApps",
        "holdout_ids": "holdoutIDs",
        "owner": "owner",
        "team": "team",
        "team_id": "teamID",
        "release_pipeline_id": "releasePipelineID",
        "checks_per_hour": "checksPerHour",
        "permalink": "permalink",
        "version": "version",
        "created_time": "createdTime",
        "creator_id": "creatorID",
        "creator_name": "creatorName",
        "creator_email": "creatorEmail",
        "last_modified_time": "lastModifiedTime",
        "last_modifier_id": "lastModifierID",
        "last_modifier_name": "lastModifierName",
        "last_modifier_email": "lastModifierEmail",
        "precommit_webhook": "precommitWebhook",
    }
    always_present: ClassVar[tuple[str, ...]] = (
        "name",
        "description",
        "idType",
        "defaultValue",
        "tags",
        "holdoutIDs",
        "createdTime",
        "creatorName",
        "creatorEmail",
        "lastModifiedTime",
        "lastModifierID",
        "lastModifierName",
        "lastModifierEmail",
    )

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.name = pop("name")
            self.description = pop("description")
            self.id_type = pop("idType")
            self.default_value = pop("defaultValue")
            self.tags = pop("tags")
            self.holdout_ids = pop("holdoutIDs")
            self.created_time = pop("createdTime")
            self.creator_name = pop("creatorName")
            self.creator_email = pop("creatorEmail")
            self.last_modified_time = pop("lastModifiedTime")
            self.last_modifier_id = pop("lastModifierID")
            self.last_modifier_name = pop("lastModifierName")
            self.last_modifier_email = pop("lastModifierEmail")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.is_enabled = pop("isEnabled", UNSET)
        self.status = pop("status", UNSET)
        self.type = pop("type", UNSET)
        self.type_reason = pop("typeReason", UNSET)
        self.is_permanent = pop("isPermanent", UNSET)
        self.is_template = pop("isTemplate", UNSET)
        self.rules = (
            [as_rule(item) for item in value]
            if type(value := pop("rules", UNSET)) is list and value
            else value
        )
        self.default_value_json5 = pop("defaultValueJson5", UNSET)
        self.schema = pop("schema", UNSET)
        self.schema_json5 = pop("schemaJson5", UNSET)
        self.target_apps = pop("targetApps", UNSET)
        self.owner = as_owner(value) if type(value := pop("owner", UNSET)) is dict else value
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.release_pipeline_id = pop("releasePipelineID", UNSET)
        self.checks_per_hour = pop("checksPerHour", UNSET)
        self.permalink = pop("permalink", UNSET)
        self.version = pop("version", UNSET)
        self.creator_id = pop("creatorID", UNSET)
        self.precommit_webhook = (
            as_precommit_webhook(value) if type(value := pop("precommitWebhook", UNSET)) is dict else value
        )
        self.additional_properties = rest or {}
        return self
