from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new
from .. import models


@_define(kw_only=True, repr=False)
class ManualQualityScore(Model):
    """A quality score set by hand."""

    criteria_name: models.QualityCriterionName | str
    """Name of the criterion; that of a built-in one changes it."""
    status: models.QualityStatus | str
    """Whether the criterion is met."""
    criteria_description: str
    """What the criterion asks for."""
    score: float
    """Points."""
    weight: float
    """Weight before all weights are scaled to a sum of 100."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "criteria_name": "criteriaName",
        "status": "status",
        "criteria_description": "criteriaDescription",
        "score": "score",
        "weight": "weight",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.criteria_name = pop("criteriaName", UNSET)
        self.status = pop("status", UNSET)
        self.criteria_description = pop("criteriaDescription", UNSET)
        self.score = pop("score", UNSET)
        self.weight = pop("weight", UNSET)
        self.additional_properties = rest or {}
        return self
