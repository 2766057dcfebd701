from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.pulse_metric_result import PulseMetricResult

as_pulse_metric_result = later(globals(), "as_pulse_metric_result", lambda: m.PulseMetricResult.from_dict)


@_define(kw_only=True, repr=False)
class GatePulseResults(Model):
    """Results of one rule."""

    ds: str | Unset = UNSET
    """Last day that is counted, as `YYYY-MM-DD`."""
    monitoring_metrics: list[PulseMetricResult] | Unset = UNSET
    """One result for each metric that the gate watches."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"ds": "ds", "monitoring_metrics": "monitoringMetrics"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.ds = pop("ds", UNSET)
        self.monitoring_metrics = (
            [as_pulse_metric_result(item) for item in value]
            if type(value := pop("monitoringMetrics", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
