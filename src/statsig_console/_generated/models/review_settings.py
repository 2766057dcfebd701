from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, each, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.reviewer import Reviewer

as_reviewer = later(globals(), "as_reviewer", lambda: m.Reviewer.from_dict)


@_define(kw_only=True, repr=False)
class ReviewSettings(Model):
    """Who must look at changes of an object before they are made."""

    required_review: bool | Unset = UNSET
    """Whether a change needs a review."""
    allowed_reviewers: list[Reviewer] | None | Unset = UNSET
    """Users who may review; null or empty for everybody."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "required_review": "requiredReview",
        "allowed_reviewers": "allowedReviewers",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.required_review = pop("requiredReview", UNSET)
        self.allowed_reviewers = each(as_reviewer, pop("allowedReviewers", UNSET))
        self.additional_properties = rest or {}
        return self
