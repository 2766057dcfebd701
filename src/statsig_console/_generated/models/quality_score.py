from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_quality_criterion = later(globals(), "as_quality_criterion", lambda: models.QualityCriterion.from_dict)


@_define(kw_only=True, repr=False)
class QualityScore(Model):
    """How well an experiment is set up."""

    score: float | Unset = UNSET
    """Points in all."""
    breakdown: list[models.QualityCriterion] | Unset = UNSET
    """Points by criterion."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"score": "score", "breakdown": "breakdown"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.score = pop("score", UNSET)
        self.breakdown = (
            [as_quality_criterion(item) for item in value]
            if type(value := pop("breakdown", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
