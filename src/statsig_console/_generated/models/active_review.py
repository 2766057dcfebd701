from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, Model, complete, new


@_define(kw_only=True, repr=False)
class ActiveReview(Model):
    """The review that an object is waiting for."""

    review_id: str = ABSENT
    """Id of the review."""
    review_status: str = ABSENT
    """State of the review."""
    description: str = ABSENT
    """What its author wrote."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "review_id": "reviewID",
        "review_status": "reviewStatus",
        "description": "description",
    }
    always_present: ClassVar[tuple[str, ...]] = ("reviewID", "reviewStatus", "description")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.review_id = pop("reviewID")
            self.review_status = pop("reviewStatus")
            self.description = pop("description")
        except KeyError:
            return cls.from_dict(complete(cls, source))

        self.additional_properties = rest or {}
        return self
