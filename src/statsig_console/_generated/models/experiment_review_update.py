from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ExperimentReviewUpdate(Model):
    """What to change of a review; a field that is left out stays."""

    description: str | Unset = UNSET
    """New text; 1 to 2000 characters."""
    reviewer_ids: list[str] | Unset = UNSET
    """Ids of all users to ask from then on."""
    reviewer_group_ids: list[str] | Unset = UNSET
    """Ids of all groups to ask from then on."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "description": "description",
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
        self.reviewer_ids = pop("reviewer_ids", UNSET)
        self.reviewer_group_ids = pop("reviewer_group_ids", UNSET)
        self.additional_properties = rest or {}
        return self
