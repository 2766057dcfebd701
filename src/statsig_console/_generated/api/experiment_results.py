"""Results of experiments: comparisons of groups, exposures and health checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..._codec import UNSET, Unset, each
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, deprecated, nothing, raw
from ..._pagination import Pages
from .. import models

EXPERIMENT_RESULTS_CANCEL_PULSE_LOAD = Operation(
    "experiment_results_cancel_pulse_load",
    "POST",
    "/experiments/{id}/pulse_load_history/{dagID}/cancel",
    "once",
)


async def experiment_results_cancel_pulse_load(api: Api, id: str, dag_id: str) -> None:
    """Stop a load of results that is under way.

    For warehouse-native projects. A load that cannot be stopped any more is refused with 400.

    Args:
        id: Id of the object, as its own `id` field gives it.
        dag_id: Id of the load, as `dagID` in the history of loads gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(EXPERIMENT_RESULTS_CANCEL_PULSE_LOAD, {"id": id, "dagID": dag_id}, decode=nothing)


EXPERIMENT_RESULTS_GET_CUMULATIVE_EXPOSURES = Operation(
    "experiment_results_get_cumulative_exposures", "GET", "/experiments/{id}/cumulative_exposures", "read"
)


async def experiment_results_get_cumulative_exposures(api: Api, id: str) -> list[models.GroupExposures]:
    """Read how many units each group saw day by day.

    The figure of a day counts the units from the start of the experiment up to that day.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        EXPERIMENT_RESULTS_GET_CUMULATIVE_EXPOSURES,
        {"id": id},
        decode=lambda answer: each(models.GroupExposures.from_dict, answer.data),
    )


EXPERIMENT_RESULTS_GET_DIAGNOSTICS = Operation(
    "experiment_results_get_diagnostics", "GET", "/experiments/{id}/diagnostics_checks", "read"
)


async def experiment_results_get_diagnostics(
    api: Api,
    id: str,
    *,
    type: models.DiagnosticsType | Unset = UNSET,
    start_date: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
    last_days: int | Unset = UNSET,
) -> models.ExperimentDiagnostics:
    """Read the daily check figures of an experiment.

    Gives a count for each group on each day. Without dates the last 7 days are read.

    Args:
        id: Id of the object, as its own `id` field gives it.
        type: What is counted; the server takes `daily_cumulative_checks` when it is not sent.
        start_date: First day to read, as `YYYY-MM-DD`.
        end_date: Last day to read, as `YYYY-MM-DD`.
        last_days: Number of days up to now, 1 to 90; it counts only when neither date is sent.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        EXPERIMENT_RESULTS_GET_DIAGNOSTICS,
        {"id": id},
        query={"type": type, "startDate": start_date, "endDate": end_date, "lastDays": last_days},
        decode=lambda answer: models.ExperimentDiagnostics.from_dict(answer.data),
    )


EXPERIMENT_RESULTS_GET_DIMENSIONAL_EXPOSURES = Operation(
    "experiment_results_get_dimensional_exposures", "GET", "/experiments/{id}/dimensional_exposures", "read"
)


async def experiment_results_get_dimensional_exposures(
    api: Api,
    id: str,
    *,
    dimension_type: str | Sequence[str] | Unset = UNSET,
    severity: models.ImbalanceFilter | Unset = UNSET,
) -> models.DimensionalExposures:
    """Check the balance of the groups within each dimension.

    For every value of a dimension, such as a country, tells whether units were spread over the groups as
    planned. A p-value below 0.01 is a warning, one below 0.001 a failure.

    Args:
        id: Id of the object, as its own `id` field gives it.
        dimension_type: Names of the dimensions to read, such as `metadata.country`; all of them when it is not sent.
        severity: Leaves out the values that do not have this severity.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        EXPERIMENT_RESULTS_GET_DIMENSIONAL_EXPOSURES,
        {"id": id},
        query={"dimension_type": dimension_type, "severity": severity},
        decode=lambda answer: models.DimensionalExposures.from_dict(answer.data),
    )


EXPERIMENT_RESULTS_GET_LEGACY_EXPOSURES = Operation(
    "experiment_results_get_legacy_exposures", "GET", "/experiments/{experimentName}/exposures", "read"
)


@deprecated(
    "experiment_results.get_legacy_exposures: the newest edition of the API no longer has it; use exposures.count or experiment_results.get_cumulative_exposures instead"
)
async def experiment_results_get_legacy_exposures(api: Api, experiment_name: str) -> models.ExposureCounts:
    """Count the recent exposures of an experiment.

    The newest documentation no longer has it. Use the exposure counts of the project or the cumulative
    exposures instead.

    Args:
        experiment_name: Name of the experiment.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        EXPERIMENT_RESULTS_GET_LEGACY_EXPOSURES,
        {"experimentName": experiment_name},
        decode=lambda answer: models.ExposureCounts.from_dict(answer.data),
    )


EXPERIMENT_RESULTS_GET_PULSE = Operation(
    "experiment_results_get_pulse", "GET", "/experiments/{id}/pulse_results", "read"
)


async def experiment_results_get_pulse(
    api: Api,
    id: str,
    *,
    control: str,
    test: str,
    date: str | Unset = UNSET,
    cuped: bool | str | Unset = UNSET,
    confidence: int | float | str | Unset = UNSET,
    apply_bonferroni_per_variant: bool | str | Unset = UNSET,
    apply_bonferroni_per_metric: bool | str | Unset = UNSET,
    bonferroni_primary_metric_weight: int | float | str | Unset = UNSET,
    apply_benjamini_hochberg_per_metric: bool | str | Unset = UNSET,
    apply_benjamini_hochberg_per_variant: bool | str | Unset = UNSET,
) -> models.ExperimentPulseResults:
    """Compare two groups by all metrics of the scorecard.

    The figures of a day add up everything from the start of the experiment to that day. In beta. Real
    answers were seen with snake_case names such as `p_value` and without `ds`.

    Args:
        id: Id of the object, as its own `id` field gives it.
        control: Id of the group to compare with.
        test: Id of the group to compare.
        date: Last day that counts, as `YYYY-MM-DD`.
        cuped: Whether to reduce variance with CUPED, `true` or `false`.
        confidence: Confidence level in percent, a number from 0 to 100 as text.
        apply_bonferroni_per_variant: Whether to correct for the number of groups with Bonferroni, `true` or `false`.
        apply_bonferroni_per_metric: Whether to correct for the number of metrics with Bonferroni, `true` or `false`.
        bonferroni_primary_metric_weight: Share of alpha that goes to primary metrics, a number as text.
        apply_benjamini_hochberg_per_metric: Whether to correct for the number of metrics with Benjamini-Hochberg, `true` or `false`.
        apply_benjamini_hochberg_per_variant: Whether to correct for the number of groups with Benjamini-Hochberg, `true` or `false`.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        EXPERIMENT_RESULTS_GET_PULSE,
        {"id": id},
        query={
            "control": control,
            "test": test,
            "date": date,
            "cuped": cuped,
            "confidence": confidence,
            "applyBonferroniPerVariant": apply_bonferroni_per_variant,
            "applyBonferroniPerMetric": apply_bonferroni_per_metric,
            "bonferroniPrimaryMetricWeight": bonferroni_primary_metric_weight,
            "applyBenjaminiHochbergPerMetric": apply_benjamini_hochberg_per_metric,
            "applyBenjaminiHochbergPerVariant": apply_benjamini_hochberg_per_variant,
        },
        decode=lambda answer: models.ExperimentPulseResults.from_dict(answer.data),
    )


EXPERIMENT_RESULTS_GET_PULSE_LOAD = Operation(
    "experiment_results_get_pulse_load", "GET", "/experiments/{id}/pulse_load_history/{dagID}", "read"
)


async def experiment_results_get_pulse_load(api: Api, id: str, dag_id: str) -> models.PulseLoadDetails:
    """Read the jobs of one load of results.

    For warehouse-native projects. Shows each job with its times and its SQL.

    Args:
        id: Id of the object, as its own `id` field gives it.
        dag_id: Id of the load, as `dagID` in the history of loads gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        EXPERIMENT_RESULTS_GET_PULSE_LOAD,
        {"id": id, "dagID": dag_id},
        decode=lambda answer: models.PulseLoadDetails.from_dict(answer.data),
    )


EXPERIMENT_RESULTS_GET_PULSE_METRIC = Operation(
    "experiment_results_get_pulse_metric", "GET", "/experiments/{id}/pulse_metric_result", "read"
)


async def experiment_results_get_pulse_metric(
    api: Api,
    id: str,
    *,
    control: str,
    test: str,
    metric_id: str,
    date: str | Unset = UNSET,
    cuped: bool | str | Unset = UNSET,
    confidence: int | float | str | Unset = UNSET,
    apply_bonferroni_per_variant: bool | str | Unset = UNSET,
    apply_bonferroni_per_metric: bool | str | Unset = UNSET,
    bonferroni_primary_metric_weight: int | float | str | Unset = UNSET,
    apply_benjamini_hochberg_per_metric: bool | str | Unset = UNSET,
    apply_benjamini_hochberg_per_variant: bool | str | Unset = UNSET,
    benjamini_primary_metrics_only: bool | str | Unset = UNSET,
    benjamini_across_all_test_groups: bool | str | Unset = UNSET,
) -> models.PulseMetricBreakdown:
    """Compare two groups by one metric.

    Gives the overall result and one for each value of each dimension of the metric, where there are any.

    Args:
        id: Id of the object, as its own `id` field gives it.
        control: Id of the group to compare with.
        test: Id of the group to compare.
        metric_id: Id of the metric in the form `name::type`.
        date: Last day that counts, as `YYYY-MM-DD`.
        cuped: Whether to reduce variance with CUPED, `true` or `false`.
        confidence: Confidence level in percent, a number from 0 to 100 as text.
        apply_bonferroni_per_variant: Whether to correct for the number of groups with Bonferroni, `true` or `false`.
        apply_bonferroni_per_metric: Whether to correct for the number of metrics with Bonferroni, `true` or `false`.
        bonferroni_primary_metric_weight: Share of alpha that goes to primary metrics, a number as text.
        apply_benjamini_hochberg_per_metric: Whether to correct for the number of metrics with Benjamini-Hochberg, `true` or `false`.
        apply_benjamini_hochberg_per_variant: Whether to correct for the number of groups with Benjamini-Hochberg, `true` or `false`.
        benjamini_primary_metrics_only: Whether Benjamini-Hochberg looks at primary metrics only, `true` or `false`.
        benjamini_across_all_test_groups: Whether the correction counts all test groups, `true` or `false`; the server assumes `true`. The
            answer is about the two chosen groups either way.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        EXPERIMENT_RESULTS_GET_PULSE_METRIC,
        {"id": id},
        query={
            "control": control,
            "test": test,
            "metricID": metric_id,
            "date": date,
            "cuped": cuped,
            "confidence": confidence,
            "applyBonferroniPerVariant": apply_bonferroni_per_variant,
            "applyBonferroniPerMetric": apply_bonferroni_per_metric,
            "bonferroniPrimaryMetricWeight": bonferroni_primary_metric_weight,
            "applyBenjaminiHochbergPerMetric": apply_benjamini_hochberg_per_metric,
            "applyBenjaminiHochbergPerVariant": apply_benjamini_hochberg_per_variant,
            "benjaminiPrimaryMetricsOnly": benjamini_primary_metrics_only,
            "benjaminiAcrossAllTestGroups": benjamini_across_all_test_groups,
        },
        decode=lambda answer: models.PulseMetricBreakdown.from_dict(answer.data),
    )


EXPERIMENT_RESULTS_GET_SUMMARY_CHARTS = Operation(
    "experiment_results_get_summary_charts", "GET", "/experiments/{id}/summary_charts", "read"
)


async def experiment_results_get_summary_charts(
    api: Api, id: str, *, control: str | Unset = UNSET, test: str | Unset = UNSET
) -> models.SummaryCharts:
    """Read the charts of the summary of an experiment.

    Gives the figures behind each chart of the notes. Charts of a kind that cannot be read hold a message
    instead. In beta.

    Args:
        id: Id of the object, as its own `id` field gives it.
        control: Id of the group to compare with; each chart uses its own when it is not sent.
        test: Id of the group to compare, or `*` for all of them; each chart uses its own when it is not sent.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        EXPERIMENT_RESULTS_GET_SUMMARY_CHARTS,
        {"id": id},
        query={"control": control, "test": test},
        decode=lambda answer: models.SummaryCharts.from_dict(answer.data),
    )


EXPERIMENT_RESULTS_LIST_PULSE_LOADS = Operation(
    "experiment_results_list_pulse_loads", "GET", "/experiments/{id}/pulse_load_history", "read"
)


def experiment_results_list_pulse_loads(
    api: Api, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.PulseLoad]:
    """List the loads of results of an experiment.

    For warehouse-native projects. A load that is under way has neither `finishedTime` nor `finishedState`.

    Args:
        id: Id of the object, as its own `id` field gives it.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/experiments
    """
    return Pages(
        api,
        EXPERIMENT_RESULTS_LIST_PULSE_LOADS,
        {"id": id},
        {"limit": limit, "page": page},
        models.PulseLoad.from_dict,
    )


EXPERIMENT_RESULTS_LOAD_PULSE = Operation(
    "experiment_results_load_pulse", "POST", "/experiments/{id}/load_pulse", "once"
)


async def experiment_results_load_pulse(
    api: Api,
    id: str,
    body: models.PulseLoadRequest | Mapping[str, Any] | Unset = UNSET,
    *,
    refresh: models.PulseLoadType | Unset = UNSET,
    metric_ids: str | Sequence[str] | Unset = UNSET,
    turbo_mode: bool | Unset = UNSET,
    rule_id: str | Unset = UNSET,
) -> None:
    """Load the results of an experiment from the warehouse.

    For warehouse-native projects. The answer names no job; the history of loads tells how it ended. The
    settings may stand in the query or in the body; which of the two counts when they differ is not
    documented.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: How much to load; it may be empty.
        refresh: How much to load; the server takes `full` when it is not sent.
        metric_ids: Ids of the metrics, as `name::type`; probably for the kind `metric` only.
        turbo_mode: Whether costly parts are skipped for speed.
        rule_id: Id of a rule; the newest documentation no longer has it.

    See https://docs.statsig.com/console-api/experiments
    """
    body = {} if body is UNSET else check_body(EXPERIMENT_RESULTS_LOAD_PULSE, body, models.PulseLoadRequest)
    return await api.send(
        EXPERIMENT_RESULTS_LOAD_PULSE,
        {"id": id},
        query={"refresh": refresh, "metricIDs": metric_ids, "turboMode": turbo_mode, "ruleId": rule_id},
        body=body,
        decode=nothing,
    )


class ExperimentResultsResource(Resource):
    """The operations of ``client.experiment_results``."""

    cancel_pulse_load = experiment_results_cancel_pulse_load
    get_cumulative_exposures = experiment_results_get_cumulative_exposures
    get_diagnostics = experiment_results_get_diagnostics
    get_dimensional_exposures = experiment_results_get_dimensional_exposures
    get_legacy_exposures = experiment_results_get_legacy_exposures
    get_pulse = experiment_results_get_pulse
    get_pulse_load = experiment_results_get_pulse_load
    get_pulse_metric = experiment_results_get_pulse_metric
    get_summary_charts = experiment_results_get_summary_charts
    list_pulse_loads = experiment_results_list_pulse_loads
    load_pulse = experiment_results_load_pulse


class RawExperimentResultsResource(Resource):
    """The operations of ``client.raw.experiment_results``, which return each response undecoded, as a RawResponse."""

    cancel_pulse_load = raw(experiment_results_cancel_pulse_load)
    get_cumulative_exposures = raw(experiment_results_get_cumulative_exposures)
    get_diagnostics = raw(experiment_results_get_diagnostics)
    get_dimensional_exposures = raw(experiment_results_get_dimensional_exposures)
    get_legacy_exposures = raw(experiment_results_get_legacy_exposures)
    get_pulse = raw(experiment_results_get_pulse)
    get_pulse_load = raw(experiment_results_get_pulse_load)
    get_pulse_metric = raw(experiment_results_get_pulse_metric)
    get_summary_charts = raw(experiment_results_get_summary_charts)
    list_pulse_loads = raw(experiment_results_list_pulse_loads)
    load_pulse = raw(experiment_results_load_pulse)
