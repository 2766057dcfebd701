from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_confidence_bounds = later(globals(), "as_confidence_bounds", lambda: models.ConfidenceBounds.from_dict)
as_snake_case_pulse_metric_result = later(
    globals(), "as_snake_case_pulse_metric_result", lambda: models.SnakeCasePulseMetricResult.from_dict
)


@_define(kw_only=True, repr=False)
class SnakeCasePulseMetricResult(Model):
    """A `PulseMetricResult` whose fields have names in snake_case. In Python it has the same attributes, and
    `value`."""

    metric_id: str
    """Id of the metric, mostly `name::type`."""
    metric_name: str | Unset = UNSET
    """Name of the metric."""
    directionality: models.MetricDirection | str | None | Unset = UNSET
    """The change that is wished for."""
    error: str | None | Unset = UNSET
    """Why there is no result, such as `no_data` or `control_or_test_no_units`."""
    warnings: list[str] | Unset = UNSET
    """What to bear in mind."""
    absolute_change: float | None | Unset = UNSET
    """Mean of the test group less that of the control group."""
    value: float | None | Unset = UNSET
    """Another name of the absolute change."""
    confidence_interval_delta: float | None | Unset = UNSET
    """Half width of the interval of the absolute change."""
    confidence_interval: models.ConfidenceBounds | Unset = UNSET
    """Interval of the absolute change."""
    percent_change: float | None | Unset = UNSET
    """The change relative to the control group in percent."""
    percent_confidence_interval_delta: float | None | Unset = UNSET
    """Half width of the interval of the relative change."""
    percent_confidence_interval: models.ConfidenceBounds | Unset = UNSET
    """Interval of the relative change."""
    sequential_testing_confidence_interval_delta: float | None | Unset = UNSET
    """Half width of the interval of the absolute change under sequential testing."""
    sequential_testing_confidence_interval: models.ConfidenceBounds | Unset = UNSET
    """Interval of the absolute change under sequential testing."""
    percent_sequential_testing_confidence_interval_delta: float | None | Unset = UNSET
    """Half width of the interval of the relative change under sequential testing."""
    percent_sequential_testing_confidence_interval: models.ConfidenceBounds | Unset = UNSET
    """Interval of the relative change under sequential testing."""
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
    sequential_testing_p_value: float | None | Unset = UNSET
    """The p-value under sequential testing; 0 to 1."""
    adjusted_alpha: float | None | Unset = UNSET
    """Significance level after corrections; 0 to 1."""
    reverse_power: float | None | Unset = UNSET
    """Smallest effect that the sample could have shown."""
    percent_credible_interval: models.ConfidenceBounds | Unset = UNSET
    """Bayesian interval of the relative change."""
    expected_loss: float | None | Unset = UNSET
    """Bayesian loss to expect when the test group is chosen."""
    chance_to_beat: float | None | Unset = UNSET
    """Bayesian chance that the test group is better."""
    sequential_testing_likelihood_ratio: float | None | Unset = UNSET
    """Likelihood ratio of the SPRT."""
    sequential_testing_log_likelihood_ratio: float | None | Unset = UNSET
    """Logarithm of the likelihood ratio of the SPRT."""
    sprt_lower_limit: float | None | Unset = UNSET
    """Ratio at which the SPRT gives up the effect."""
    sprt_upper_limit: float | None | Unset = UNSET
    """Ratio at which the SPRT accepts the effect."""
    sprt_log_lower_limit: float | None | Unset = UNSET
    """Logarithm of the lower limit."""
    sprt_log_upper_limit: float | None | Unset = UNSET
    """Logarithm of the upper limit."""
    sprt_decision: models.SprtDecision | str | None | Unset = UNSET
    """What the SPRT decides."""
    is_sprt_significant: bool | None | Unset = UNSET
    """Whether the SPRT has decided for an effect."""
    sprt_statsigness: models.SprtStatsigness | str | None | Unset = UNSET
    """Direction of an effect that the SPRT found."""
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
    dimension_key: str | Unset = UNSET
    """Name of the dimension that the result is for."""
    dimension_type: str | Unset = UNSET
    """Kind of dimension, such as `event`."""
    dimension_value: str | Unset = UNSET
    """Value of the dimension that the result is for."""
    dimension_breakdown: list[models.SnakeCasePulseMetricResult] | Unset = UNSET
    """The same metric for each value of its dimensions."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "metric_id": "metricID",
        "metric_name": "metric_name",
        "directionality": "directionality",
        "error": "error",
        "warnings": "warnings",
        "absolute_change": "absolute_change",
        "value": "value",
        "confidence_interval_delta": "confidence_interval_delta",
        "confidence_interval": "confidence_interval",
        "percent_change": "percent_change",
        "percent_confidence_interval_delta": "percent_confidence_interval_delta",
        "percent_confidence_interval": "percent_confidence_interval",
        "sequential_testing_confidence_interval_delta": "sequential_testing_confidence_interval_delta",
        "sequential_testing_confidence_interval": "sequential_testing_confidence_interval",
        "percent_sequential_testing_confidence_interval_delta": "percent_sequential_testing_confidence_interval_delta",
        "percent_sequential_testing_confidence_interval": "percent_sequential_testing_confidence_interval",
        "test_mean": "test_mean",
        "control_mean": "control_mean",
        "test_std": "test_std",
        "control_std": "control_std",
        "test_units": "test_units",
        "control_units": "control_units",
        "p_value": "p_value",
        "sequential_testing_p_value": "sequential_testing_p_value",
        "adjusted_alpha": "adjusted_alpha",
        "reverse_power": "reverse_power",
        "percent_credible_interval": "percent_credible_interval",
        "expected_loss": "expected_loss",
        "chance_to_beat": "chance_to_beat",
        "sequential_testing_likelihood_ratio": "sequential_testing_likelihood_ratio",
        "sequential_testing_log_likelihood_ratio": "sequential_testing_log_likelihood_ratio",
        "sprt_lower_limit": "sprt_lower_limit",
        "sprt_upper_limit": "sprt_upper_limit",
        "sprt_log_lower_limit": "sprt_log_lower_limit",
        "sprt_log_upper_limit": "sprt_log_upper_limit",
        "sprt_decision": "sprt_decision",
        "is_sprt_significant": "is_sprt_significant",
        "sprt_statsigness": "sprt_statsigness",
        "absolute_topline_impact": "absolute_topline_impact",
        "absolute_topline_impact_delta": "absolute_topline_impact_delta",
        "relative_topline_impact": "relative_topline_impact",
        "relative_topline_impact_delta": "relative_topline_impact_delta",
        "projected_absolute_topline_impact": "projected_absolute_topline_impact",
        "projected_absolute_topline_impact_delta": "projected_absolute_topline_impact_delta",
        "projected_relative_topline_impact": "projected_relative_topline_impact",
        "projected_relative_topline_impact_delta": "projected_relative_topline_impact_delta",
        "dimension_key": "dimension_key",
        "dimension_type": "dimension_type",
        "dimension_value": "dimension_value",
        "dimension_breakdown": "dimension_breakdown",
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
        self.error = pop("error", UNSET)
        self.warnings = pop("warnings", UNSET)
        self.absolute_change = pop("absolute_change", UNSET)
        self.value = pop("value", UNSET)
        self.confidence_interval_delta = pop("confidence_interval_delta", UNSET)
        self.confidence_interval = (
            as_confidence_bounds(value) if type(value := pop("confidence_interval", UNSET)) is dict else value
        )
        self.percent_change = pop("percent_change", UNSET)
        self.percent_confidence_interval_delta = pop("percent_confidence_interval_delta", UNSET)
        self.percent_confidence_interval = (
            as_confidence_bounds(value)
            if type(value := pop("percent_confidence_interval", UNSET)) is dict
            else value
        )
        self.sequential_testing_confidence_interval_delta = pop(
            "sequential_testing_confidence_interval_delta", UNSET
        )
        self.sequential_testing_confidence_interval = (
            as_confidence_bounds(value)
            if type(value := pop("sequential_testing_confidence_interval", UNSET)) is dict
            else value
        )
        self.percent_sequential_testing_confidence_interval_delta = pop(
            "percent_sequential_testing_confidence_interval_delta", UNSET
        )
        self.percent_sequential_testing_confidence_interval = (
            as_confidence_bounds(value)
            if type(value := pop("percent_sequential_testing_confidence_interval", UNSET)) is dict
            else value
        )
        self.test_mean = pop("test_mean", UNSET)
        self.control_mean = pop("control_mean", UNSET)
        self.test_std = pop("test_std", UNSET)
        self.control_std = pop("control_std", UNSET)
        self.test_units = pop("test_units", UNSET)
        self.control_units = pop("control_units", UNSET)
        self.p_value = pop("p_value", UNSET)
        self.sequential_testing_p_value = pop("sequential_testing_p_value", UNSET)
        self.adjusted_alpha = pop("adjusted_alpha", UNSET)
        self.reverse_power = pop("reverse_power", UNSET)
        self.percent_credible_interval = (
            as_confidence_bounds(value)
            if type(value := pop("percent_credible_interval", UNSET)) is dict
            else value
        )
        self.expected_loss = pop("expected_loss", UNSET)
        self.chance_to_beat = pop("chance_to_beat", UNSET)
        self.sequential_testing_likelihood_ratio = pop("sequential_testing_likelihood_ratio", UNSET)
        self.sequential_testing_log_likelihood_ratio = pop("sequential_testing_log_likelihood_ratio", UNSET)
        self.sprt_lower_limit = pop("sprt_lower_limit", UNSET)
        self.sprt_upper_limit = pop("sprt_upper_limit", UNSET)
        self.sprt_log_lower_limit = pop("sprt_log_lower_limit", UNSET)
        self.sprt_log_upper_limit = pop("sprt_log_upper_limit", UNSET)
        self.sprt_decision = pop("sprt_decision", UNSET)
        self.is_sprt_significant = pop("is_sprt_significant", UNSET)
        self.sprt_statsigness = pop("sprt_statsigness", UNSET)
        self.absolute_topline_impact = pop("absolute_topline_impact", UNSET)
        self.absolute_topline_impact_delta = pop("absolute_topline_impact_delta", UNSET)
        self.relative_topline_impact = pop("relative_topline_impact", UNSET)
        self.relative_topline_impact_delta = pop("relative_topline_impact_delta", UNSET)
        self.projected_absolute_topline_impact = pop("projected_absolute_topline_impact", UNSET)
        self.projected_absolute_topline_impact_delta = pop("projected_absolute_topline_impact_delta", UNSET)
        self.projected_relative_topline_impact = pop("projected_relative_topline_impact", UNSET)
        self.projected_relative_topline_impact_delta = pop("projected_relative_topline_impact_delta", UNSET)
        self.dimension_key = pop("dimension_key", UNSET)
        self.dimension_type = pop("dimension_type", UNSET)
        self.dimension_value = pop("dimension_value", UNSET)
        self.dimension_breakdown = (
            [as_snake_case_pulse_metric_result(item) for item in value]
            if type(value := pop("dimension_breakdown", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
