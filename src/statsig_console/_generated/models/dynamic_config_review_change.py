from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_reviewer_set = later(globals(), "as_reviewer_set", lambda: models.ReviewerSet.from_dict)
as_rule = later(globals(), "as_rule", lambda: models.Rule.from_dict)
as_snapshot_restore = later(globals(), "as_snapshot_restore", lambda: models.SnapshotRestore.from_dict)


@_define(kw_only=True, repr=False)
class DynamicConfigReviewChange(Model):
    """One change of a dynamic config. It holds a single field; only `rules` and `default_value` may go
    together."""

    rules: list[models.Rule] | Unset = UNSET
    """All rules as they should be afterwards."""
    default_value: Any | Unset = UNSET
    """Value for units that no rule takes."""
    is_enabled: bool | Unset = UNSET
    """Whether it should be enabled; says the goal and does not toggle."""
    is_archived: bool | Unset = UNSET
    """Whether it should be archived; says the goal and does not toggle."""
    delete: bool | Unset = UNSET
    """Delete it; only true is taken."""
    resalt: bool | Unset = UNSET
    """Deal out the units anew; only true is taken."""
    disable_reviews_locally: bool | Unset = UNSET
    """Ask for no more reviews of it; only true is taken."""
    restore: models.SnapshotRestore | Unset = UNSET
    """Go back to a state that was in force before."""
    release_pipeline_id: str | None | Unset = UNSET
    """Id of the release pipeline; null detaches it."""
    id_type: str | Unset = UNSET
    """Unit id type, such as `userID`."""
    allow_self_approval: bool | Unset = UNSET
    """Whether authors may approve their own changes."""
    target_app_ids: list[str] | Unset = UNSET
    """Ids of the target apps; replaces the list."""
    allowed_reviewers: models.ReviewerSet | Unset = UNSET
    """Who may review; replaces the former set."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "rules": "rules",
        "default_value": "default_value",
        "is_enabled": "is_enabled",
        "is_archived": "is_archived",
        "delete": "delete",
        "resalt": "resalt",
        "disable_reviews_locally": "disable_reviews_locally",
        "restore": "restore",
        "release_pipeline_id": "release_pipeline_id",
        "id_type": "id_type",
        "allow_self_approval": "allow_self_approval",
        "target_app_ids": "target_app_ids",
        "allowed_reviewers": "allowed_reviewers",
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
        self.default_value = pop("default_value", UNSET)
        self.is_enabled = pop("is_enabled", UNSET)
        self.is_archived = pop("is_archived", UNSET)
        self.delete = pop("delete", UNSET)
        self.resalt = pop("resalt", UNSET)
        self.disable_reviews_locally = pop("disable_reviews_locally", UNSET)
        self.restore = as_snapshot_restore(value) if type(value := pop("restore", UNSET)) is dict else value
        self.release_pipeline_id = pop("release_pipeline_id", UNSET)
        self.id_type = pop("id_type", UNSET)
        self.allow_self_approval = pop("allow_self_approval", UNSET)
        self.target_app_ids = pop("target_app_ids", UNSET)
        self.allowed_reviewers = (
            as_reviewer_set(value) if type(value := pop("allowed_reviewers", UNSET)) is dict else value
        )
        self.additional_properties = rest or {}
        return self
