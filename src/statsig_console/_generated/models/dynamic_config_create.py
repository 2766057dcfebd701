from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_owner = later(globals(), "as_owner", lambda: models.Owner.from_dict)
as_rule = later(globals(), "as_rule", lambda: models.Rule.from_dict)


@_define(kw_only=True, repr=False)
class DynamicConfigCreate(Model):
    """What a new dynamic config needs."""

    id: str | Unset = UNSET
    """Id; made out of the name when left out. 3 to 100 letters, digits, `_`, `-`, `.`."""
    name: str
    """Name for the console. 3 to 100 letters, digits, `_`, `-`, `.`, spaces."""
    description: str | Unset = UNSET
    """What it is for; at most 1000 characters."""
    id_type: str | Unset = UNSET
    """Unit id type that decides who receives what, such as `userID`."""
    is_enabled: bool | Unset = UNSET
    """Whether the rules are tried; the server takes true when left out."""
    is_template: bool | Unset = UNSET
    """Whether it is a pattern for new ones."""
    rules: list[models.Rule] | Unset = UNSET
    """Rows of targeting in the order in which they are tried."""
    default_value: Any | Unset = UNSET
    """Value for units that no rule takes."""
    default_value_json5: str | Unset = UNSET
    """The default as JSON5 text; equal in value to `defaultValue` if both are sent."""
    schema: str | None | Unset = UNSET
    """JSON Schema (draft 2020-12) as text that the values must meet."""
    schema_json5: str | None | Unset = UNSET
    """The schema as JSON5 text; equal in value to `schema` if both are sent."""
    tags: list[str] | Unset = UNSET
    """Names of its tags."""
    target_apps: list[str] | Unset = UNSET
    """Names or ids of its target apps."""
    owner: models.Owner | None | Unset = UNSET
    """Who answers for it."""
    creator_id: str | None | Unset = UNSET
    """Id of the user to name as its creator."""
    creator_email: str | None | Unset = UNSET
    """Address of the user to name as its creator."""
    team: str | None | Unset = UNSET
    """Name of its team; Enterprise plans only."""
    team_id: str | None | Unset = UNSET
    """Id of its team; Enterprise plans only."""
    release_pipeline_id: str | None | Unset = UNSET
    """Id of the release pipeline that its changes go through."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "description": "description",
        "id_type": "idType",
        "is_enabled": "isEnabled",
        "is_template": "isTemplate",
        "rules": "rules",
        "default_value": "defaultValue",
        "default_value_json5": "defaultValueJson5",
        "schema": "schema",
        "schema_json5": "schemaJson5",
        "tags": "tags",
        "target_apps": "targetApps",
        "owner": "owner",
        "creator_id": "creatorID",
        "creator_email": "creatorEmail",
        "team": "team",
        "team_id": "teamID",
        "release_pipeline_id": "releasePipelineID",
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
        self.is_enabled = pop("isEnabled", UNSET)
        self.is_template = pop("isTemplate", UNSET)
        self.rules = (
            [as_rule(item) for item in value]
            if type(value := pop("rules", UNSET)) is list and value
            else value
        )
        self.default_value = pop("defaultValue", UNSET)
        self.default_value_json5 = pop("defaultValueJson5", UNSET)
        self.schema = pop("schema", UNSET)
        self.schema_json5 = pop("schemaJson5", UNSET)
        self.tags = pop("tags", UNSET)
        self.target_apps = pop("targetApps", UNSET)
        self.owner = as_owner(value) if type(value := pop("owner", UNSET)) is dict else value
        self.creator_id = pop("creatorID", UNSET)
        self.creator_email = pop("creatorEmail", UNSET)
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.release_pipeline_id = pop("releasePipelineID", UNSET)
        self.additional_properties = rest or {}
        return self
