from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_metric_ref = later(globals(), "as_metric_ref", lambda: models.MetricRef.from_dict)


@_define(kw_only=True, repr=False)
class TeamUpdate(Model):
    """Fields of a team to change; each list is the whole new list."""

    id: str | Unset = UNSET
    """Id of the team; the path gives it already."""
    name: str | Unset = UNSET
    """Name of the team."""
    description: str | Unset = UNSET
    """What the team does."""
    members: list[str] | Unset = UNSET
    """Addresses of all its members."""
    admins: list[str] | Unset = UNSET
    """Addresses of all its admins."""
    change_team_configs: models.TeamEditors | Unset = UNSET
    """Who may change the configs of the team."""
    review_approval: models.TeamApprovers | Unset = UNSET
    """Who may approve changes of them."""
    require_reviews: bool | None | Unset = UNSET
    """Whether changes need a review."""
    require_gate_templates: bool | None | Unset = UNSET
    """Whether its gates need a template."""
    require_experiment_templates: bool | None | Unset = UNSET
    """Whether its experiments need a template."""
    require_dynamic_config_templates: bool | None | Unset = UNSET
    """Whether its dynamic configs need a template."""
    default_gate_metrics: list[models.MetricRef] | Unset = UNSET
    """All default metrics of its gates."""
    default_experiment_primary_metrics: list[models.MetricRef] | Unset = UNSET
    """All default primary metrics of its experiments."""
    default_experiment_secondary_metrics: list[models.MetricRef] | Unset = UNSET
    """All default secondary metrics of its experiments."""
    default_holdout_metrics: list[models.MetricRef] | Unset = UNSET
    """All default metrics of its holdouts."""
    default_target_applications: list[str] | Unset = UNSET
    """All default target apps, seen as names."""
    default_holdout_id: str | None | Unset = UNSET
    """Id of its default holdout."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "description": "description",
        "members": "members",
        "admins": "admins",
        "change_team_configs": "changeTeamConfigs",
        "review_approval": "reviewApproval",
        "require_reviews": "requireReviews",
        "require_gate_templates": "requireGateTemplates",
        "require_experiment_templates": "requireExperimentTemplates",
        "require_dynamic_config_templates": "requireDynamicConfigTemplates",
        "default_gate_metrics": "defaultGateMetrics",
        "default_experiment_primary_metrics": "defaultExperimentPrimaryMetrics",
        "default_experiment_secondary_metrics": "defaultExperimentSecondaryMetrics",
        "default_holdout_metrics": "defaultHoldoutMetrics",
        "default_target_applications": "defaultTargetApplications",
        "default_holdout_id": "defaultHoldoutID",
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
        self.members = pop("members", UNSET)
        self.admins = pop("admins", UNSET)
        self.change_team_configs = pop("changeTeamConfigs", UNSET)
        self.review_approval = pop("reviewApproval", UNSET)
        self.require_reviews = pop("requireReviews", UNSET)
        self.require_gate_templates = pop("requireGateTemplates", UNSET)
        self.require_experiment_templates = pop("requireExperimentTemplates", UNSET)
        self.require_dynamic_config_templates = pop("requireDynamicConfigTemplates", UNSET)
        self.default_gate_metrics = (
            [as_metric_ref(item) for item in value]
            if type(value := pop("defaultGateMetrics", UNSET)) is list and value
            else value
        )
        self.default_experiment_primary_metrics = (
            [as_metric_ref(item) for item in value]
            if type(value := pop("defaultExperimentPrimaryMetrics", UNSET)) is list and value
            else value
        )
        self.default_experiment_secondary_metrics = (
            [as_metric_ref(item) for item in value]
            if type(value := pop("defaultExperimentSecondaryMetrics", UNSET)) is list and value
            else value
        )
        self.default_holdout_metrics = (
            [as_metric_ref(item) for item in value]
            if type(value := pop("defaultHoldoutMetrics", UNSET)) is list and value
            else value
        )
        self.default_target_applications = pop("defaultTargetApplications", UNSET)
        self.default_holdout_id = pop("defaultHoldoutID", UNSET)
        self.additional_properties = rest or {}
        return self
