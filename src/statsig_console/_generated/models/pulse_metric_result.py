from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_confidence_bounds = later(globals(), "as_confidence_bounds", lambda: models.ConfidenceBounds.from_dict)
as_pulse_metric_result = later(
    globals(), "as_pulse_metric_result", lambda: models.PulseMetricResult.from_dict
)


@_define(kw_only=True, repr=False)
class PulseMetricResult(Model):
    """One metric of the test group compared with the control group. Which figures are there depends on the
    kind of analysis. The `dimension…` fields are for summary charts."""

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
    dimension_breakdown: list[models.PulseMetricResult] | Unset = UNSET
    """The same metric for each value of its dimensions."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "metric_id": "metricID",
        "metric_name": "metricName",
        "directionality": "directionality",
        "error": "error",
        "warnings": "warnings",
        "absolute_change": "absoluteChange",
        "confidence_interval_delta": "confidenceIntervalDelta",
        "confidence_interval": "confidenceInterval",
        "percent_change": "percentChange",
        "percent_confidence_interval_delta": "percentConfidenceIntervalDelta",
        "percent_confidence_interval": "percentConfidenceInterval",
        "sequential_testing_confidence_interval_delta": "sequentialTestingConfidenceIntervalDelta",
        "sequential_testing_confidence_interval": "sequentialTestingConfidenceInterval",
        "percent_sequential_testing_confidence_interval_delta": "percentSequentialTestingConfidenceIntervalDelta",
        "percent_sequential_testing_confidence_interval": "percentSequentialTestingConfidenceInterval",
        "test_mean": "testMean",
        "control_mean": "controlMean",
        "test_std": "testStd",
        "control_std": "controlStd",
        "test_units": "testUnits",
        "control_units": "controlUnits",
        "p_value": "pValue",
        "sequential_testing_p_value": "sequentialTestingPValue",
        "adjusted_alpha": "adjustedAlpha",
        "reverse_power": "reversePower",
        "percent_credible_interval": "percentCredibleInterval",
        "expected_loss": "expectedLoss",
        "chance_to_beat": "chanceToBeat",
        "sequential_testing_likelihood_ratio": "sequentialTestingLikelihoodRatio",
        "sequential_testing_log_likelihood_ratio": "sequentialTestingLogLikelihoodRatio",
        "sprt_lower_limit": "sprtLowerLimit",
        "sprt_upper_limit": "sprtUpperLimit",
        "sprt_log_lower_limit": "sprtLogLowerLimit",
        "sprt_log_upper_limit": "sprtLogUpperLimit",
        "sprt_decision": "sprtDecision",
        "is_sprt_significant": "isSprtSignificant",
        "sprt_statsigness": "sprtStatsigness",
        "absolute_topline_impact": "absoluteToplineImpact",
        "absolute_topline_impact_delta": "absoluteToplineImpactDelta",
        "relative_topline_impact": "relativeToplineImpact",
        "relative_topline_impact_delta": "relativeToplineImpactDelta",
        "projected_absolute_topline_impact": "projectedAbsoluteToplineImpact",
        "projected_absolute_topline_impact_delta": "projectedAbsoluteToplineImpactDelta",
        "projected_relative_topline_impact": "projectedRelativeToplineImpact",
        "projected_relative_topline_impact_delta": "projectedRelativeToplineImpactDelta",
        "dimension_key": "dimensionKey",
        "dimension_type": "dimensionType",
        "dimension_value": "dimensionValue",
        "dimension_breakdown": "dimensionBreakdown",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.metric_id = pop("metricID", UNSET)
        self.metric_name = pop("metricName", UNSET)
        self.directionality = pop("directionality", UNSET)
        self.error = pop("error", UNSET)
        self.warnings = pop("warnings", UNSET)
        self.absolute_change = pop("absoluteChange", UNSET)
        self.confidence_interval_delta = pop("confidenceIntervalDelta", UNSET)
        self.confidence_interval = (
            as_confidence_bounds(value) if type(value := pop("confidenceInterval", UNSET)) is dict else value
        )
        self.percent_change = pop("percentChange", UNSET)
        self.percent_confidence_interval_delta = pop("percentConfidenceIntervalDelta", UNSET)
        self.percent_confidence_interval = (
            as_confidence_bounds(value)
            if type(value := pop("percentConfidenceInterval", UNSET)) is dict
            else value
        )
        self.sequential_testing_confidence_interval_delta = pop(
            "sequentialTestingConfidenceIntervalDelta", UNSET
        )
        self.sequential_testing_confidence_interval = (
            as_confidence_bounds(value)
            if type(value := pop("sequentialTestingConfidenceInterval", UNSET)) is dict
            else value
        )
        self.percent_sequential_testing_confidence_interval_delta = pop(
            "percentSequentialTestingConfidenceIntervalDelta", UNSET
        )
        self.percent_sequential_testing_confidence_interval = (
            as_confidence_bounds(value)
            if type(value := pop("percentSequentialTestingConfidenceInterval", UNSET)) is dict
            else value
        )
        self.test_mean = pop("testMean", UNSET)
        self.control_mean = pop("controlMean", UNSET)
        self.test_std = pop("testStd", UNSET)
        self.control_std = pop("controlStd", UNSET)
        self.test_units = pop("testUnits", UNSET)
        self.control_units = pop("controlUnits", UNSET)
        self.p_value = pop("pValue", UNSET)
        self.sequential_testing_p_value = pop("sequentialTestingPValue", UNSET)
        self.adjusted_alpha = pop("adjustedAlpha", UNSET)
        self.reverse_power = pop("reversePower", UNSET)
        self.percent_credible_interval = (
            as_confidence_bounds(value)
            if type(value := pop("percentCredibleInterval", UNSET)) is dict
            else value
        )
        self.expected_loss = pop("expectedLoss", UNSET)
        self.chance_to_beat = pop("chanceToBeat", UNSET)
        self.sequential_testing_likelihood_ratio = pop("sequentialTestingLikelihoodRatio", UNSET)
        self.sequential_testing_log_likelihood_ratio = pop("sequentialTestingLogLikelihoodRatio", UNSET)
        self.sprt_lower_limit = pop("sprtLowerLimit", UNSET)
        self.sprt_upper_limit = pop("sprtUpperLimit", UNSET)
        self.sprt_log_lower_limit = pop("sprtLogLowerLimit", UNSET)
        self.sprt_log_upper_limit = pop("sprtLogUpperLimit", UNSET)
        self.sprt_decision = pop("sprtDecision", UNSET)
        self.is_sprt_significant = pop("isSprtSignificant", UNSET)
        self.sprt_statsigness = pop("sprtStatsigness", UNSET)
        self.absolute_topline_impact = pop("absoluteToplineImpact", UNSET)
        self.absolute_topline_impact_delta = pop("absoluteToplineImpactDelta", UNSET)
        self.relative_topline_impact = pop("relativeToplineImpact", UNSET)
        self.relative_topline_impact_delta = pop("relativeToplineImpactDelta", UNSET)
        self.projected_absolute_topline_impact = pop("projectedAbsoluteToplineImpact", UNSET)
        self.projected_absolute_topline_impact_delta = pop("projectedAbsoluteToplineImpactDelta", UNSET)
        self.projected_relative_topline_impact = pop("projectedRelativeToplineImpact", UNSET)
        self.projected_relative_topline_impact_delta = pop("projectedRelativeToplineImpactDelta", UNSET)
        self.dimension_key = pop("dimensionKey", UNSET)
        self.dimension_type = pop("dimensionType", UNSET)
        self.dimension_value = pop("dimensionValue", UNSET)
        self.dimension_breakdown = (
            [as_pulse_metric_result(item) for item in value]
            if type(value := pop("dimensionBreakdown", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
