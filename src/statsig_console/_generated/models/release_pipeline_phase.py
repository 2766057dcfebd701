from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, later, new
from .. import models

as_release_pipeline_rule = later(
    globals(), "as_release_pipeline_rule", lambda: models.ReleasePipelineRule.from_dict
)


@_define(kw_only=True, repr=False)
class ReleasePipelinePhase(Model):
    """One step of a release pipeline, after which more users get the change."""

    id: str = ABSENT
    """Id of the phase."""
    name: str
    """Name shown in the console."""
    time_interval_ms: int
    """Time until the next phase in ms; after a review it counts from the approval on."""
    required_review: bool
    """Whether somebody must approve before the phase begins."""
    rules: list[models.ReleasePipelineRule]
    """Who gets the change in this phase."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "time_interval_ms": "timeIntervalMs",
        "required_review": "requiredReview",
        "rules": "rules",
    }
    always_present: ClassVar[tuple[str, ...]] = ("id",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.id = pop("id")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.name = pop("name", UNSET)
        self.time_interval_ms = pop("timeIntervalMs", UNSET)
        self.required_review = pop("requiredReview", UNSET)
        self.rules = (
            [as_release_pipeline_rule(item) for item in value]
            if type(value := pop("rules", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
