from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_config_owner = later(globals(), "as_config_owner", lambda: models.ConfigOwner.from_dict)
as_experiment_update = later(globals(), "as_experiment_update", lambda: models.ExperimentUpdate.from_dict)
as_review_conditional_override = later(
    globals(), "as_review_conditional_override", lambda: models.ReviewConditionalOverride.from_dict
)
as_review_id_override = later(globals(), "as_review_id_override", lambda: models.ReviewIDOverride.from_dict)
as_review_rollout_phase = later(
    globals(), "as_review_rollout_phase", lambda: models.ReviewRolloutPhase.from_dict
)


@_define(kw_only=True, repr=False)
class ExperimentReviewCreate(Model):
    """The change to propose. Besides `type`, the first five fields go with every type and the others with the
    types they name."""

    type: models.ExperimentReviewType
    """What kind of change to propose."""
    description: str | Unset = UNSET
    """Text for the reviewers; at most 2000 characters."""
    reviewer_ids: list[str] | Unset = UNSET
    """Ids of the users to ask; none when left out."""
    reviewer_group_ids: list[str] | Unset = UNSET
    """Ids of the groups to ask; none when left out."""
    reason: str | Unset = UNSET
    """Why the change is made; at most 2000 characters."""
    settings: models.ExperimentUpdate | Unset = UNSET
    """For `update_settings`: the fields to change, as in the update of an experiment."""
    winning_group_id: str | Unset = UNSET
    """For `make_decision`, needed there: id of the group to ship."""
    remove_targeting: bool | Unset = UNSET
    """For `make_decision`: whether the targeting goes; the server assumes no."""
    remove_overrides: bool | Unset = UNSET
    """For `make_decision`: whether the overrides go; the server assumes no."""
    start_date: str | Unset = UNSET
    """For `start`: when it counts as started, as text; its form is not published."""
    start_time: int | Unset = UNSET
    """For `scheduled_start`, needed there: when to start, in ms since 1970."""
    new_time: int | Unset = UNSET
    """For `scheduled_start_edit`, needed there: the new time, in ms since 1970."""
    group_id: str | Unset = UNSET
    """For `rollout` and `schedule_rollout`, needed there: id of the group to roll out."""
    rollout_percentage: float | Unset = UNSET
    """For `rollout`, needed there: share of units that get the group, in percent."""
    clear_phases: bool | Unset = UNSET
    """For `rollout`: whether scheduled steps are dropped; the server assumes no."""
    rollout_phases: list[models.ReviewRolloutPhase] | Unset = UNSET
    """For `schedule_rollout`, needed there: the steps of the rollout."""
    enabled_group_names: list[str] | Unset = UNSET
    """For `change_enabled_groups`: names of the groups to turn on."""
    disabled_group_names: list[str] | Unset = UNSET
    """For `change_enabled_groups`: names of the groups to turn off."""
    overrides: list[models.ReviewConditionalOverride] | Unset = UNSET
    """For `update_overrides`: all overrides by gate or segment; an empty list removes them, left out they
    stay."""
    id_overrides: list[models.ReviewIDOverride] | Unset = UNSET
    """For `update_overrides`: all overrides by id; an empty list removes them, left out they stay."""
    allow_overrides_in_pulse: bool | Unset = UNSET
    """For `update_overrides`: whether results count overridden units."""
    owners: list[models.ConfigOwner] | Unset = UNSET
    """For `update_owners`, needed there: all owners from then on."""
    team_id: str | None | Unset = UNSET
    """For `update_team`: id of the team; null for none."""
    target_app_ids: list[str] | Unset = UNSET
    """For `update_target_applications`, needed there: ids of all target apps from then on."""
    allowed_reviewer_user_ids: list[str] | Unset = UNSET
    """For `update_allowed_reviewers`: ids of the users who may review."""
    allowed_reviewer_group_ids: list[str] | Unset = UNSET
    """For `update_allowed_reviewers`: ids of the groups that may review."""
    default_impact_multiplier: float | Unset = UNSET
    """For `update_default_impact_multiplier`, needed there: the new factor."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "type": "type",
        "description": "description",
        "reviewer_ids": "reviewer_ids",
        "reviewer_group_ids": "reviewer_group_ids",
        "reason": "reason",
        "settings": "settings",
        "winning_group_id": "winning_group_id",
        "remove_targeting": "remove_targeting",
        "remove_overrides": "remove_overrides",
        "start_date": "start_date",
        "start_time": "start_time",
        "new_time": "new_time",
        "group_id": "group_id",
        "rollout_percentage": "rollout_percentage",
        "clear_phases": "clear_phases",
        "rollout_phases": "rollout_phases",
        "enabled_group_names": "enabled_group_names",
        "disabled_group_names": "disabled_group_names",
        "overrides": "overrides",
        "id_overrides": "id_overrides",
        "allow_overrides_in_pulse": "allow_overrides_in_pulse",
        "owners": "owners",
        "team_id": "team_id",
        "target_app_ids": "target_app_ids",
        "allowed_reviewer_user_ids": "allowed_reviewer_user_ids",
        "allowed_reviewer_group_ids": "allowed_reviewer_group_ids",
        "default_impact_multiplier": "default_impact_multiplier",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.type = pop("type", UNSET)
        self.description = pop("description", UNSET)
        self.reviewer_ids = pop("reviewer_ids", UNSET)
        self.reviewer_group_ids = pop("reviewer_group_ids", UNSET)
        self.reason = pop("reason", UNSET)
        self.settings = (
            as_experiment_update(value) if type(value := pop("settings", UNSET)) is dict else value
        )
        self.winning_group_id = pop("winning_group_id", UNSET)
        self.remove_targeting = pop("remove_targeting", UNSET)
        self.remove_overrides = pop("remove_overrides", UNSET)
        self.start_date = pop("start_date", UNSET)
        self.start_time = pop("start_time", UNSET)
        self.new_time = pop("new_time", UNSET)
        self.group_id = pop("group_id", UNSET)
        self.rollout_percentage = pop("rollout_percentage", UNSET)
        self.clear_phases = pop("clear_phases", UNSET)
        self.rollout_phases = (
            [as_review_rollout_phase(item) for item in value]
            if type(value := pop("rollout_phases", UNSET)) is list and value
            else value
        )
        self.enabled_group_names = pop("enabled_group_names", UNSET)
        self.disabled_group_names = pop("disabled_group_names", UNSET)
        self.overrides = (
            [as_review_conditional_override(item) for item in value]
            if type(value := pop("overrides", UNSET)) is list and value
            else value
        )
        self.id_overrides = (
            [as_review_id_override(item) for item in value]
            if type(value := pop("id_overrides", UNSET)) is list and value
            else value
        )
        self.allow_overrides_in_pulse = pop("allow_overrides_in_pulse", UNSET)
        self.owners = (
            [as_config_owner(item) for item in value]
            if type(value := pop("owners", UNSET)) is list and value
            else value
        )
        self.team_id = pop("team_id", UNSET)
        self.target_app_ids = pop("target_app_ids", UNSET)
        self.allowed_reviewer_user_ids = pop("allowed_reviewer_user_ids", UNSET)
        self.allowed_reviewer_group_ids = pop("allowed_reviewer_group_ids", UNSET)
        self.default_impact_multiplier = pop("default_impact_multiplier", UNSET)
        self.additional_properties = rest or {}
        return self
