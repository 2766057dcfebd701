from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_metric_ref = later(globals(), "as_metric_ref", lambda: models.MetricRef.from_dict)
as_review_settings = later(globals(), "as_review_settings", lambda: models.ReviewSettings.from_dict)
as_rule = later(globals(), "as_rule", lambda: models.Rule.from_dict)


@_define(kw_only=True, repr=False)
class GateReplacement(Model):
    """All of a gate that can be changed."""

    name: str | Unset = UNSET
    """Name shown in the console."""
    description: str
    """Text that explains it; at most 1000 characters."""
    is_enabled: bool
    """Whether the rules decide."""
    rules: list[models.Rule]
    """All its rules from top to bottom."""
    tags: list[str] | Unset = UNSET
    """All names of its tags; they must exist."""
    type: models.GateLifetime | Unset = UNSET
    """Whether the gate is meant to stay."""
    id_type: str | Unset = UNSET
    """Unit id type that the rules deal out, such as `userID`."""
    target_apps: list[str] | Unset = UNSET
    """Names or ids of its target apps."""
    creator_id: str | None | Unset = UNSET
    """Id of the user to name as its creator."""
    creator_email: str | None | Unset = UNSET
    """Address of the user to name as its creator."""
    team: str | None | Unset = UNSET
    """Name of its team; Enterprise plans only."""
    team_id: str | None | Unset = UNSET
    """Id of its team; Enterprise plans only."""
    measure_metric_lifts: bool | Unset = UNSET
    """Whether the effect of its rules on metrics is measured."""
    monitoring_metrics: list[models.MetricRef] | Unset = UNSET
    """Metrics to watch."""
    review_settings: models.ReviewSettings | Unset = UNSET
    """Whether changes need a review; without effect where the project or the team demands one already."""
    release_pipeline_id: str | None | Unset = UNSET
    """Id of the release pipeline that its changes go through."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "description": "description",
        "is_enabled": "isEnabled",
        "rules": "rules",
        "tags": "tags",
        "type": "type",
        "id_type": "idType",
        "target_apps": "targetApps",
        "creator_id": "creatorID",
        "creator_email": "creatorEmail",
        "team": "team",
        "team_id": "teamID",
        "measure_metric_lifts": "measureMetricLifts",
        "monitoring_metrics": "monitoringMetrics",
        "review_settings": "reviewSettings",
        "release_pipeline_id": "releasePipelineID",
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
        self.is_enabled = pop("isEnabled", UNSET)
        self.rules = (
            [as_rule(item) for item in value]
            if type(value := pop("rules", UNSET)) is list and value
            else value
        )
        self.tags = pop("tags", UNSET)
        self.type = pop("type", UNSET)
        self.id_type = pop("idType", UNSET)
        self.target_apps = pop("targetApps", UNSET)
        self.creator_id = pop("creatorID", UNSET)
        self.creator_email = pop("creatorEmail", UNSET)
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.measure_metric_lifts = pop("measureMetricLifts", UNSET)
        self.monitoring_metrics = (
            [as_metric_ref(item) for item in value]
            if type(value := pop("monitoringMetrics", UNSET)) is list and value
            else value
        )
        self.review_settings = (
            as_review_settings(value) if type(value := pop("reviewSettings", UNSET)) is dict else value
        )
        self.release_pipeline_id = pop("releasePipelineID", UNSET)
        self.additional_properties = rest or {}
        return self
