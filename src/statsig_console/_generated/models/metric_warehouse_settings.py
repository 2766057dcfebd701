from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_metric_component = later(globals(), "as_metric_component", lambda: models.MetricComponent.from_dict)
as_metric_criterion = later(globals(), "as_metric_criterion", lambda: models.MetricCriterion.from_dict)
as_metric_source_selection = later(
    globals(), "as_metric_source_selection", lambda: models.MetricSourceSelection.from_dict
)
as_metric_warehouse_funnel_step = later(
    globals(), "as_metric_warehouse_funnel_step", lambda: models.MetricWarehouseFunnelStep.from_dict
)


@_define(kw_only=True, repr=False)
class MetricWarehouseSettings(Model):
    """How a metric is computed from the tables of a warehouse. Which fields matter depends on the aggregation."""

    aggregation: models.MetricAggregation | str | Unset = UNSET
    """How rows become one number."""
    metric_sources: list[models.MetricSourceSelection] | Unset = UNSET
    """Sources of the rows; takes the place of `metricSourceName`, `criteria` and `valueColumn`."""
    metric_source_name: str | Unset = UNSET
    """Name of the one source; older than `metricSources`."""
    criteria: list[models.MetricCriterion] | Unset = UNSET
    """Which rows of the one source count; older than `metricSources`."""
    value_column: str | Unset = UNSET
    """Column with the value; older than `metricSources`."""
    components: list[models.MetricComponent] | Unset = UNSET
    """Parts of the aggregation `composite`."""
    metric_dimension_columns: list[str] | Unset = UNSET
    """Columns by which results can be broken down."""
    value_threshold: float | Unset = UNSET
    """Threshold that values are compared with."""
    percentile: float | Unset = UNSET
    """Which percentile to take; its range is not published."""
    cap: float | Unset = UNSET
    """Highest value that counts."""
    winsorization_high: float | Unset = UNSET
    """Upper bound of winsorization; share from 0 to 1."""
    winsorization_low: float | Unset = UNSET
    """Lower bound of winsorization; share from 0 to 1."""
    use_log_transform: bool | Unset = UNSET
    """Whether the logarithm of the values is used."""
    log_transform_base: float | None | Unset = UNSET
    """Base of that logarithm."""
    cuped_attribution_window: float | None | Unset = UNSET
    """Window for CUPED in days."""
    surrogate_metric_mse: float | None | Unset = UNSET
    """Mean squared error of a surrogate metric."""
    metric_bake_days: float | Unset = UNSET
    """Days that its values need to bake."""
    wait_for_cohort_window: bool | Unset = UNSET
    """Whether units wait for the end of their window."""
    only_include_users_with_conversion_event: bool | Unset = UNSET
    """Whether units without a conversion are left out."""
    rollup_time_window: str | Unset = UNSET
    """How counts of units are rolled up: `daily` by day, `max` once, `custom` in a window of its own."""
    custom_roll_up_start: float | Unset = UNSET
    """Start of a custom or cohort window in days or minutes."""
    custom_roll_up_end: float | Unset = UNSET
    """End of a custom or cohort window in days or minutes."""
    custom_rollup_measure_in_minutes: bool | Unset = UNSET
    """Whether the window is in minutes rather than days."""
    numerator_aggregation: models.MetricAggregation | str | Unset = UNSET
    """How rows become the numerator of a ratio."""
    denominator_aggregation: models.MetricAggregation | str | Unset = UNSET
    """How rows become the denominator of a ratio."""
    denominator_metric_source_name: str | Unset = UNSET
    """Name of the source of the denominator."""
    denominator_criteria: list[models.MetricCriterion] | Unset = UNSET
    """Which rows count for the denominator."""
    denominator_value_column: str | Unset = UNSET
    """Column with the value of the denominator."""
    denominator_rollup_time_window: str | Unset = UNSET
    """How the units of the denominator are rolled up: `daily`, `max` or `custom`."""
    denominator_custom_rollup_start: float | Unset = UNSET
    """Start of its custom window in days or minutes."""
    denominator_custom_rollup_end: float | Unset = UNSET
    """End of its custom window in days or minutes."""
    denominator_custom_rollup_measure_in_minutes: bool | Unset = UNSET
    """Whether that window is in minutes rather than days."""
    winsorization_high_denominator: float | Unset = UNSET
    """Upper bound of winsorization of the denominator; share from 0 to 1."""
    winsorization_low_denominator: float | Unset = UNSET
    """Lower bound of winsorization of the denominator; share from 0 to 1."""
    allow_null_ratio_denominator: bool | Unset = UNSET
    """Whether units without a denominator stay in a ratio."""
    funnel_events: list[models.MetricWarehouseFunnelStep] | Unset = UNSET
    """Steps of a funnel in order."""
    funnel_calculation_window: float | Unset = UNSET
    """Days in which the steps of a funnel count."""
    funnel_count_distinct: models.MetricWarehouseFunnelCount | str | Unset = UNSET
    """Whether a funnel counts users or sessions."""
    funnel_start_criteria: models.MetricFunnelStart | str | Unset = UNSET
    """Where a funnel begins."""
    funnel_strict_ordering: bool | Unset = UNSET
    """Whether the steps must come in strict order."""
    funnel_use_exposure_as_first_event: bool | Unset = UNSET
    """Whether the exposure is the first step."""
    funnel_timestamp_allowance_ms: float | Unset = UNSET
    """Tolerance between the times of steps in ms."""
    funnel_time_to_convert: bool | Unset = UNSET
    """Whether the time to convert is measured."""
    use_secondary_retention_event: bool | Unset = UNSET
    """Whether a second event decides on retention."""
    retention_end: float | Unset = UNSET
    """End of the retention window; its unit is not published."""
    retention_length: float | Unset = UNSET
    """Length of the retention window; its unit is not published."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "aggregation": "aggregation",
        "metric_sources": "metricSources",
        "metric_source_name": "metricSourceName",
        "criteria": "criteria",
        "value_column": "valueColumn",
        "components": "components",
        "metric_dimension_columns": "metricDimensionColumns",
        "value_threshold": "valueThreshold",
        "percentile": "percentile",
        "cap": "cap",
        "winsorization_high": "winsorizationHigh",
        "winsorization_low": "winsorizationLow",
        "use_log_transform": "useLogTransform",
        "log_transform_base": "logTransformBase",
        "cuped_attribution_window": "cupedAttributionWindow",
        "surrogate_metric_mse": "surrogateMetricMSE",
        "metric_bake_days": "metricBakeDays",
        "wait_for_cohort_window": "waitForCohortWindow",
        "only_include_users_with_conversion_event": "onlyIncludeUsersWithConversionEvent",
        "rollup_time_window": "rollupTimeWindow",
        "custom_roll_up_start": "customRollUpStart",
        "custom_roll_up_end": "customRollUpEnd",
        "custom_rollup_measure_in_minutes": "customRollupMeasureInMinutes",
        "numerator_aggregation": "numeratorAggregation",
        "denominator_aggregation": "denominatorAggregation",
        "denominator_metric_source_name": "denominatorMetricSourceName",
        "denominator_criteria": "denominatorCriteria",
        "denominator_value_column": "denominatorValueColumn",
        "denominator_rollup_time_window": "denominatorRollupTimeWindow",
        "denominator_custom_rollup_start": "denominatorCustomRollupStart",
        "denominator_custom_rollup_end": "denominatorCustomRollupEnd",
        "denominator_custom_rollup_measure_in_minutes": "denominatorCustomRollupMeasureInMinutes",
        "winsorization_high_denominator": "winsorizationHighDenominator",
        "winsorization_low_denominator": "winsorizationLowDenominator",
        "allow_null_ratio_denominator": "allowNullRatioDenominator",
        "funnel_events": "funnelEvents",
        "funnel_calculation_window": "funnelCalculationWindow",
        "funnel_count_distinct": "funnelCountDistinct",
        "funnel_start_criteria": "funnelStartCriteria",
        "funnel_strict_ordering": "funnelStrictOrdering",
        "funnel_use_exposure_as_first_event": "funnelUseExposureAsFirstEvent",
        "funnel_timestamp_allowance_ms": "funnelTimestampAllowanceMs",
        "funnel_time_to_convert": "funnelTimeToConvert",
        "use_secondary_retention_event": "useSecondaryRetentionEvent",
        "retention_end": "retentionEnd",
        "retention_length": "retentionLength",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.aggregation = pop("aggregation", UNSET)
        self.metric_sources = (
            [as_metric_source_selection(item) for item in value]
            if type(value := pop("metricSources", UNSET)) is list and value
            else value
        )
        self.metric_source_name = pop("metricSourceName", UNSET)
        self.criteria = (
            [as_metric_criterion(item) for item in value]
            if type(value := pop("criteria", UNSET)) is list and value
            else value
        )
        self.value_column = pop("valueColumn", UNSET)
        self.components = (
            [as_metric_component(item) for item in value]
            if type(value := pop("components", UNSET)) is list and value
            else value
        )
        self.metric_dimension_columns = pop("metricDimensionColumns", UNSET)
        self.value_threshold = pop("valueThreshold", UNSET)
        self.percentile = pop("percentile", UNSET)
        self.cap = pop("cap", UNSET)
        self.winsorization_high = pop("winsorizationHigh", UNSET)
        self.winsorization_low = pop("winsorizationLow", UNSET)
        self.use_log_transform = pop("useLogTransform", UNSET)
        self.log_transform_base = pop("logTransformBase", UNSET)
        self.cuped_attribution_window = pop("cupedAttributionWindow", UNSET)
        self.surrogate_metric_mse = pop("surrogateMetricMSE", UNSET)
        self.metric_bake_days = pop("metricBakeDays", UNSET)
        self.wait_for_cohort_window = pop("waitForCohortWindow", UNSET)
        self.only_include_users_with_conversion_event = pop("onlyIncludeUsersWithConversionEvent", UNSET)
        self.rollup_time_window = pop("rollupTimeWindow", UNSET)
        self.custom_roll_up_start = pop("customRollUpStart", UNSET)
        self.custom_roll_up_end = pop("customRollUpEnd", UNSET)
        self.custom_rollup_measure_in_minutes = pop("customRollupMeasureInMinutes", UNSET)
        self.numerator_aggregation = pop("numeratorAggregation", UNSET)
        self.denominator_aggregation = pop("denominatorAggregation", UNSET)
        self.denominator_metric_source_name = pop("denominatorMetricSourceName", UNSET)
        self.denominator_criteria = (
            [as_metric_criterion(item) for item in value]
            if type(value := pop("denominatorCriteria", UNSET)) is list and value
            else value
        )
        self.denominator_value_column = pop("denominatorValueColumn", UNSET)
        self.denominator_rollup_time_window = pop("denominatorRollupTimeWindow", UNSET)
        self.denominator_custom_rollup_start = pop("denominatorCustomRollupStart", UNSET)
        self.denominator_custom_rollup_end = pop("denominatorCustomRollupEnd", UNSET)
        self.denominator_custom_rollup_measure_in_minutes = pop(
            "denominatorCustomRollupMeasureInMinutes", UNSET
        )
        self.winsorization_high_denominator = pop("winsorizationHighDenominator", UNSET)
        self.winsorization_low_denominator = pop("winsorizationLowDenominator", UNSET)
        self.allow_null_ratio_denominator = pop("allowNullRatioDenominator", UNSET)
        self.funnel_events = (
            [as_metric_warehouse_funnel_step(item) for item in value]
            if type(value := pop("funnelEvents", UNSET)) is list and value
            else value
        )
        self.funnel_calculation_window = pop("funnelCalculationWindow", UNSET)
        self.funnel_count_distinct = pop("funnelCountDistinct", UNSET)
        self.funnel_start_criteria = pop("funnelStartCriteria", UNSET)
        self.funnel_strict_ordering = pop("funnelStrictOrdering", UNSET)
        self.funnel_use_exposure_as_first_event = pop("funnelUseExposureAsFirstEvent", UNSET)
        self.funnel_timestamp_allowance_ms = pop("funnelTimestampAllowanceMs", UNSET)
        self.funnel_time_to_convert = pop("funnelTimeToConvert", UNSET)
        self.use_secondary_retention_event = pop("useSecondaryRetentionEvent", UNSET)
        self.retention_end = pop("retentionEnd", UNSET)
        self.retention_length = pop("retentionLength", UNSET)
        self.additional_properties = rest or {}
        return self
