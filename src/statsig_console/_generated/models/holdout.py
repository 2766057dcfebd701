from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.metric_ref import MetricRef

as_metric_ref = later(globals(), "as_metric_ref", lambda: m.MetricRef.from_dict)


@_define(kw_only=True, repr=False)
class Holdout(Model):
    """A share of the units that is kept away from a set of gates, experiments and layers."""

    id: str
    """Id used in paths."""
    name: str | Unset = UNSET
    """Name shown in the console."""
    description: str | None | Unset = UNSET
    """What it is for."""
    id_type: str | Unset = UNSET
    """Unit id type that decides who is held back, such as `userID`."""
    is_enabled: bool
    """Whether anybody is held back."""
    pass_percentage: float
    """Share of the units that is held back in percent."""
    gate_ids: list[str] | Unset = UNSET
    """Ids of the gates it covers."""
    experiment_ids: list[str] | Unset = UNSET
    """Ids of the experiments it covers."""
    layer_ids: list[str] | Unset = UNSET
    """Ids of the layers it covers."""
    is_global: bool | Unset = UNSET
    """Whether new gates are covered from the start."""
    targeting_gate_id: str | None | Unset = UNSET
    """Id of a gate that units must pass to be held back; null or empty for none."""
    monitoring_metrics: list[MetricRef] | Unset = UNSET
    """Metrics to compare."""
    tags: list[str] | Unset = UNSET
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
    last_modifier_id: str | None | Unset = UNSET
    """Id of the user or key that changed it last."""
    last_modifier_name: str | None | Unset = UNSET
    """Name of the user or key that changed it last."""
    last_modifier_email: str | None | Unset = UNSET
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
        self.pass_percentage = pop("passPercentage", UNSET)
        self.gate_ids = pop("gateIDs", UNSET)
        self.experiment_ids = pop("experimentIDs", UNSET)
        self.layer_ids = pop("layerIDs", UNSET)
        self.is_global = pop("isGlobal", UNSET)
        self.targeting_gate_id = pop("targetingGateID", UNSET)
        self.monitoring_metrics = (
            [as_metric_ref(item) for item in value]
            if type(value := pop("monitoringMetrics", UNSET)) is list and value
            else value
        )
        self.tags = pop("tags", UNSET)
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
        self.last_modifier_id = pop("lastModifierID", UNSET)
        self.last_modifier_name = pop("lastModifierName", UNSET)
        self.last_modifier_email = pop("lastModifierEmail", UNSET)
        self.additional_properties = rest or {}
        return self
