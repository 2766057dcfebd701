from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class QualityCriterion(Model):
    """One criterion of the quality score."""

    criterion: str | Unset = UNSET
    """Name of the criterion."""
    status: models.HealthCheckStatus | str | None | Unset = UNSET
    """Whether it is met; null when unknown."""
    passing_description: str | None | Unset = UNSET
    """What it takes to meet it."""
    score: float | None | Unset = UNSET
    """Points reached."""
    weight: float | None | Unset = UNSET
    """Share of the whole score."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "criterion": "criterion",
        "status": "status",
        "passing_description": "passingDescription",
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
        self.criterion = pop("criterion", UNSET)
        self.status = pop("status", UNSET)
        self.passing_description = pop("passingDescription", UNSET)
        self.score = pop("score", UNSET)
        self.weight = pop("weight", UNSET)
        self.additional_properties = rest or {}
        return self
