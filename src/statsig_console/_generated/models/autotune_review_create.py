from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class AutotuneReviewCreate(Model):
    """A proposed step in the life of an autotune, with a comment."""

    type: models.AutotuneReviewType
    """The step."""
    description: str | Unset = UNSET
    """What changes and why; at most 2000 characters."""
    reviewer_ids: list[str] | Unset = UNSET
    """Ids of the users to ask; none when left out."""
    reviewer_group_ids: list[str] | Unset = UNSET
    """Ids of the groups to ask; none when left out."""
    reason: str | Unset = UNSET
    """Why the step is taken; at most 2000 characters."""
    winning_group_id: str | Unset = UNSET
    """Id of the variant that has won; needed for `make_decision`."""
    remove_targeting: bool | Unset = UNSET
    """Whether `make_decision` drops the targeting; the server takes false when left out."""
    remove_overrides: bool | Unset = UNSET
    """Whether `make_decision` drops the overrides; the server takes false when left out."""
    start_date: str | Unset = UNSET
    """Day to begin with for `start`; optional there."""
    start_time: int | Unset = UNSET
    """When to start, in ms since 1970; needed for `scheduled_start`."""
    new_time: int | Unset = UNSET
    """When to start instead, in ms since 1970; needed for `scheduled_start_edit`."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "type": "type",
        "description": "description",
        "reviewer_ids": "reviewer_ids",
        "reviewer_group_ids": "reviewer_group_ids",
        "reason": "reason",
        "winning_group_id": "winning_group_id",
        "remove_targeting": "remove_targeting",
        "remove_overrides": "remove_overrides",
        "start_date": "start_date",
        "start_time": "start_time",
        "new_time": "new_time",
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
        self.winning_group_id = pop("winning_group_id", UNSET)
        self.remove_targeting = pop("remove_targeting", UNSET)
        self.remove_overrides = pop("remove_overrides", UNSET)
        self.start_date = pop("start_date", UNSET)
        self.start_time = pop("start_time", UNSET)
        self.new_time = pop("new_time", UNSET)
        self.additional_properties = rest or {}
        return self
