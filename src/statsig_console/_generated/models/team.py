from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, later, new
from .. import models

as_metric_ref = later(globals(), "as_metric_ref", lambda: models.MetricRef.from_dict)
as_user = later(globals(), "as_user", lambda: models.User.from_dict)


@_define(kw_only=True, repr=False)
class Team(Model):
    """A group of users who own objects together."""

    id: str | Unset = UNSET
    """Id of the team; missing at times."""
    name: str
    """Name of the team."""
    description: str | None | Unset = UNSET
    """What the team does."""
    members: list[models.User] = ABSENT
    """Its members."""
    admins: list[models.User] = ABSENT
    """Its admins."""
    change_team_configs: str | models.TeamEditors = ABSENT
    """Who may change the configs of the team."""
    review_approval: str | models.TeamApprovers = ABSENT
    """Who may approve changes of them."""
    require_reviews: bool | None | Unset = UNSET
    """Whether changes need a review."""
    require_gate_templates: bool | None | Unset = UNSET
    """Whether its gates need a template."""
    require_experiment_templates: bool | None | Unset = UNSET
    """Whether its experiments need a template."""
    require_dynamic_config_templates: bool | None | Unset = UNSET
    """Whether its dynamic configs need a template."""
    default_gate_metrics: list[models.MetricRef] = ABSENT
    """Default metrics of its gates."""
    default_experiment_primary_metrics: list[models.MetricRef] = ABSENT
    """Default primary metrics of its experiments."""
    default_experiment_secondary_metrics: list[models.MetricRef] = ABSENT
    """Default secondary metrics of its experiments."""
    default_holdout_metrics: list[models.MetricRef] = ABSENT
    """Default metrics of its holdouts."""
    default_target_applications: list[str] = ABSENT
    """Default target apps, seen as names."""
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
    always_present: ClassVar[tuple[str, ...]] = (
        "members",
        "admins",
        "changeTeamConfigs",
        "reviewApproval",
        "defaultGateMetrics",
        "defaultExperimentPrimaryMetrics",
        "defaultExperimentSecondaryMetrics",
        "defaultHoldoutMetrics",
        "defaultTargetApplications",
    )

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            raw_members = pop("members")
            raw_admins = pop("admins")
            self.change_team_configs = pop("changeTeamConfigs")
            self.review_approval = pop("reviewApproval")
            raw_default_gate_metrics = pop("defaultGateMetrics")
            raw_default_experiment_primary_metrics = pop("defaultExperimentPrimaryMetrics")
            raw_default_experiment_secondary_metrics = pop("defaultExperimentSecondaryMetrics")
            raw_default_holdout_metrics = pop("defaultHoldoutMetrics")
            self.default_target_applications = pop("defaultTargetApplications")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.description = pop("description", UNSET)
        self.members = (
            [as_user(item) for item in value] if type(value := raw_members) is list and value else value
        )
        self.admins = (
            [as_user(item) for item in value] if type(value := raw_admins) is list and value else value
        )
        self.require_reviews = pop("requireReviews", UNSET)
        self.require_gate_templates = pop("requireGateTemplates", UNSET)
        self.require_experiment_templates = pop("requireExperimentTemplates", UNSET)
        self.require_dynamic_config_templates = pop("requireDynamicConfigTemplates", UNSET)
        self.default_gate_metrics = (
            [as_metric_ref(item) for item in value]
            if type(value := raw_default_gate_metrics) is list and value
            else value
        )
        self.default_experiment_primary_metrics = (
            [as_metric_ref(item) for item in value]
            if type(value := raw_default_experiment_primary_metrics) is list and value
            else value
        )
        self.default_experiment_secondary_metrics = (
            [as_metric_ref(item) for item in value]
            if type(value := raw_default_experiment_secondary_metrics) is list and value
            else value
        )
        self.default_holdout_metrics = (
            [as_metric_ref(item) for item in value]
            if type(value := raw_default_holdout_metrics) is list and value
            else value
        )
        self.default_holdout_id = pop("defaultHoldoutID", UNSET)
        self.additional_properties = rest or {}
        return self
