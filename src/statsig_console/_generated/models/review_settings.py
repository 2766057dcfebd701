from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, Model, complete, each, later, new
from .. import models

as_reviewer = later(globals(), "as_reviewer", lambda: models.Reviewer.from_dict)


@_define(kw_only=True, repr=False)
class ReviewSettings(Model):
    """Who must look at changes of an object before they are made."""

    required_review: bool = ABSENT
    """Whether a change needs a review."""
    allowed_reviewers: list[models.Reviewer] | None = ABSENT
    """Users who may review; null or empty for everybody."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "required_review": "requiredReview",
        "allowed_reviewers": "allowedReviewers",
    }
    always_present: ClassVar[tuple[str, ...]] = ("requiredReview", "allowedReviewers")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.required_review = pop("requiredReview")
            raw_allowed_reviewers = pop("allowedReviewers")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.allowed_reviewers = each(as_reviewer, raw_allowed_reviewers)
        self.additional_properties = rest or {}
        return self
