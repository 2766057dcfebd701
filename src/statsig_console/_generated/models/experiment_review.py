from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_experiment_review_content = later(
    globals(), "as_experiment_review_content", lambda: models.ExperimentReviewContent.from_dict
)
as_review_assignee = later(globals(), "as_review_assignee", lambda: models.ReviewAssignee.from_dict)
as_review_author = later(globals(), "as_review_author", lambda: models.ReviewAuthor.from_dict)


@_define(kw_only=True, repr=False)
class ExperimentReview(Model):
    """A proposed change of an experiment or an autotune and where its review stands."""

    review_id: str
    """Id of the review."""
    status: models.ReviewStatus | str
    """Where the review stands."""
    type: models.ExperimentReviewType | str
    """What kind of change is proposed."""
    description: str | Unset = UNSET
    """What its author wrote."""
    author: models.ReviewAuthor | Unset = UNSET
    """Who asked for the review."""
    reviewers: list[models.ReviewAssignee] | Unset = UNSET
    """Users and groups that were asked to review."""
    created_at: str | Unset = UNSET
    """When it was created, as ISO 8601 text."""
    content: models.ExperimentReviewContent | None | Unset = UNSET
    """The change itself. Missing in lists. Null for `stop`, `pause`, `restart`, `reallocate`, `delete` and
    `disable_reviews_locally`, mostly for `start`, and for the settings of an autotune."""
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
            as_experiment_review_content(value) if type(value := pop("content", UNSET)) is dict else value
        )
        self.additional_properties = rest or {}
        return self
