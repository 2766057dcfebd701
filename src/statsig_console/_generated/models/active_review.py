from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ActiveReview(Model):
    """The review that an object is waiting for."""

    review_id: str | Unset = UNSET
    """Id of the review."""
    review_status: str | Unset = UNSET
    """State of the review."""
    description: str | Unset = UNSET
    """What its author wrote."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "review_id": "reviewID",
        "review_status": "reviewStatus",
        "description": "description",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.review_id = pop("reviewID", UNSET)
        self.review_status = pop("reviewStatus", UNSET)
        self.description = pop("description", UNSET)
        self.additional_properties = rest or {}
        return self
