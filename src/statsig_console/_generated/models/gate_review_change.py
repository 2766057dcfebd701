from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_config_owner = later(globals(), "as_config_owner", lambda: models.ConfigOwner.from_dict)
as_reviewer_set = later(globals(), "as_reviewer_set", lambda: models.ReviewerSet.from_dict)
as_rule = later(globals(), "as_rule", lambda: models.Rule.from_dict)


@_define(kw_only=True, repr=False)
class GateReviewChange(Model):
    """A proposed change of a gate. It holds exactly one field, which names the kind of change."""

    rules: list[models.Rule] | Unset = UNSET
    """All rules of the gate in their new form, not only those that differ."""
    is_enabled: bool | Unset = UNSET
    """State that the gate should have."""
    is_archived: bool | Unset = UNSET
    """True to archive the gate and false to bring it back."""
    delete: bool | Unset = UNSET
    """Delete the gate; only true is accepted."""
    resalt: bool | Unset = UNSET
    """Draw a new salt so that units are dealt out anew; only true is accepted."""
    disable_reviews_locally: bool | Unset = UNSET
    """End the duty to review this gate; only true is accepted."""
    team_id: str | Unset = UNSET
    """Id of the team that the gate should belong to."""
    release_pipeline_id: str | Unset = UNSET
    """Id of the release pipeline that the gate should follow."""
    id_type: str | Unset = UNSET
    """Unit id type that the gate should use, such as `userID`."""
    allow_self_approval: bool | Unset = UNSET
    """Whether authors may approve their own changes."""
    target_app_ids: list[str] | Unset = UNSET
    """Ids of all target apps of the gate."""
    owners: list[models.ConfigOwner] | Unset = UNSET
    """All owners of the gate."""
    allowed_reviewers: models.ReviewerSet | Unset = UNSET
    """All users and groups that may review the gate."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "rules": "rules",
        "is_enabled": "is_enabled",
        "is_archived": "is_archived",
        "delete": "delete",
        "resalt": "resalt",
        "disable_reviews_locally": "disable_reviews_locally",
        "team_id": "team_id",
        "release_pipeline_id": "release_pipeline_id",
        "id_type": "id_type",
        "allow_self_approval": "allow_self_approval",
        "target_app_ids": "target_app_ids",
        "owners": "owners",
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
        self.is_enabled = pop("is_enabled", UNSET)
        self.is_archived = pop("is_archived", UNSET)
        self.delete = pop("delete", UNSET)
        self.resalt = pop("resalt", UNSET)
        self.disable_reviews_locally = pop("disable_reviews_locally", UNSET)
        self.team_id = pop("team_id", UNSET)
        self.release_pipeline_id = pop("release_pipeline_id", UNSET)
        self.id_type = pop("id_type", UNSET)
        self.allow_self_approval = pop("allow_self_approval", UNSET)
        self.target_app_ids = pop("target_app_ids", UNSET)
        self.owners = (
            [as_config_owner(item) for item in value]
            if type(value := pop("owners", UNSET)) is list and value
            else value
        )
        self.allowed_reviewers = (
            as_reviewer_set(value) if type(value := pop("allowed_reviewers", UNSET)) is dict else value
        )
        self.additional_properties = rest or {}
        return self
