from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_config_owner = later(globals(), "as_config_owner", lambda: models.ConfigOwner.from_dict)
as_config_subscriber = later(globals(), "as_config_subscriber", lambda: models.ConfigSubscriber.from_dict)
as_default_value_rollout = later(
    globals(), "as_default_value_rollout", lambda: models.DefaultValueRollout.from_dict
)
as_metric_ref = later(globals(), "as_metric_ref", lambda: models.MetricRef.from_dict)
as_metric_tag_ref = later(globals(), "as_metric_tag_ref", lambda: models.MetricTagRef.from_dict)
as_reload_schedule = later(globals(), "as_reload_schedule", lambda: models.ReloadSchedule.from_dict)
as_reviewer_set = later(globals(), "as_reviewer_set", lambda: models.ReviewerSet.from_dict)
as_rule = later(globals(), "as_rule", lambda: models.Rule.from_dict)
as_snapshot_overrides = later(globals(), "as_snapshot_overrides", lambda: models.SnapshotOverrides.from_dict)


@_define(kw_only=True, repr=False)
class ConfigSnapshot(Model):
    """A state of a gate or dynamic config, as far as a review touches it: fields that the type of the review
    does not concern are left out."""

    rules: list[models.Rule] | Unset = UNSET
    """All rules, also those that stay the same."""
    is_enabled: bool | Unset = UNSET
    """Whether it is switched on."""
    is_archived: bool | Unset = UNSET
    """Whether it is archived; tells archiving from its opposite."""
    default_value: Any | Unset = UNSET
    """For a dynamic config its default value, as text when it is not JSON; for a gate whether it is launched."""
    is_launched: bool | Unset = UNSET
    """Whether a dynamic config is launched."""
    launched_payload: Any | Unset = UNSET
    """Value of a launched dynamic config; null before the launch and left out for secret configs."""
    default_value_gradual_rollout: models.DefaultValueRollout | None | Unset = UNSET
    """Stepwise change of the default value of a dynamic config; left out for secret configs."""
    salt: str | Unset = UNSET
    """New salt; there when committing would deal out the units anew."""
    description: str | Unset = UNSET
    """Text that explains it."""
    show_dev_rules: bool | Unset = UNSET
    """Whether the console shows rules for development."""
    show_staging_rules: bool | Unset = UNSET
    """Whether the console shows rules for staging."""
    subscribers: list[models.ConfigSubscriber] | Unset = UNSET
    """Who is notified of changes."""
    analytics_enabled: bool | Unset = UNSET
    """Whether results are computed for it."""
    scheduled_reload: models.ReloadSchedule | Unset = UNSET
    """When results are computed; warehouse-native only."""
    id_type: str | Unset = UNSET
    """Unit id type, such as `userID`."""
    secondary_id_type: str | None | Unset = UNSET
    """Second unit id type."""
    identity_resolution_source_id: str | None | Unset = UNSET
    """Id of the source that maps the two id types."""
    target_app_ids: list[str] | Unset = UNSET
    """Ids of the target apps."""
    owners: list[models.ConfigOwner] | Unset = UNSET
    """Its owners."""
    team_id: str | None | Unset = UNSET
    """Id of its team."""
    allow_self_approval: bool | Unset = UNSET
    """Whether authors may approve their own changes."""
    release_pipeline_id: str | None | Unset = UNSET
    """Id of the release pipeline that it follows."""
    allowed_reviewers: models.ReviewerSet | Unset = UNSET
    """Who may review; reviews of the type `update_team` hold it as well and may widen it."""
    schema: str | None | Unset = UNSET
    """Schema of the value of a dynamic config as text."""
    monitoring_metrics: list[models.MetricRef] | Unset = UNSET
    """Metrics that are watched."""
    monitoring_metric_tags: list[models.MetricTagRef] | Unset = UNSET
    """Tags whose metrics are watched."""
    real_time_metrics: list[models.MetricRef] | Unset = UNSET
    """Metrics that are watched without delay."""
    overrides: models.SnapshotOverrides | Unset = UNSET
    """Units that the rules do not decide."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "rules": "rules",
        "is_enabled": "is_enabled",
        "is_archived": "is_archived",
        "default_value": "default_value",
        "is_launched": "is_launched",
        "launched_payload": "launched_payload",
        "default_value_gradual_rollout": "default_value_gradual_rollout",
        "salt": "salt",
        "description": "description",
        "show_dev_rules": "show_dev_rules",
        "show_staging_rules": "show_staging_rules",
        "subscribers": "subscribers",
        "analytics_enabled": "analytics_enabled",
        "scheduled_reload": "scheduled_reload",
        "id_type": "id_type",
        "secondary_id_type": "secondary_id_type",
        "identity_resolution_source_id": "identity_resolution_source_id",
        "target_app_ids": "target_app_ids",
        "owners": "owners",
        "team_id": "team_id",
        "allow_self_approval": "allow_self_approval",
        "release_pipeline_id": "release_pipeline_id",
        "allowed_reviewers": "allowed_reviewers",
        "schema": "schema",
        "monitoring_metrics": "monitoring_metrics",
        "monitoring_metric_tags": "monitoring_metric_tags",
        "real_time_metrics": "real_time_metrics",
        "overrides": "overrides",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.rules = (
            [as_rule(item) for item in value]
            if type(value := pop("rules", UNSET)) is list and value
            else value
        )
        self.is_enabled = pop("is_enabled", UNSET)
        self.is_archived = pop("is_archived", UNSET)
        self.default_value = pop("default_value", UNSET)
        self.is_launched = pop("is_launched", UNSET)
        self.launched_payload = pop("launched_payload", UNSET)
        self.default_value_gradual_rollout = (
            as_default_value_rollout(value)
            if type(value := pop("default_value_gradual_rollout", UNSET)) is dict
            else value
        )
        self.salt = pop("salt", UNSET)
        self.description = pop("description", UNSET)
        self.show_dev_rules = pop("show_dev_rules", UNSET)
        self.show_staging_rules = pop("show_staging_rules", UNSET)
        self.subscribers = (
            [as_config_subscriber(item) for item in value]
            if type(value := pop("subscribers", UNSET)) is list and value
            else value
        )
        self.analytics_enabled = pop("analytics_enabled", UNSET)
        self.scheduled_reload = (
            as_reload_schedule(value) if type(value := pop("scheduled_reload", UNSET)) is dict else value
        )
        self.id_type = pop("id_type", UNSET)
        self.secondary_id_type = pop("secondary_id_type", UNSET)
        self.identity_resolution_source_id = pop("identity_resolution_source_id", UNSET)
        self.target_app_ids = pop("target_app_ids", UNSET)
        self.owners = (
            [as_config_owner(item) for item in value]
            if type(value := pop("owners", UNSET)) is list and value
            else value
        )
        self.team_id = pop("team_id", UNSET)
        self.allow_self_approval = pop("allow_self_approval", UNSET)
        self.release_pipeline_id = pop("release_pipeline_id", UNSET)
        self.allowed_reviewers = (
            as_reviewer_set(value) if type(value := pop("allowed_reviewers", UNSET)) is dict else value
        )
        self.schema = pop("schema", UNSET)
        self.monitoring_metrics = (
            [as_metric_ref(item) for item in value]
            if type(value := pop("monitoring_metrics", UNSET)) is list and value
            else value
        )
        self.monitoring_metric_tags = (
            [as_metric_tag_ref(item) for item in value]
            if type(value := pop("monitoring_metric_tags", UNSET)) is list and value
            else value
        )
        self.real_time_metrics = (
            [as_metric_ref(item) for item in value]
            if type(value := pop("real_time_metrics", UNSET)) is list and value
            else value
        )
        self.overrides = (
            as_snapshot_overrides(value) if type(value := pop("overrides", UNSET)) is dict else value
        )
        self.additional_properties = rest or {}
        return self
