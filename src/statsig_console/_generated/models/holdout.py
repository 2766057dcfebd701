from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, later, new
from .. import models

as_metric_ref = later(globals(), "as_metric_ref", lambda: models.MetricRef.from_dict)


@_define(kw_only=True, repr=False)
class Holdout(Model):
    """A share of the units that is kept away from a set of gates, experiments and layers."""

    id: str
    """Id used in paths."""
    name: str = ABSENT
    """Name shown in the console."""
    description: str | None = ABSENT
    """What it is for."""
    id_type: str = ABSENT
    """Unit id type that decides who is held back, such as `userID`."""
    is_enabled: bool
    """Whether anybody is held back."""
    pass_percentage: float
    """Share of the units that is held back in percent."""
    gate_ids: list[str] = ABSENT
    """Ids of the gates it covers."""
    experiment_ids: list[str] = ABSENT
    """Ids of the experiments it covers."""
    layer_ids: list[str] = ABSENT
    """Ids of the layers it covers."""
    is_global: bool = ABSENT
    """Whether new gates are covered from the start."""
    targeting_gate_id: str | None = ABSENT
    """Id of a gate that units must pass to be held back; null or empty for none."""
    monitoring_metrics: list[models.MetricRef] | Unset = UNSET
    """Metrics to compare."""
    tags: list[str] = ABSENT
    """Names of its tags."""
    target_apps: list[str] = ABSENT
    """Names or ids of its target apps; empty for all of them."""
    holdout_ids: list[str] | Unset = UNSET
    """Ids of the holdouts it is in."""
    team: str | None = ABSENT
    """Name of its team; Enterprise plans only."""
    team_id: str | None | Unset = UNSET
    """Id of its team; Enterprise plans only."""
    version: int | Unset = UNSET
    """Number of the version from 1 on."""
    created_time: int = ABSENT
    """When it was created, in ms since 1970."""
    creator_id: str | None = ABSENT
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
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "description": "description",
        "id_type": "idType",
        "is_enabled": "isEnabled",
        "pass_percentage": "passPercentage",
        "gate_ids": "gateIDs",
        "experiment_ids": "experimentIDs",
        "layer_ids": "layerIDs",
        "is_global": "isGlobal",
        "targeting_gate_id": "targetingGateID",
        "monitoring_metrics": "monitoringMetrics",
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
        "name",
        "description",
        "idType",
        "gateIDs",
        "experimentIDs",
        "layerIDs",
        "isGlobal",
        "targetingGateID",
        "tags",
        "targetApps",
        "team",
        "createdTime",
        "creatorID",
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
            self.gate_ids = pop("gateIDs")
            self.experiment_ids = pop("experimentIDs")
            self.layer_ids = pop("layerIDs")
            self.is_global = pop("isGlobal")
            self.targeting_gate_id = pop("targetingGateID")
            self.tags = pop("tags")
            self.target_apps = pop("targetApps")
            self.team = pop("team")
            self.created_time = pop("createdTime")
            self.creator_id = pop("creatorID")
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
        self.pass_percentage = pop("passPercentage", UNSET)
        self.monitoring_metrics = (
            [as_metric_ref(item) for item in value]
            if type(value := pop("monitoringMetrics", UNSET)) is list and value
            else value
        )
        self.holdout_ids = pop("holdoutIDs", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.version = pop("version", UNSET)
        self.additional_properties = rest or {}
        return self
