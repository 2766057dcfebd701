from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_assignment_source_filter = later(
    globals(), "as_assignment_source_filter", lambda: models.AssignmentSourceFilter.from_dict
)
as_bayesian_prior = later(globals(), "as_bayesian_prior", lambda: models.BayesianPrior.from_dict)
as_experiment_group = later(globals(), "as_experiment_group", lambda: models.ExperimentGroup.from_dict)
as_experiment_metric = later(globals(), "as_experiment_metric", lambda: models.ExperimentMetric.from_dict)
as_external_event = later(globals(), "as_external_event", lambda: models.ExternalEvent.from_dict)
as_link = later(globals(), "as_link", lambda: models.Link.from_dict)
as_manual_quality_score = later(
    globals(), "as_manual_quality_score", lambda: models.ManualQualityScore.from_dict
)
as_metric_ref = later(globals(), "as_metric_ref", lambda: models.MetricRef.from_dict)
as_sidecar_url_filter = later(globals(), "as_sidecar_url_filter", lambda: models.SidecarUrlFilter.from_dict)
as_sprt_metric_setting = later(
    globals(), "as_sprt_metric_setting", lambda: models.SprtMetricSetting.from_dict
)
as_stratified_sampling = later(
    globals(), "as_stratified_sampling", lambda: models.StratifiedSampling.from_dict
)
as_user_dimension = later(globals(), "as_user_dimension", lambda: models.UserDimension.from_dict)


@_define(kw_only=True, repr=False)
class ExperimentReplacement(Model):
    """A whole experiment that takes the place of the former one."""

    name: str | Unset = UNSET
    """Display name; 3 to 100 letters, digits, blanks, `_` and `-`."""
    description: str
    """What it is about; at most 1000 characters."""
    id_type: str
    """Kind of unit that is put into groups, such as `userID` or `stableID`."""
    secondary_id_type: str | None | Unset = UNSET
    """Second kind of unit, to be matched with the first; warehouse-native."""
    identifier_mapping_mode: models.IdentifierMappingMode | Unset = UNSET
    """How the two kinds are matched; warehouse-native."""
    identity_resolution_source: str | None | Unset = UNSET
    """Entity property source that matches the two; warehouse-native."""
    hypothesis: str
    """What the experiment is to show."""
    links: list[models.Link] | Unset = UNSET
    """Links to notes and documents."""
    external_events: list[models.ExternalEvent] | Unset = UNSET
    """Events to show beside results."""
    groups: list[models.ExperimentGroup]
    """The groups to compare. Writing them replaces the whole list."""
    control_group_id: str | Unset = UNSET
    """Id of the group that the others are compared with."""
    allocation: float
    """Share of the units of its layer in percent, 0 to 100."""
    user_buckets: list[float] | Unset = UNSET
    """Numbers of the buckets of units that take part, 0 to 1000."""
    primary_metric_tags: list[str] | Unset = UNSET
    """Tags whose metrics count as primary ones."""
    secondary_metric_tags: list[str] | Unset = UNSET
    """Tags whose metrics count as secondary ones."""
    primary_metrics: list[models.ExperimentMetric] | Unset = UNSET
    """Metrics that decide."""
    secondary_metrics: list[models.ExperimentMetric] | Unset = UNSET
    """Metrics to keep an eye on."""
    other_metrics: list[models.ExperimentMetric] | Unset = UNSET
    """Metrics to explore."""
    target_apps: list[str] | str | Unset = UNSET
    """Names or ids of its target apps."""
    tags: list[str] | Unset = UNSET
    """Names of its tags."""
    duration: int | Unset = UNSET
    """Planned length in days."""
    target_exposures: int | Unset = UNSET
    """Planned number of exposed units."""
    targeting_gate_id: str | None
    """Gate that a unit must pass to take part; null or empty for none."""
    sequential_testing: bool | Unset = UNSET
    """Whether results hold at any time before the end."""
    bonferroni_correction: bool
    """Whether to correct by Bonferroni for several groups."""
    bonferroni_correction_per_metric: bool | Unset = UNSET
    """Whether to correct by Bonferroni for several metrics."""
    benjamini_hochberg_per_variant: bool | Unset = UNSET
    """Whether to correct by Benjamini-Hochberg for several groups."""
    benjamini_hochberg_per_metric: bool | Unset = UNSET
    """Whether to correct by Benjamini-Hochberg for several metrics."""
    benjamini_primary_metrics_only: bool | Unset = UNSET
    """Whether Benjamini-Hochberg looks at primary metrics alone."""
    default_confidence_interval: models.ConfidenceLevel
    """Confidence of the intervals shown first in percent, as text."""
    default_rollup_window: int | Unset = UNSET
    """Days that results span at first; -1 for all. In cloud projects -1, 1 or 7."""
    default_chance_to_beat_threshold: float | Unset = UNSET
    """Chance to beat that counts as a win; Bayesian analysis."""
    bayesian_priors: list[models.BayesianPrior] | Unset = UNSET
    """Bayesian beliefs about metrics."""
    manual_quality_scores: list[models.ManualQualityScore] | Unset = UNSET
    """Scores set by hand, at most 10."""
    status: models.ExperimentStatus
    """Where it is in its life."""
    launched_group_id: str | None | Unset = UNSET
    """Id of the group that was shipped; null before that."""
    assignment_source_name: str | Unset = UNSET
    """Assignment source to read; warehouse-native."""
    assignment_source_experiment_name: str | Unset = UNSET
    """Name of the experiment within the assignment source."""
    creator_id: str | None | Unset = UNSET
    """Id of the user or key that created it."""
    creator_email: str | None | Unset = UNSET
    """Address of the user who created it."""
    is_analysis_only: bool | None | Unset = UNSET
    """Whether groups are assigned elsewhere; warehouse-native."""
    team: str | None | Unset = UNSET
    """Name of its team; Enterprise plans only."""
    team_id: str | None | Unset = UNSET
    """Id of its team; Enterprise plans only."""
    allocation_duration: int | None | Unset = UNSET
    """Days in which units join; warehouse-native."""
    cohorted_analysis_duration: int | Unset = UNSET
    """Days for which each unit is analysed; warehouse-native."""
    cohorted_metrics_mature_after_end: bool | Unset = UNSET
    """Whether cohort metrics may ripen once it has ended; warehouse-native."""
    cohort_wait_until_end_to_include: bool | Unset = UNSET
    """Whether units count only after their cohort days; warehouse-native."""
    fixed_analysis_duration: int | Unset = UNSET
    """Fixed span of analysis in days."""
    scheduled_reload_hour: int | None | Unset = UNSET
    """Hour of the daily load of results, UTC, 0 to 23; warehouse-native."""
    scheduled_reload_type: models.ScheduledReloadType | Unset = UNSET
    """How much that load computes."""
    scheduled_reload_days: list[int] | None | Unset = UNSET
    """Days of that load, 0 (Sunday) to 6; null for all."""
    turbo_mode: bool | Unset = UNSET
    """Whether results are loaded in the faster, coarser way."""
    auto_load_topline_impact: bool | Unset = UNSET
    """Whether topline impact is loaded along with results."""
    analysis_end_time: str | Unset = UNSET
    """End of an analysis with groups assigned elsewhere; its form is not published."""
    assignment_source_filters: list[models.AssignmentSourceFilter] | Unset = UNSET
    """Which rows of the source count."""
    analytics_type: models.AnalyticsType | Unset = UNSET
    """School of statistics."""
    default_sprt_power_param: float | Unset = UNSET
    """Power of the sequential probability ratio test."""
    default_sprtmde: float | Unset = UNSET
    """Smallest effect for that test to find."""
    sprt_baseline_mode: models.SprtBaselineMode | Unset = UNSET
    """Where that test takes its baseline from."""
    sprt_mde_settings: list[models.SprtMetricSetting] | Unset = UNSET
    """Effects to find, by metric."""
    is_sidecar: bool | Unset = UNSET
    """Whether it is edited with Statsig Sidecar."""
    sidecar_editor_url: str | Unset = UNSET
    """Page that is edited with Sidecar."""
    sidecar_url_filters: list[models.SidecarUrlFilter] | Unset = UNSET
    """Pages where it is run."""
    sidecar_disable_auto_run: bool | Unset = UNSET
    """Whether Sidecar waits to be called."""
    sidecar_prerun_script: str | None | Unset = UNSET
    """Script that Sidecar runs first; null clears it."""
    decision_reason: str | Unset = UNSET
    """Notes on the outcome."""
    pre_computed_user_dimensions: list[models.UserDimension] | Unset = UNSET
    """Precomputed dimensions."""
    cure_covariates: list[models.MetricRef] | Unset = UNSET
    """Metrics for variance reduction."""
    stratified_sampling: models.StratifiedSampling | None | Unset = UNSET
    """How groups are balanced before the start."""
    enabled_non_prod_environments: list[str] | Unset = UNSET
    """Environments besides production where it runs."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "description": "description",
        "id_type": "idType",
        "secondary_id_type": "secondaryIDType",
        "identifier_mapping_mode": "identifierMappingMode",
        "identity_resolution_source": "identityResolutionSource",
        "hypothesis": "hypothesis",
        "links": "links",
        "external_events": "externalEvents",
        "groups": "groups",
        "control_group_id": "controlGroupID",
        "allocation": "allocation",
        "user_buckets": "userBuckets",
        "primary_metric_tags": "primaryMetricTags",
        "secondary_metric_tags": "secondaryMetricTags",
        "primary_metrics": "primaryMetrics",
        "secondary_metrics": "secondaryMetrics",
        "other_metrics": "otherMetrics",
        "target_apps": "targetApps",
        "tags": "tags",
        "duration": "duration",
        "target_exposures": "targetExposures",
        "targeting_gate_id": "targetingGateID",
        "sequential_testing": "sequentialTesting",
        "bonferroni_correction": "bonferroniCorrection",
        "bonferroni_correction_per_metric": "bonferroniCorrectionPerMetric",
        "benjamini_hochberg_per_variant": "benjaminiHochbergPerVariant",
        "benjamini_hochberg_per_metric": "benjaminiHochbergPerMetric",
        "benjamini_primary_metrics_only": "benjaminiPrimaryMetricsOnly",
        "default_confidence_interval": "defaultConfidenceInterval",
        "default_rollup_window": "defaultRollupWindow",
        "default_chance_to_beat_threshold": "defaultChanceToBeatThreshold",
        "bayesian_priors": "bayesianPriors",
        "manual_quality_scores": "manualQualityScores",
        "status": "status",
        "launched_group_id": "launchedGroupID",
        "assignment_source_name": "assignmentSourceName",
        "assignment_source_experiment_name": "assignmentSourceExperimentName",
        "creator_id": "creatorID",
        "creator_email": "creatorEmail",
        "is_analysis_only": "isAnalysisOnly",
        "team": "team",
        "team_id": "teamID",
        "allocation_duration": "allocationDuration",
        "cohorted_analysis_duration": "cohortedAnalysisDuration",
        "cohorted_metrics_mature_after_end": "cohortedMetricsMatureAfterEnd",
        "cohort_wait_until_end_to_include": "cohortWaitUntilEndToInclude",
        "fixed_analysis_duration": "fixedAnalysisDuration",
        "scheduled_reload_hour": "scheduledReloadHour",
        "scheduled_reload_type": "scheduledReloadType",
        "scheduled_reload_days": "scheduledReloadDays",
        "turbo_mode": "turboMode",
        "auto_load_topline_impact": "autoLoadToplineImpact",
        "analysis_end_time": "analysisEndTime",
        "assignment_source_filters": "assignmentSourceFilters",
        "analytics_type": "analyticsType",
        "default_sprt_power_param": "defaultSPRTPowerParam",
        "default_sprtmde": "defaultSPRTMDE",
        "sprt_baseline_mode": "sprtBaselineMode",
        "sprt_mde_settings": "sprtMDESettings",
        "is_sidecar": "isSidecar",
        "sidecar_editor_url": "sidecarEditorURL",
        "sidecar_url_filters": "sidecarURLFilters",
        "sidecar_disable_auto_run": "sidecarDisableAutoRun",
        "sidecar_prerun_script": "sidecarPrerunScript",
        "decision_reason": "decisionReason",
        "pre_computed_user_dimensions": "preComputedUserDimensions",
        "cure_covariates": "cureCovariates",
        "stratified_sampling": "stratifiedSampling",
        "enabled_non_prod_environments": "enabledNonProdEnvironments",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.description = pop("description", UNSET)
        self.id_type = pop("idType", UNSET)
        self.secondary_id_type = pop("secondaryIDType", UNSET)
        self.identifier_mapping_mode = pop("identifierMappingMode", UNSET)
        self.identity_resolution_source = pop("identityResolutionSource", UNSET)
        self.hypothesis = pop("hypothesis", UNSET)
        self.links = (
            [as_link(item) for item in value]
            if type(value := pop("links", UNSET)) is list and value
            else value
        )
        self.external_events = (
            [as_external_event(item) for item in value]
            if type(value := pop("externalEvents", UNSET)) is list and value
            else value
        )
        self.groups = (
            [as_experiment_group(item) for item in value]
            if type(value := pop("groups", UNSET)) is list and value
            else value
        )
        self.control_group_id = pop("controlGroupID", UNSET)
        self.allocation = pop("allocation", UNSET)
        self.user_buckets = pop("userBuckets", UNSET)
        self.primary_metric_tags = pop("primaryMetricTags", UNSET)
        self.secondary_metric_tags = pop("secondaryMetricTags", UNSET)
        self.primary_metrics = (
            [as_experiment_metric(item) for item in value]
            if type(value := pop("primaryMetrics", UNSET)) is list and value
            else value
        )
        self.secondary_metrics = (
            [as_experiment_metric(item) for item in value]
            if type(value := pop("secondaryMetrics", UNSET)) is list and value
            else value
        )
        self.other_metrics = (
            [as_experiment_metric(item) for item in value]
            if type(value := pop("otherMetrics", UNSET)) is list and value
            else value
        )
        self.target_apps = pop("targetApps", UNSET)
        self.tags = pop("tags", UNSET)
        self.duration = pop("duration", UNSET)
        self.target_exposures = pop("targetExposures", UNSET)
        self.targeting_gate_id = pop("targetingGateID", UNSET)
        self.sequential_testing = pop("sequentialTesting", UNSET)
        self.bonferroni_correction = pop("bonferroniCorrection", UNSET)
        self.bonferroni_correction_per_metric = pop("bonferroniCorrectionPerMetric", UNSET)
        self.benjamini_hochberg_per_variant = pop("benjaminiHochbergPerVariant", UNSET)
        self.benjamini_hochberg_per_metric = pop("benjaminiHochbergPerMetric", UNSET)
        self.benjamini_primary_metrics_only = pop("benjaminiPrimaryMetricsOnly", UNSET)
        self.default_confidence_interval = pop("defaultConfidenceInterval", UNSET)
        self.default_rollup_window = pop("defaultRollupWindow", UNSET)
        self.default_chance_to_beat_threshold = pop("defaultChanceToBeatThreshold", UNSET)
        self.bayesian_priors = (
            [as_bayesian_prior(item) for item in value]
            if type(value := pop("bayesianPriors", UNSET)) is list and value
            else value
        )
        self.manual_quality_scores = (
            [as_manual_quality_score(item) for item in value]
            if type(value := pop("manualQualityScores", UNSET)) is list and value
            else value
        )
        self.status = pop("status", UNSET)
        self.launched_group_id = pop("launchedGroupID", UNSET)
        self.assignment_source_name = pop("assignmentSourceName", UNSET)
        self.assignment_source_experiment_name = pop("assignmentSourceExperimentName", UNSET)
        self.creator_id = pop("creatorID", UNSET)
        self.creator_email = pop("creatorEmail", UNSET)
        self.is_analysis_only = pop("isAnalysisOnly", UNSET)
        self.team = pop("team", UNSET)
        self.team_id = pop("teamID", UNSET)
        self.allocation_duration = pop("allocationDuration", UNSET)
        self.cohorted_analysis_duration = pop("cohortedAnalysisDuration", UNSET)
        self.cohorted_metrics_mature_after_end = pop("cohortedMetricsMatureAfterEnd", UNSET)
        self.cohort_wait_until_end_to_include = pop("cohortWaitUntilEndToInclude", UNSET)
        self.fixed_analysis_duration = pop("fixedAnalysisDuration", UNSET)
        self.scheduled_reload_hour = pop("scheduledReloadHour", UNSET)
        self.scheduled_reload_type = pop("scheduledReloadType", UNSET)
        self.scheduled_reload_days = pop("scheduledReloadDays", UNSET)
        self.turbo_mode = pop("turboMode", UNSET)
        self.auto_load_topline_impact = pop("autoLoadToplineImpact", UNSET)
        self.analysis_end_time = pop("analysisEndTime", UNSET)
        self.assignment_source_filters = (
            [as_assignment_source_filter(item) for item in value]
            if type(value := pop("assignmentSourceFilters", UNSET)) is list and value
            else value
        )
        self.analytics_type = pop("analyticsType", UNSET)
        self.default_sprt_power_param = pop("defaultSPRTPowerParam", UNSET)
        self.default_sprtmde = pop("defaultSPRTMDE", UNSET)
        self.sprt_baseline_mode = pop("sprtBaselineMode", UNSET)
        self.sprt_mde_settings = (
            [as_sprt_metric_setting(item) for item in value]
            if type(value := pop("sprtMDESettings", UNSET)) is list and value
            else value
        )
        self.is_sidecar = pop("isSidecar", UNSET)
        self.sidecar_editor_url = pop("sidecarEditorURL", UNSET)
        self.sidecar_url_filters = (
            [as_sidecar_url_filter(item) for item in value]
            if type(value := pop("sidecarURLFilters", UNSET)) is list and value
            else value
        )
        self.sidecar_disable_auto_run = pop("sidecarDisableAutoRun", UNSET)
        self.sidecar_prerun_script = pop("sidecarPrerunScript", UNSET)
        self.decision_reason = pop("decisionReason", UNSET)
        self.pre_computed_user_dimensions = (
            [as_user_dimension(item) for item in value]
            if type(value := pop("preComputedUserDimensions", UNSET)) is list and value
            else value
        )
        self.cure_covariates = (
            [as_metric_ref(item) for item in value]
            if type(value := pop("cureCovariates", UNSET)) is list and value
            else value
        )
        self.stratified_sampling = (
            as_stratified_sampling(value)
            if type(value := pop("stratifiedSampling", UNSET)) is dict
            else value
        )
        self.enabled_non_prod_environments = pop("enabledNonProdEnvironments", UNSET)
        self.additional_properties = rest or {}
        return self
