from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_metric_criterion = later(globals(), "as_metric_criterion", lambda: models.MetricCriterion.from_dict)


@_define(kw_only=True, repr=False)
class MetricSourceSelection(Model):
    """A metric source and what is taken from it."""

    metric_source_name: str
    """Name of the source."""
    criteria: list[models.MetricCriterion]
    """Which of its rows count."""
    value_column: str | Unset = UNSET
    """Column with the value."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "metric_source_name": "metricSourceName",
        "criteria": "criteria",
        "value_column": "valueColumn",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.metric_source_name = pop("metricSourceName", UNSET)
        self.criteria = (
            [as_metric_criterion(item) for item in value]
            if type(value := pop("criteria", UNSET)) is list and value
            else value
        )
        self.value_column = pop("valueColumn", UNSET)
        self.additional_properties = rest or {}
        return self
