from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, best, each, new
from .. import models


@_define(kw_only=True, repr=False)
class ExperimentPulseResults(Model):
    """Two groups compared by each metric of the scorecard."""

    ds: str | None | Unset = UNSET
    """Last day that counts, as `YYYY-MM-DD`."""
    primary_metrics: list[models.PulseMetricResult | models.SnakeCasePulseMetricResult]
    """Results of the metrics that decide."""
    secondary_metrics: list[models.PulseMetricResult | models.SnakeCasePulseMetricResult]
    """Results of the metrics that are watched."""
    other_metrics: list[models.PulseMetricResult | models.SnakeCasePulseMetricResult] | Unset = UNSET
    """Results of all further metrics."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "ds": "ds",
        "primary_metrics": "primaryMetrics",
        "secondary_metrics": "secondaryMetrics",
        "other_metrics": "otherMetrics",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.ds = pop("ds", UNSET)
        self.primary_metrics = each(
            lambda item: best(item, models.PulseMetricResult, models.SnakeCasePulseMetricResult),
            pop("primaryMetrics", UNSET),
        )
        self.secondary_metrics = each(
            lambda item: best(item, models.PulseMetricResult, models.SnakeCasePulseMetricResult),
            pop("secondaryMetrics", UNSET),
        )
        self.other_metrics = each(
            lambda item: best(item, models.PulseMetricResult, models.SnakeCasePulseMetricResult),
            pop("otherMetrics", UNSET),
        )
        self.additional_properties = rest or {}
        return self
