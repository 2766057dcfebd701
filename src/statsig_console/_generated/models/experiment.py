from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, each, later, new
from .. import models

as_active_review = later(globals(), "as_active_review", lambda: models.ActiveReview.from_dict)
as_assignment_source_filter = later(
    globals(), "as_assignment_source_filter", lambda: models.AssignmentSourceFilter.from_dict
)
as_bayesian_prior = later(globals(), "as_bayesian_prior", lambda: models.BayesianPrior.from_dict)
as_experiment_group = later(globals(), "as_experiment_group", lambda: models.ExperimentGroup.from_dict)
as_experiment_metric = later(globals(), "as_experiment_metric", lambda: models.ExperimentMetric.from_dict)
as_external_event = later(globals(), "as_external_event", lambda: models.ExternalEvent.from_dict)
as_health_check = later(globals(), "as_health_check", lambda: models.HealthCheck.from_dict)
as_holdout_shipment = later(globals(), "as_holdout_shipment", lambda: models.HoldoutShipment.from_dict)
as_link = later(globals(), "as_link", lambda: models.Link.from_dict)
as_manual_quality_score = later(
    globals(), "as_manual_quality_score", lambda: models.ManualQualityScore.from_dict
)
as_metric_ref = later(globals(), "as_metric_ref", lambda: models.MetricRef.from_dict)
as_owner = later(globals(), "as_owner", lambda: models.Owner.from_dict)
as_power_analysis = later(globals(), "as_power_analysis", lambda: models.PowerAnalysis.from_dict)
as_precommit_webhook = later(globals(), "as_precommit_webhook", lambda: models.PrecommitWebhook.from_dict)
as_quality_score = later(globals(), "as_quality_score", lambda: models.QualityScore.from_dict)
as_review_settings = later(globals(), "as_review_settings", lambda: models.ReviewSettings.from_dict)
as_rule = later(globals(), "as_rule", lambda: models.Rule.from_dict)
as_sidecar_url_filter = later(globals(), "as_sidecar_url_filter", lambda: models.SidecarUrlFilter.from_dict)
as_sprt_metric_setting = later(
    globals(), "as_sprt_metric_setting", lambda: models.SprtMetricSetting.from_dict
)
as_stratified_sampling = later(
    globals(), "as_stratified_sampling", lambda: models.StratifiedSampling.from_dict
)
as_summary_section = later(globals(), "as_summary_section", lambda: models.SummarySection.from_dict)
as_user_dimension = later(globals(), "as_user_dimension", lambda: models.UserDimension.from_dict)


@_define(kw_only=True, repr=False)
class Experiment(Model):
    """An experiment: groups of units that get different parameter values, and how their metrics are compared.
    A list that was asked for certain `fields` has only these."""

    id: str
    """Id, made from the name unless chosen on creation."""
    name: str = ABSENT
    """Display name."""
    description: str = ABSENT
    """What it is about."""
    id_type: str = ABSENT
    """Kind of unit that is put into groups, such as `userID` or `stableID`."""
    status: models.ExperimentStatus | str = ABSENT
    """State."""
    hypothesis: str = ABSENT
    """What the experiment is to show."""
    groups: list[models.ExperimentGroup] = ABSENT
    """The groups to compare."""
    allocation: float = ABSENT
    """Share of the units of its layer in percent, 0 to 100."""
    tags: list[str] = ABSENT
    """Names of its tags."""
    layer_id: str | None = ABSENT
    """Layer that it lives in; one of its own starts with `statsig::`."""
    experiment_type: models.ExperimentType | str | None | Unset = UNSET
    """Kind."""
    subtype: models.ExperimentSubtype | str | None | Unset = UNSET
    """Kind of outcome that it is after."""
    is_stale: bool | Unset = UNSET
    """Whether it has been left lying for long."""
    is_template: bool | Unset = UNSET
    """Whether it is a template for others."""
    is_prompt_experiment: bool | Unset = UNSET
    """Whether it compares prompts."""
    is_historical_cloud_experiment: bool | Unset = UNSET
    """Whether it was run before the project went warehouse-native."""
    was_auto_disabled: bool | Unset = UNSET
    """Whether Statsig switched it off."""
    holdout_ids: list[str] | Unset = UNSET
    """Holdouts that keep units out of it."""
    external_experiment_name: str | None | Unset = UNSET
    """Its name in another system."""
    salt: str | None | Unset = UNSET
    """Text that shuffles units into groups; a reset changes it."""
    version: int | Unset = UNSET
    """Number of this version, counted up by each change."""
    permalink: str | None | Unset = UNSET
    """Link to its page in the console."""
    owner: models.Owner | None | Unset = UNSET
    """Whom it belongs to; missing when a key made it."""
    created_time: int | None | Unset = UNSET
    """When it was created, in ms since 1970."""
    creator_id: str | None | Unset = UNSET
    """Id of the user or key that created it."""
    creator_name: str | None | Unset = UNSET
    """Name of the user or key that created it."""
    creator_email: str | None | Unset = UNSET
    """Address of the user who created it."""
    last_modified_time: int | None | Unset = UNSET
    """When it was last changed, in ms since 1970."""
    last_modifier_id: str | None = ABSENT
    """Id of the user or key that changed it last."""
    last_modifier_name: str | None = ABSENT
    """Name of the user or key that changed it last."""
    last_modifier_email: str | None | Unset = UNSET
    """Address of the user who changed it last; null for a key."""
    scheduled_start_time: int | None | Unset = UNSET
    """When it is going to start by itself, in ms since 1970."""
    start_time: int | None | Unset = UNSET
    """When it started, in ms since 1970; null before that."""
    end_time: int | None | Unset = UNSET
    """When it ended, in ms since 1970; null before that."""
    decision_time: int | None | Unset = UNSET
    """When a decision was made, in ms since 1970; null before that."""
    restart_reason: str | None | Unset = UNSET
    """Why it was started over."""
    secondary_id_type: str | None | Unset = UNSET
    """Second kind of unit, to be matched with the first; warehouse-native."""
    identifier_mapping_mode: models.IdentifierMappingMode | str | None | Unset = UNSET
    """How the two kinds are matched; warehouse-native."""
    identity_resolution_source: str | None | Unset = UNSET
    """Entity property source that matches the two; warehouse-native."""
    links: list[models.Link] | Unset = UNSET
    """Links to notes and documents."""
    external_events: list[models.ExternalEvent] | Unset = UNSET
    """Events to show beside results."""
    control_group_id: str | None | Unset = UNSET
    """Id of the group that the others are compared with."""
    user_buckets: list[float] | Unset = UNSET
    """Numbers of the buckets of units that take part, 0 to 1000."""
    primary_metric_tags: list[str] = ABSENT
    """Tags whose metrics count as primary ones."""
    secondary_metric_tags: list[str] = ABSENT
    """Tags whose metrics count as secondary ones."""
    primary_metrics: list[models.ExperimentMetric] = ABSENT
    """Main metrics."""
    secondary_metrics: list[models.ExperimentMetric] = ABSENT
    """More metrics."""
    other_metrics: list[models.ExperimentMetric] | Unset = UNSET
    """Metrics to explore."""
    target_apps: list[str] | str | Unset = UNSET
    """Names or ids of its target apps."""
    duration: int | None = ABSENT
    """Planned length in days."""
    target_exposures: int | None | Unset = UNSET
    """Planned number of exposed units."""
    targeting_gate_id: str | None = ABSENT
    """Gate that a unit must pass; null or empty for none."""
    sequential_testing: bool | Unset = UNSET
    """Whether results hold at any time before the end."""
    bonferroni_correction: bool = ABSENT
    """Whether to correct by Bonferroni for several groups."""
    bonferroni_correction_per_metric: bool | Unset = UNSET
    """Whether to correct by Bonferroni for several metrics."""
    benjamini_hochberg_per_variant: bool | Unset = UNSET
    """Whether to correct by Benjamini-Hochberg for several groups."""
    benjamini_hochberg_per_metric: bool | Unset = UNSET
    """Whether to correct by Benjamini-Hochberg for several metrics."""
    benjamini_primary_metrics_only: bool | Unset = UNSET
    """Whether Benjamini-Hochberg looks at primary metrics alone."""
    default_confidence_interval: models.ConfidenceLevel | str = ABSENT
    """Confidence of the intervals shown first in percent, as text."""
    default_rollup_window: float | None | Unset = UNSET
    """Days that results span at first; -1 for all. In cloud projects -1, 1 or 7."""
    default_chance_to_beat_threshold: float | None | Unset = UNSET
    """Chance to beat that counts as a win; Bayesian analysis."""
    bayesian_priors: list[models.BayesianPrior] | Unset = UNSET
    """Bayesian beliefs about metrics."""
    manual_quality_scores: list[models.ManualQualityScore] | Unset = UNSET
    """Scores set by hand, at most 10."""
    launched_group_id: str | None | Unset = UNSET
    """Id of the group that was shipped; null before that."""
    assignment_source_name: str | None | Unset = UNSET
    """Assignment source to read; warehouse-native."""
    assignment_source_experiment_name: str | None | Unset = UNSET
    """Name of the experiment within the assignment source."""
    is_analysis_only: bool | None | Unset = UNSET
    """Whether groups are assigned elsewhere; warehouse-native."""
    team: str | None | Unset = UNSET
    """Name of its team; Enterprise plans only."""
    team_id: str | None | Unset = UNSET
    """Id of its team; Enterprise plans only."""
    allocation_duration: int | None | Unset = UNSET
    """Days in which units join; warehouse-native."""
    cohorted_analysis_duration: int | None | Unset = UNSET
    """Days for which each unit is analysed; warehouse-native."""
    cohorted_metrics_mature_after_end: bool | Unset = UNSET
    """Whether cohort metrics may ripen once it has ended; warehouse-native."""
    cohort_wait_until_end_to_include: bool | Unset = UNSET
    """Whether units count only after their cohort days; warehouse-native."""
    fixed_analysis_duration: int | None | Unset = UNSET
    """Fixed span of analysis in days."""
    scheduled_reload_hour: int | None | Unset = UNSET
    """Hour of the daily load of results, UTC, 0 to 23; warehouse-native."""
    scheduled_reload_type: models.ScheduledReloadType | str | None | Unset = UNSET
    """How much that load computes."""
    scheduled_reload_days: list[int] | None | Unset = UNSET
    """Days of that load, 0 (Sunday) to 6; null for all."""
    turbo_mode: bool | Unset = UNSET
    """Whether results are loaded in the faster, coarser way."""
    auto_load_topline_impact: bool | Unset = UNSET
    """Whether topline impact is loaded along with results."""
    analysis_end_time: str | None | Unset = UNSET
    """End of an analysis with groups assigned elsewhere; form not published."""
    assignment_source_filters: list[models.AssignmentSourceFilter] | Unset = UNSET
    """Which rows of the source count."""
    analytics_type: models.AnalyticsType | str | None | Unset = UNSET
    """School of statistics."""
    default_sprt_power_param: float | None | Unset = UNSET
    """Power of the sequential probability ratio test."""
    default_sprtmde: float | None | Unset = UNSET
    """Smallest effect for that test to find."""
    sprt_baseline_mode: models.SprtBaselineMode | str | None | Unset = UNSET
    """Where that test takes its baseline from."""
    sprt_mde_settings: list[models.SprtMetricSetting] | Unset = UNSET
    """Effects to find, by metric."""
    is_sidecar: bool | Unset = UNSET
    """Whether it is edited with Statsig Sidecar."""
    sidecar_editor_url: str | None | Unset = UNSET
    """Page that is edited with Sidecar."""
    sidecar_url_filters: list[models.SidecarUrlFilter] | Unset = UNSET
    """Pages where it is run."""
    sidecar_disable_auto_run: bool | Unset = UNSET
    """Whether Sidecar waits to be called."""
    sidecar_prerun_script: str | None | Unset = UNSET
    """Script that Sidecar runs first; null clears it."""
    decision_reason: str | None | Unset = UNSET
    """Notes on the outcome."""
    pre_computed_user_dimensions: list[models.UserDimension] | Unset = UNSET
    """Precomputed dimensions."""
    cure_covariates: list[models.MetricRef] | Unset = UNSET
    """Metrics for variance reduction."""
    stratified_sampling: models.StratifiedSampling | None | Unset = UNSET
    """How groups are balanced before the start."""
    enabled_non_prod_environments: list[str] | Unset = UNSET
    """Environments besides production where it runs."""
    original_target_duration: float | None | Unset = UNSET
    """Length in days that was planned first."""
    original_target_exposures: float | None | Unset = UNSET
    """Number of exposed units that was planned first."""
    original_scheduled_reload_hour: float | None | Unset = UNSET
    """Hour of the daily load that was set first, UTC."""
    health_checks: list[models.HealthCheck] | Unset = UNSET
    """Checks of its set-up and its data."""
    health_check_status: models.HealthCheckStatus | str | None | Unset = UNSET
    """The checks taken together."""
    inline_targeting_rules: list[models.Rule] | None | Unset = UNSET
    """Who takes part, as rules of its own."""
    inline_targeting_rules_json: str | None | Unset = UNSET
    """The same rules as JSON text."""
    quality_score: models.QualityScore | None | Unset = UNSET
    """How well it is set up."""
    summary_sections: list[models.SummarySection] | None | Unset = UNSET
    """Sections of its summary page."""
    ship_with_holdout: models.HoldoutShipment | None | Unset = UNSET
    """How a group was shipped to all but a few."""
    power_analyses: list[models.PowerAnalysis] | Unset = UNSET
    """How long it must run."""
    allow_overrides_in_pulse: bool | Unset = UNSET
    """Whether units with an override count in results."""
    exclude_paused_exposures_and_events: bool | Unset = UNSET
    """Whether the time of a pause is left out of results."""
    is_impact_bank_enabled: bool | Unset = UNSET
    """Whether its effect is added up with that of others."""
    default_impact_multiplier: float | None | Unset = UNSET
    """Factor applied to its effect when it is added up."""
    bonferroni_primary_metric_weight: float | None | Unset = UNSET
    """Share of the error budget that goes to primary metrics."""
    default_sprt_test_delta: float | None | Unset = UNSET
    """Change of the test group that the sequential test assumes."""
    default_sprt_control_delta: float | None | Unset = UNSET
    """Change of the control group that the sequential test assumes."""
    review_settings: models.ReviewSettings | None | Unset = UNSET
    """Who must look at its changes."""
    active_review: models.ActiveReview | None | Unset = UNSET
    """Review that it waits for."""
    reviews_required_locally: bool | Unset = UNSET
    """Whether reviews are required for this one in particular."""
    precommit_webhook: models.PrecommitWebhook | None | Unset = UNSET
    """Outside check that its changes run through."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "description": "description",
        "id_type": "idType",
        "status": "status",
        "hypothesis": "hypothesis",
        "groups": "groups",
        "allocation": "allocation",
        "tags": "tags",
        "layer_id": "layerID",
        "experiment_type": "experimentType",
        "subtype": "subtype",
        "is_stale": "isStale",
        "is_template": "isTemplate",
        "is_prompt_experiment": "isPromptExperiment",
        "is_historical_cloud_experiment": "isHistoricalCloudExperiment",
        "was_auto_disabled": "wasAutoDisabled",
        "holdout_ids": "holdoutIDs",
        "external_experiment_name": "externalExperimentName",
        "salt": "salt",
        "version": "version",
        "permalink": "permalink",
        "owner": "owner",
        "created_time": "createdTime",
        "creator_id": "creatorID",
        "creator_name": "creatorName",
        "creator_email": "creatorEmail",
        "last_modified_time": "lastModifiedTime",
        "last_modifier_id": "lastModifierID",
        "last_modifier_name": "lastModifierName",
        "last_modifier_email": "lastModifierEmail",
        "scheduled_start_time": "scheduledStartTime",
        "start_time": "startTime",
        "end_time": "endTime",
        "decision_time": "decisionTime",
        "restart_reason": "restartReason",
        "secondary_id_type": "secondaryIDType",
        "identifier_mapping_mode": "identifierMappingMode",
        "identity_resolution_source": "identityResolutionSource",
        "links": "links",
        "external_events": "externalEvents",
        "control_group_id": "controlGroupID",
        "user_buckets": "userBuckets",
        "primary_metric_tags": "primaryMetricTags",
        "secondary_metric_tags": "secondaryMetricTags",
        "primary_metrics": "primaryMetrics",
        "secondary_metrics": "secondaryMetrics",
        "other_metrics": "otherMetrics",
        "target_apps": "targetApps",
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
        "launched_group_id": "launchedGroupID",
        "assignment_source_name": "assignmentSourceName",
        "assignment_source_experiment_name": "assignmentSourceExperimentName",
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
        "original_target_duration": "originalTargetDuration",
        "original_target_exposures": "originalTargetExposures",
        "original_scheduled_reload_hour": "originalScheduledReloadHour",
        "health_checks": "healthChecks",
        "health_check_status": "healthCheckStatus",
        "inline_targeting_rules": "inlineTargetingRules",
        "inline_targeting_rules_json": "inlineTargetingRulesJSON",
        "quality_score": "qualityScore",
        "summary_sections": "summarySections",
        "ship_with_holdout": "shipWithHoldout",
        "power_analyses": "powerAnalyses",
        "allow_overrides_in_pulse": "allowOverridesInPulse",
        "exclude_paused_exposures_and_events": "excludePausedExposuresAndEvents",
        "is_impact_bank_enabled": "isImpactBankEnabled",
        "default_impact_multiplier": "defaultImpactMultiplier",
        "bonferroni_primary_metric_weight": "bonferroniPrimaryMetricWeight",
        "default_sprt_test_delta": "defaultSPRTTestDelta",
        "default_sprt_control_delta": "defaultSPRTControlDelta",
        "review_settings": "reviewSettings",
        "active_review": "activeReview",
        "reviews_required_locally": "reviewsRequiredLocally",
        "precommit_webhook": "precommitWebhook",
    }
    always_present: ClassVar[tuple[str, ...]] = (
        "name",
        "description",
        "idType",
        "status",
        "hypothesis",
        "groups",
        "allocation",
        "tags",
        "layerID",
        "lastModifierID",
        "lastModifierName",
        "primaryMetricTags",
        "secondaryMetricTags",
        "primaryMetrics",
        "secondaryMetrics",
        "duration",
        "targetingGateID",
        "bonferroniCorrection",
        "defaultConfidenceInterval",
    )

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.name = pop("name")
            self.description = pop("description")
            self.id_type = pop("idType")
            self.status = pop("status")
            self.hypothesis = pop("hypothesis")
            raw_groups = pop("groups")
            self.allocation = pop("allocation")
            self.tags = pop("tags")
            self.layer_id = pop("layerID")
            self.last_modifier_id = pop("lastModifierID")
            self.last_modifier_name = pop("lastModifierName")
            self.primary_metric_tags = pop("primaryMetricTags")
            self.secondary_metric_tags = pop("secondaryMetricTags")
            raw_primary_metrics = pop("primaryMetrics")
            raw_secondary_metrics = pop("secondaryMetrics")
            self.duration = pop("duration")
            self.targeting_gate_id = pop("targetingGateID")
            self.bonferroni_correction = pop("bonferroniCorrection")
            self.default_confidence_interval = pop("defaultConfidenceInterval")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.groups = (
            [as_experiment_group(item) for item in value]
            if type(value := raw_groups) is list and value
            else value
        )
        self.experiment_type = pop("experimentType", UNSET)
        self.subtype = pop("subtype", UNSET)
        self.is_stale = pop("isStale", UNSET)
        self.is_template = pop("isTemplate", UNSET)
        self.is_prompt_experiment = pop("isPromptExperiment", UNSET)
        self.is_historical_cloud_experiment = pop("isHistoricalCloudExperiment", UNSET)
        self.was_auto_disabled = pop("wasAutoDisabled", UNSET)
        self.holdout_ids = pop("holdoutIDs", UNSET)
        self.external_experiment_name = pop("externalExperimentName", UNSET)
        self.salt = pop("salt", UNSET)
        self.version = pop("version", UNSET)
        self.permalink = pop("permalink", UNSET)
        self.owner = as_owner(value) if type(value := pop("owner", UNSET)) is dict else value
        self.created_time = pop("createdTime", UNSET)
        self.creator_id = pop("creatorID", UNSET)
        self.creator_name = pop("creatorName", UNSET)
        self.creator_email = pop("creatorEmail", UNSET)
        self.last_modified_time = pop("lastModifiedTime", UNSET)
        self.last_modifier_email = pop("lastModifierEmail", UNSET)
        self.scheduled_start_time = pop("scheduledStartTime", UNSET)
        self.start_time = pop("startTime", UNSET)
        self.end_time = pop("endTime", UNSET)
        self.decision_time = pop("decisionTime", UNSET)
        self.restart_reason = pop("restartReason", UNSET)
        self.secondary_id_type = pop("secondaryIDType", UNSET)
        self.identifier_mapping_mode = pop("identifierMappingMode", UNSET)
        self.identity_resolution_source = pop("identityResolutionSource", UNSET)
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
        self.control_group_id = pop("controlGroupID", UNSET)
        self.user_buckets = pop("userBuckets", UNSET)
        self.primary_metrics = (
            [as_experiment_metric(item) for item in value]
            if type(value := raw_primary_metrics) is list and value
            else value
        )
        self.secondary_metrics = (
            [as_experiment_metric(item) for item in value]
            if type(value := raw_secondary_metrics) is list and value
            else value
        )
        self.other_metrics = (
            [as_experiment_metric(item) for item in value]
            if type(value := pop("otherMetrics", UNSET)) is list and value
            else value
        )
        self.target_apps = pop("targetApps", UNSET)
        self.target_exposures = pop("targetExposures", UNSET)
        self.sequential_testing = pop("sequentialTesting", UNSET)
        self.bonferroni_correction_per_metric = pop("bonferroniCorrectionPerMetric", UNSET)
        self.benjamini_hochberg_per_variant = pop("benjaminiHochbergPerVariant", UNSET)
        self.benjamini_hochberg_per_metric = pop("benjaminiHochbergPerMetric", UNSET)
        self.benjamini_primary_metrics_only = pop("benjaminiPrimaryMetricsOnly", UNSET)
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
        self.launched_group_id = pop("launchedGroupID", UNSET)
        self.assignment_source_name = pop("assignmentSourceName", UNSET)
        self.assignment_source_experiment_name = pop("assignmentSourceExperimentName", UNSET)
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
        self.original_target_duration = pop("originalTargetDuration", UNSET)
        self.original_target_exposures = pop("originalTargetExposures", UNSET)
        self.original_scheduled_reload_hour = pop("originalScheduledReloadHour", UNSET)
        self.health_checks = (
            [as_health_check(item) for item in value]
            if type(value := pop("healthChecks", UNSET)) is list and value
            else value
        )
        self.health_check_status = pop("healthCheckStatus", UNSET)
        self.inline_targeting_rules = each(as_rule, pop("inlineTargetingRules", UNSET))
        self.inline_targeting_rules_json = pop("inlineTargetingRulesJSON", UNSET)
        self.quality_score = (
            as_quality_score(value) if type(value := pop("qualityScore", UNSET)) is dict else value
        )
        self.summary_sections = each(as_summary_section, pop("summarySections", UNSET))
        self.ship_with_holdout = (
            as_holdout_shipment(value) if type(value := pop("shipWithHoldout", UNSET)) is dict else value
        )
        self.power_analyses = (
            [as_power_analysis(item) for item in value]
            if type(value := pop("powerAnalyses", UNSET)) is list and value
            else value
        )
        self.allow_overrides_in_pulse = pop("allowOverridesInPulse", UNSET)
        self.exclude_paused_exposures_and_events = pop("excludePausedExposuresAndEvents", UNSET)
        self.is_impact_bank_enabled = pop("isImpactBankEnabled", UNSET)
        self.default_impact_multiplier = pop("defaultImpactMultiplier", UNSET)
        self.bonferroni_primary_metric_weight = pop("bonferroniPrimaryMetricWeight", UNSET)
        self.default_sprt_test_delta = pop("defaultSPRTTestDelta", UNSET)
        self.default_sprt_control_delta = pop("defaultSPRTControlDelta", UNSET)
        self.review_settings = (
            as_review_settings(value) if type(value := pop("reviewSettings", UNSET)) is dict else value
        )
        self.active_review = (
            as_active_review(value) if type(value := pop("activeReview", UNSET)) is dict else value
        )
        self.reviews_required_locally = pop("reviewsRequiredLocally", UNSET)
        self.precommit_webhook = (
            as_precommit_webhook(value) if type(value := pop("precommitWebhook", UNSET)) is dict else value
        )
        self.additional_properties = rest or {}
        return self
