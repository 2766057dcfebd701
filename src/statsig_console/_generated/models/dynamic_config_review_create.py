from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_dynamic_config_review_change = later(
    globals(), "as_dynamic_config_review_change", lambda: models.DynamicConfigReviewChange.from_dict
)


@_define(kw_only=True, repr=False)
class DynamicConfigReviewCreate(Model):
    """A proposed change of a dynamic config, with a comment."""

    description: str
    """What changes and why; 1 to 2000 characters."""
    change: models.DynamicConfigReviewChange
    """The change."""
    reviewer_ids: list[str] | Unset = UNSET
    """Ids of the users to ask; none when left out."""
    reviewer_group_ids: list[str] | Unset = UNSET
    """Ids of the groups to ask; none when left out."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "description": "description",
        "change": "change",
        "reviewer_ids": "reviewer_ids",
        "reviewer_group_ids": "reviewer_group_ids",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.description = pop("description", UNSET)
        self.change = (
            as_dynamic_config_review_change(value) if type(value := pop("change", UNSET)) is dict else value
        )
        self.reviewer_ids = pop("reviewer_ids", UNSET)
        self.reviewer_group_ids = pop("reviewer_group_ids", UNSET)
        self.additional_properties = rest or {}
        return self
