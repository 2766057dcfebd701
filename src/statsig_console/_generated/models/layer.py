from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, later, new
from .. import models

as_layer_holdout_values = later(
    globals(), "as_layer_holdout_values", lambda: models.LayerHoldoutValues.from_dict
)
as_layer_parameter = later(globals(), "as_layer_parameter", lambda: models.LayerParameter.from_dict)
as_layer_targeting_values = later(
    globals(), "as_layer_targeting_values", lambda: models.LayerTargetingValues.from_dict
)


@_define(kw_only=True, repr=False)
class Layer(Model):
    """Parameters that several experiments share without meeting each other."""

    id: str
    """Id of the layer."""
    name: str | Unset = UNSET
    """Name shown in the console."""
    id_type: str
    """Unit id type that it splits by, such as `userID`."""
    description: str | None = ABSENT
    """What it is for."""
    is_implicit_layer: bool = ABSENT
    """Whether it came by itself with a single experiment."""
    parameters: list[models.LayerParameter] = ABSENT
    """Its parameters with their defaults."""
    targeting_gate_parameter_values: list[models.LayerTargetingValues] | Unset = UNSET
    """Parameter values that go with a targeting gate."""
    holdout_parameter_values: list[models.LayerHoldoutValues] | Unset = UNSET
    """Parameter values that go with a holdout."""
    holdout_ids: list[str] = ABSENT
    """Ids of the holdouts that apply to it."""
    tags: list[str] = ABSENT
    """Names of its tags."""
    target_apps: list[str] = ABSENT
    """Names or ids of its target apps."""
    team: str | None = ABSENT
    """Name of the team that looks after it."""
    team_id: str | None | Unset = UNSET
    """Id of that team."""
    version: float | Unset = UNSET
    """Number that grows with changes."""
    permalink: str | Unset = UNSET
    """Link to its page in the console."""
    creator_id: str | None = ABSENT
    """Id of the user or key that created it."""
    creator_name: str | None = ABSENT
    """Name of the user or key that created it."""
    creator_email: str | None = ABSENT
    """Address of the user who created it; null for a key."""
    created_time: int | None = ABSENT
    """When it was created, in ms since 1970."""
    last_modifier_id: str | None = ABSENT
    """Id of the user or key that changed it last."""
    last_modifier_name: str | None = ABSENT
    """Name of the user or key that changed it last."""
    last_modifier_email: str | None = ABSENT
    """Address of the user who changed it last; null for a key."""
    last_modified_time: int | None = ABSENT
    """When it was last changed, in ms since 1970."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "id_type": "idType",
        "description": "description",
        "is_implicit_layer": "isImplicitLayer",
        "parameters": "parameters",
        "targeting_gate_parameter_values": "targeting_gate_parameter_values",
        "holdout_parameter_values": "holdout_parameter_values",
        "holdout_ids": "holdoutIDs",
        "tags": "tags",
        "target_apps": "targetApps",
        "team": "team",
        "team_id": "teamID",
        "version": "version",
        "permalink": "permalink",
        "creator_id": "creatorID",
        "creator_name": "creatorName",
        "creator_email": "creatorEmail",
        "created_time": "createdTime",
        "last_modifier_id": "lastModifierID",
        "last_modifier_name": "lastModifierName",
        "last_modifier_email": "lastModifierEmail",
        "last_modified_time": "lastModifiedTime",
    }
    always_present: ClassVar[tuple[str, ...]] = (
        "description",
        "isImplicitLayer",
        "parameters",
        "holdoutIDs",
        "tags",
        "targetApps",
        "team",
        "creatorID",
        "creatorName",
        "creatorEmail",
        "createdTime",
        "lastModifierID",
        "lastModifierName",
        "lastModifierEmail",
        "lastModifiedTime",
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
            self.is_implicit_layer = pop("isImplicitLayer")
            raw_parameters = pop("parameters")
            self.holdout_ids = pop("holdoutIDs")
            self.tags = pop("tags")
            self.target_apps = pop("targetApps")
            self.team = pop("team")
            self.creator_id = pop("creatorID")
            self.creator_name = pop("creatorName")
            self.creator_email = pop("creatorEmail")
            self.created_time = pop("createdTime")
            self.last_modifier_id = pop("lastModifierID")
            self.last_modifier_name = pop("lastModifierName")
            self.last_modifier_email = pop("lastModifierEmail")
            self.last_modified_time = pop("lastModifiedTime")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.id_type = pop("idType", UNSET)
        self.parameters = (
            [as_layer_parameter(item) for item in value]
            if type(value := raw_parameters) is list and value
            else value
        )
        self.targeting_gate_parameter_values = (
            [as_layer_targeting_values(item) for item in value]
            if type(value := pop("targeting_gate_parameter_values", UNSET)) is list and value
            else value
        )
        self.holdout_parameter_values = (
            [as_layer_holdout_values(item) for item in value]
            if type(value := pop("holdout_parameter_values", UNSET)) is list and value
            else value
        )
        self.team_id = pop("teamID", UNSET)
        self.version = pop("version", UNSET)
        self.permalink = pop("permalink", UNSET)
        self.additional_properties = rest or {}
        return self
