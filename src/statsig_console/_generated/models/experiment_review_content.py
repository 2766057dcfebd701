from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class ExperimentReviewContent(Model):
    """What is now and what would be. Both sides hold the same keys, which depend on the type: `archive` and
    `unarchive`: archived, allocation; `abandon`: decision_note_title, decision_reason; `start`,
    `scheduled_start` and `scheduled_start_edit`: start_time; `rollout`: group_id, rollout_percentage,
    rollout_phases, has_upcoming_automated_rollout; `schedule_rollout`: group_id, rollout_phases;
    `make_decision`: winning_group_id, decision_note_title, decision_reason, overrides, id_overrides,
    inline_targeting_rules_json, targeting_gate_id; `update_overrides`: overrides, id_overrides,
    allow_overrides_in_pulse; `update_target_applications`: target_app_ids;
    `update_default_impact_multiplier`: default_impact_multiplier; `update_owners`: owners; `update_team`:
    team_id and the next two; `update_allowed_reviewers`: allowed_reviewer_user_ids,
    allowed_reviewer_group_ids; `change_enabled_groups`: groups; `update_settings`: settings, in camelCase."""

    type: models.ExperimentReviewType | str
    """The type of the review again."""
    current: dict[str, Any] | Unset = UNSET
    """The values as they are now."""
    proposed: dict[str, Any] | Unset = UNSET
    """The values as a commit would make them."""
    unavailable_reason: models.ExperimentReviewGap | str | None | Unset = UNSET
    """Why the two sides are empty; only there when the change cannot be shown."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "type": "type",
        "current": "current",
        "proposed": "proposed",
        "unavailable_reason": "unavailable_reason",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.type = pop("type", UNSET)
        self.current = pop("current", UNSET)
        self.proposed = pop("proposed", UNSET)
        self.unavailable_reason = pop("unavailable_reason", UNSET)
        self.additional_properties = rest or {}
        return self
