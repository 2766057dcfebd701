from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ChangeValidationMessageUpdate(Model):
    """How the check of a change goes."""

    review_id: str
    """Id of the review that the webhook received."""
    message: str | Unset = UNSET
    """What to tell."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"review_id": "reviewID", "message": "message"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.review_id = pop("reviewID", UNSET)
        self.message = pop("message", UNSET)
        self.additional_properties = rest or {}
        return self
