from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class SnakeCasePulseMetricResult(Model):
    """A `PulseMetricResult` whose fields have names in snake_case. In Python both have the same attributes."""

    metric_id: str
    """Id of the metric, mostly `name::type`."""
    metric_name: str | Unset = UNSET
    """Name of the metric."""
    directionality: models.MetricDirection | str | None | Unset = UNSET
    """The change that is wished for."""
    absolute_change: float | None | Unset = UNSET
    """Mean of the test group less that of the control group."""
    value: float | None | Unset = UNSET
    """Another name of the absolute change."""
    confidence_interval_delta: float | None | Unset = UNSET
    """Half width of the interval of the absolute change."""
    percent_change: float | None | Unset = UNSET
    """The change relative to the control group in percent."""
    sequential_testing_confidence_interval_delta: float | None | Unset = UNSET
    """Half width of the interval of the absolute change under sequential testing."""
    percent_confidence_interval_delta: float | None | Unset = UNSET
    """Half width of the interval of the relative change."""
    percent_sequential_testing_confidence_interval_delta: float | None | Unset = UNSET
    """Half width of the interval of the relative change under sequential testing."""
    test_mean: float | None | Unset = UNSET
    """Mean of the test group."""
    control_mean: float | None | Unset = UNSET
    """Mean of the control group."""
    test_std: float | None | Unset = UNSET
    """Standard deviation of the test group."""
    control_std: float | None | Unset = UNSET
    """Standard deviation of the control group."""
    test_units: float | None | Unset = UNSET
    """Number of units in the test group."""
    control_units: float | None | Unset = UNSET
    """Number of units in the control group."""
    p_value: float | None | Unset = UNSET
    """How likely such a difference is by chance; 0 to 1."""
    absolute_topline_impact: float | None | Unset = UNSET
    """Effect on the total of the metric so far."""
    absolute_topline_impact_delta: float | None | Unset = UNSET
    """Half width of the interval of that effect."""
    relative_topline_impact: float | None | Unset = UNSET
    """The same effect relative to the total."""
    relative_topline_impact_delta: float | None | Unset = UNSET
    """Half width of the interval of the relative effect."""
    projected_absolute_topline_impact: float | None | Unset = UNSET
    """Effect on the total if everybody got the test group."""
    projected_absolute_topline_impact_delta: float | None | Unset = UNSET
    """Half width of the interval of that projection."""
    projected_relative_topline_impact: float | None | Unset = UNSET
    """The same projection relative to the total."""
    projected_relative_topline_impact_delta: float | None | Unset = UNSET
    """Half width of the relative projection."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "metric_id": "metricID",
        "metric_name": "metric_name",
        "directionality": "directionality",
        "absolute_change": "absolute_change",
        "value": "value",
        "confidence_interval_delta": "confidence_interval_delta",
        "percent_change": "percent_change",
        "sequential_testing_confidence_interval_delta": "sequential_testing_confidence_interval_delta",
        "percent_confidence_interval_delta": "percent_confidence_interval_delta",
        "percent_sequential_testing_confidence_interval_delta": "percent_sequential_testing_confidence_interval_delta",
        "test_mean": "test_mean",
        "control_mean": "control_mean",
        "test_std": "test_std",
        "control_std": "control_std",
        "test_units": "test_units",
        "control_units": "control_units",
        "p_value": "p_value",
        "absolute_topline_impact": "absolute_topline_impact",
        "absolute_topline_impact_delta": "absolute_topline_impact_delta",
        "relative_topline_impact": "relative_topline_impact",
        "relative_topline_impact_delta": "relative_topline_impact_delta",
        "projected_absolute_topline_impact": "projected_absolute_topline_impact",
        "projected_absolute_topline_impact_delta": "projected_absolute_topline_impact_delta",
        "projected_relative_topline_impact": "projected_relative_topline_impact",
        "projected_relative_topline_impact_delta": "projected_relative_topline_impact_delta",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.metric_id = pop("metricID", UNSET)
        self.metric_name = pop("metric_name", UNSET)
        self.directionality = pop("directionality", UNSET)
        self.absolute_change = pop("absolute_change", UNSET)
        self.value = pop("value", UNSET)
        self.confidence_interval_delta = pop("confidence_interval_delta", UNSET)
        self.percent_change = pop("percent_change", UNSET)
        self.sequential_testing_confidence_interval_delta = pop(
            "sequential_testing_confidence_interval_delta", UNSET
        )
        self.percent_confidence_interval_delta = pop("percent_confidence_interval_delta", UNSET)
        self.percent_sequential_testing_confidence_interval_delta = pop(
            "percent_sequential_testing_confidence_interval_delta", UNSET
        )
        self.test_mean = pop("test_mean", UNSET)
        self.control_mean = pop("control_mean", UNSET)
        self.test_std = pop("test_std", UNSET)
        self.control_std = pop("control_std", UNSET)
        self.test_units = pop("test_units", UNSET)
        self.control_units = pop("control_units", UNSET)
        self.p_value = pop("p_value", UNSET)
        self.absolute_topline_impact = pop("absolute_topline_impact", UNSET)
        self.absolute_topline_impact_delta = pop("absolute_topline_impact_delta", UNSET)
        self.relative_topline_impact = pop("relative_topline_impact", UNSET)
        self.relative_topline_impact_delta = pop("relative_topline_impact_delta", UNSET)
        self.projected_absolute_topline_impact = pop("projected_absolute_topline_impact", UNSET)
        self.projected_absolute_topline_impact_delta = pop("projected_absolute_topline_impact_delta", UNSET)
        self.projected_relative_topline_impact = pop("projected_relative_topline_impact", UNSET)
        self.projected_relative_topline_impact_delta = pop("projected_relative_topline_impact_delta", UNSET)
        self.additional_properties = rest or {}
        return self
