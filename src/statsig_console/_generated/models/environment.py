from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, new


@_define(kw_only=True, repr=False)
class Environment(Model):
    """An environment."""

    id: str
    """Id of the environment, a decimal fraction as text where it was seen."""
    name: str
    """Name that rules and SDKs use."""
    is_production: bool
    """Whether it counts as production."""
    requires_review: bool = ABSENT
    """Whether changes that touch it need a review."""
    required_review_group_id: str | None | Unset = UNSET
    """Id of the group whose review is needed; missing when there is none."""
    requires_release_pipeline: bool = ABSENT
    """Whether changes that touch it need a release pipeline."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "is_production": "isProduction",
        "requires_review": "requiresReview",
        "required_review_group_id": "requiredReviewGroupID",
        "requires_release_pipeline": "requiresReleasePipeline",
    }
    always_present: ClassVar[tuple[str, ...]] = ("requiresReview", "requiresReleasePipeline")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.requires_review = pop("requiresReview")
            self.requires_release_pipeline = pop("requiresReleasePipeline")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.is_production = pop("isProduction", UNSET)
        self.required_review_group_id = pop("requiredReviewGroupID", UNSET)
        self.additional_properties = rest or {}
        return self
