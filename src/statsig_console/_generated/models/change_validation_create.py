from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_change_validation_link = later(
    globals(), "as_change_validation_link", lambda: models.ChangeValidationLink.from_dict
)


@_define(kw_only=True, repr=False)
class ChangeValidationCreate(Model):
    """A verdict on a change."""

    review_id: str
    """Id of the review that the webhook received."""
    validated: bool
    """Whether the change may be made."""
    message: str | Unset = UNSET
    """Why."""
    debug_links: list[models.ChangeValidationLink] | Unset = UNSET
    """Links that help to find out more."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "review_id": "reviewID",
        "validated": "validated",
        "message": "message",
        "debug_links": "debugLinks",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.review_id = pop("reviewID", UNSET)
        self.validated = pop("validated", UNSET)
        self.message = pop("message", UNSET)
        self.debug_links = (
            [as_change_validation_link(item) for item in value]
            if type(value := pop("debugLinks", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
