from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, Model, complete, later, new
from .. import models

as_pulse_metric_result = later(
    globals(), "as_pulse_metric_result", lambda: models.PulseMetricResult.from_dict
)


@_define(kw_only=True, repr=False)
class GatePulseResults(Model):
    """Results of one rule."""

    ds: str = ABSENT
    """Last day that is counted, as `YYYY-MM-DD`."""
    monitoring_metrics: list[models.PulseMetricResult] = ABSENT
    """One result for each metric that the gate watches."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"ds": "ds", "monitoring_metrics": "monitoringMetrics"}
    always_present: ClassVar[tuple[str, ...]] = ("ds", "monitoringMetrics")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.ds = pop("ds")
            raw_monitoring_metrics = pop("monitoringMetrics")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.monitoring_metrics = (
            [as_pulse_metric_result(item) for item in value]
            if type(value := raw_monitoring_metrics) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
