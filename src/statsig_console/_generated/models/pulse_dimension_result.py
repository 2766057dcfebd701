from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_pulse_metric_result = later(
    globals(), "as_pulse_metric_result", lambda: models.PulseMetricResult.from_dict
)


@_define(kw_only=True, repr=False)
class PulseDimensionResult(Model):
    """The result for one value of a dimension."""

    dimension: str | None
    """Name of the dimension."""
    dimension_value: str | None | Unset = UNSET
    """The value."""
    metric: models.PulseMetricResult | None | Unset = UNSET
    """The result; null where there is none."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "dimension": "dimension",
        "dimension_value": "dimension_value",
        "metric": "metric",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.dimension = pop("dimension", UNSET)
        self.dimension_value = pop("dimension_value", UNSET)
        self.metric = as_pulse_metric_result(value) if type(value := pop("metric", UNSET)) is dict else value
        self.additional_properties = rest or {}
        return self
