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
class SummaryChart(Model):
    """One chart and the figures behind it."""

    chart_source: str | models.SummaryChartSource
    """Where the chart comes from."""
    message: str | Unset = UNSET
    """Why there are no figures."""
    control: str | Unset = UNSET
    """Group to compare with."""
    test: str | Unset = UNSET
    """Group to compare."""
    display: str | models.SummaryChartDisplay | Unset = UNSET
    """How it is drawn."""
    cuped: bool | Unset = UNSET
    """Whether variance is reduced with CUPED."""
    sequential_testing: bool | Unset = UNSET
    """Whether sequential testing is applied."""
    metrics: list[models.PulseMetricResult] | Unset = UNSET
    """The figures."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "chart_source": "chartSource",
        "message": "message",
        "control": "control",
        "test": "test",
        "display": "display",
        "cuped": "cuped",
        "sequential_testing": "sequentialTesting",
        "metrics": "metrics",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.chart_source = pop("chartSource", UNSET)
        self.message = pop("message", UNSET)
        self.control = pop("control", UNSET)
        self.test = pop("test", UNSET)
        self.display = pop("display", UNSET)
        self.cuped = pop("cuped", UNSET)
        self.sequential_testing = pop("sequentialTesting", UNSET)
        self.metrics = (
            [as_pulse_metric_result(item) for item in value]
            if type(value := pop("metrics", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
