from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_metric_criterion = later(globals(), "as_metric_criterion", lambda: models.MetricCriterion.from_dict)


@_define(kw_only=True, repr=False)
class MetricComponent(Model):
    """A part that is added to a composite or taken from it."""

    name: str | None | Unset = UNSET
    """Name of the part."""
    operator: models.MetricComponentOperator | str
    """Whether it is added or subtracted."""
    aggregation: models.MetricAggregation | str | Unset = UNSET
    """How its rows become one number."""
    metric_source_name: str | Unset = UNSET
    """Name of its source."""
    criteria: list[models.MetricCriterion] | Unset = UNSET
    """Which of its rows count."""
    value_column: str | Unset = UNSET
    """Column with its value."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "operator": "operator",
        "aggregation": "aggregation",
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
        self.name = pop("name", UNSET)
        self.operator = pop("operator", UNSET)
        self.aggregation = pop("aggregation", UNSET)
        self.metric_source_name = pop("metricSourceName", UNSET)
        self.criteria = (
            [as_metric_criterion(item) for item in value]
            if type(value := pop("criteria", UNSET)) is list and value
            else value
        )
        self.value_column = pop("valueColumn", UNSET)
        self.additional_properties = rest or {}
        return self
