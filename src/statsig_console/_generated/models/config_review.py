from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_config_review_content = later(
    globals(), "as_config_review_content", lambda: models.ConfigReviewContent.from_dict
)
as_review_assignee = later(globals(), "as_review_assignee", lambda: models.ReviewAssignee.from_dict)
as_review_author = later(globals(), "as_review_author", lambda: models.ReviewAuthor.from_dict)


@_define(kw_only=True, repr=False)
class ConfigReview(Model):
    """The review of one change of a gate or dynamic config."""

    review_id: str
    """Id of the review."""
    status: models.ReviewStatus | str
    """How far the review has come."""
    type: models.ConfigReviewType | str | Unset = UNSET
    """Kind of change."""
    description: str | Unset = UNSET
    """What its author wrote."""
    author: models.ReviewAuthor | Unset = UNSET
    """Who asked for it."""
    reviewers: list[models.ReviewAssignee] | Unset = UNSET
    """Users and groups that were asked."""
    created_at: str | Unset = UNSET
    """When it was asked for as an ISO 8601 time."""
    content: models.ConfigReviewContent | None | Unset = UNSET
    """The state before and after. A page leaves it out; null for the types `delete`, `resalt` and
    `disable_reviews_locally`, which have nothing to compare."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "review_id": "review_id",
        "status": "status",
        "type": "type",
        "description": "description",
        "author": "author",
        "reviewers": "reviewers",
        "created_at": "created_at",
        "content": "content",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.review_id = pop("review_id", UNSET)
        self.status = pop("status", UNSET)
        self.type = pop("type", UNSET)
        self.description = pop("description", UNSET)
        self.author = as_review_author(value) if type(value := pop("author", UNSET)) is dict else value
        self.reviewers = (
            [as_review_assignee(item) for item in value]
            if type(value := pop("reviewers", UNSET)) is list and value
            else value
        )
        self.created_at = pop("created_at", UNSET)
        self.content = (
            as_config_review_content(value) if type(value := pop("content", UNSET)) is dict else value
        )
        self.additional_properties = rest or {}
        return self
