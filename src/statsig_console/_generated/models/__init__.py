"""Data models; each is imported when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .active_review import ActiveReview as ActiveReview
    from .alert_resolution import AlertResolution as AlertResolution
    from .analytics_type import AnalyticsType as AnalyticsType
    from .assignment_source_filter import AssignmentSourceFilter as AssignmentSourceFilter
    from .automated_rollout_phase import AutomatedRolloutPhase as AutomatedRolloutPhase
    from .autotune import Autotune as Autotune
    from .autotune_attribution_window import AutotuneAttributionWindow as AutotuneAttributionWindow
    from .autotune_create import AutotuneCreate as AutotuneCreate
    from .autotune_exploration_window import AutotuneExplorationWindow as AutotuneExplorationWindow
    from .autotune_optimization import AutotuneOptimization as AutotuneOptimization
    from .autotune_replacement import AutotuneReplacement as AutotuneReplacement
    from .autotune_review_create import AutotuneReviewCreate as AutotuneReviewCreate
    from .autotune_review_type import AutotuneReviewType as AutotuneReviewType
    from .autotune_update import AutotuneUpdate as AutotuneUpdate
    from .autotune_variant import AutotuneVariant as AutotuneVariant
    from .autotune_window_unit import AutotuneWindowUnit as AutotuneWindowUnit
    from .autotune_winner import AutotuneWinner as AutotuneWinner
    from .autotune_winner_threshold import AutotuneWinnerThreshold as AutotuneWinnerThreshold
    from .bayesian_prior import BayesianPrior as BayesianPrior
    from .condition import Condition as Condition
    from .condition_operator import ConditionOperator as ConditionOperator
    from .condition_type import ConditionType as ConditionType
    from .conditional_override import ConditionalOverride as ConditionalOverride
    from .confidence_bounds import ConfidenceBounds as ConfidenceBounds
    from .confidence_level import ConfidenceLevel as ConfidenceLevel
    from .config_owner import ConfigOwner as ConfigOwner
    from .config_owner_type import ConfigOwnerType as ConfigOwnerType
    from .config_review import ConfigReview as ConfigReview
    from .config_review_content import ConfigReviewContent as ConfigReviewContent
    from .config_review_type import ConfigReviewType as ConfigReviewType
    from .config_snapshot import ConfigSnapshot as ConfigSnapshot
    from .config_subscriber import ConfigSubscriber as ConfigSubscriber
    from .daily_exposures import DailyExposures as DailyExposures
    from .databricks_connection_create import DatabricksConnectionCreate as DatabricksConnectionCreate
    from .deduplication_rate import DeduplicationRate as DeduplicationRate
    from .default_value_rollout import DefaultValueRollout as DefaultValueRollout
    from .default_value_rollout_step import DefaultValueRolloutStep as DefaultValueRolloutStep
    from .diagnostics_count import DiagnosticsCount as DiagnosticsCount
    from .diagnostics_day import DiagnosticsDay as DiagnosticsDay
    from .diagnostics_type import DiagnosticsType as DiagnosticsType
    from .dimensional_exposures import DimensionalExposures as DimensionalExposures
    from .dynamic_config import DynamicConfig as DynamicConfig
    from .dynamic_config_create import DynamicConfigCreate as DynamicConfigCreate
    from .dynamic_config_replacement import DynamicConfigReplacement as DynamicConfigReplacement
    from .dynamic_config_review_change import DynamicConfigReviewChange as DynamicConfigReviewChange
    from .dynamic_config_review_create import DynamicConfigReviewCreate as DynamicConfigReviewCreate
    from .dynamic_config_review_update import DynamicConfigReviewUpdate as DynamicConfigReviewUpdate
    from .dynamic_config_status import DynamicConfigStatus as DynamicConfigStatus
    from .dynamic_config_type_reason import DynamicConfigTypeReason as DynamicConfigTypeReason
    from .dynamic_config_update import DynamicConfigUpdate as DynamicConfigUpdate
    from .eligible_reviewers import EligibleReviewers as EligibleReviewers
    from .environment_override import EnvironmentOverride as EnvironmentOverride
    from .experiment import Experiment as Experiment
    from .experiment_abandonment import ExperimentAbandonment as ExperimentAbandonment
    from .experiment_alerts import ExperimentAlerts as ExperimentAlerts
    from .experiment_archival import ExperimentArchival as ExperimentArchival
    from .experiment_context import ExperimentContext as ExperimentContext
    from .experiment_create import ExperimentCreate as ExperimentCreate
    from .experiment_decision import ExperimentDecision as ExperimentDecision
    from .experiment_deferral import ExperimentDeferral as ExperimentDeferral
    from .experiment_diagnostics import ExperimentDiagnostics as ExperimentDiagnostics
    from .experiment_group import ExperimentGroup as ExperimentGroup
    from .experiment_group_selection import ExperimentGroupSelection as ExperimentGroupSelection
    from .experiment_metric import ExperimentMetric as ExperimentMetric
    from .experiment_overrides import ExperimentOverrides as ExperimentOverrides
    from .experiment_pulse_results import ExperimentPulseResults as ExperimentPulseResults
    from .experiment_replacement import ExperimentReplacement as ExperimentReplacement
    from .experiment_restart import ExperimentRestart as ExperimentRestart
    from .experiment_review import ExperimentReview as ExperimentReview
    from .experiment_review_content import ExperimentReviewContent as ExperimentReviewContent
    from .experiment_review_create import ExperimentReviewCreate as ExperimentReviewCreate
    from .experiment_review_gap import ExperimentReviewGap as ExperimentReviewGap
    from .experiment_review_type import ExperimentReviewType as ExperimentReviewType
    from .experiment_review_update import ExperimentReviewUpdate as ExperimentReviewUpdate
    from .experiment_start import ExperimentStart as ExperimentStart
    from .experiment_start_schedule import ExperimentStartSchedule as ExperimentStartSchedule
    from .experiment_status import ExperimentStatus as ExperimentStatus
    from .experiment_subtype import ExperimentSubtype as ExperimentSubtype
    from .experiment_type import ExperimentType as ExperimentType
    from .experiment_update import ExperimentUpdate as ExperimentUpdate
    from .exposure_count import ExposureCount as ExposureCount
    from .exposure_counts import ExposureCounts as ExposureCounts
    from .exposure_dimension import ExposureDimension as ExposureDimension
    from .exposure_dimension_value import ExposureDimensionValue as ExposureDimensionValue
    from .external_event import ExternalEvent as ExternalEvent
    from .filter_condition import FilterCondition as FilterCondition
    from .gate import Gate as Gate
    from .gate_archival import GateArchival as GateArchival
    from .gate_checks import GateChecks as GateChecks
    from .gate_create import GateCreate as GateCreate
    from .gate_lifetime import GateLifetime as GateLifetime
    from .gate_override_side import GateOverrideSide as GateOverrideSide
    from .gate_overrides import GateOverrides as GateOverrides
    from .gate_pulse_load_request import GatePulseLoadRequest as GatePulseLoadRequest
    from .gate_pulse_results import GatePulseResults as GatePulseResults
    from .gate_rate import GateRate as GateRate
    from .gate_replacement import GateReplacement as GateReplacement
    from .gate_review_change import GateReviewChange as GateReviewChange
    from .gate_review_create import GateReviewCreate as GateReviewCreate
    from .gate_review_update import GateReviewUpdate as GateReviewUpdate
    from .gate_rollout_phase import GateRolloutPhase as GateRolloutPhase
    from .gate_rollout_strategy import GateRolloutStrategy as GateRolloutStrategy
    from .gate_rollout_strategy_type import GateRolloutStrategyType as GateRolloutStrategyType
    from .gate_status import GateStatus as GateStatus
    from .gate_type import GateType as GateType
    from .gate_type_reason import GateTypeReason as GateTypeReason
    from .gate_unarchival import GateUnarchival as GateUnarchival
    from .gate_update import GateUpdate as GateUpdate
    from .group_bucket import GroupBucket as GroupBucket
    from .group_exposures import GroupExposures as GroupExposures
    from .guardrail_alert import GuardrailAlert as GuardrailAlert
    from .guardrail_arm import GuardrailArm as GuardrailArm
    from .guardrail_status import GuardrailStatus as GuardrailStatus
    from .health_check import HealthCheck as HealthCheck
    from .health_check_group import HealthCheckGroup as HealthCheckGroup
    from .health_check_metadata import HealthCheckMetadata as HealthCheckMetadata
    from .health_check_metric import HealthCheckMetric as HealthCheckMetric
    from .health_check_status import HealthCheckStatus as HealthCheckStatus
    from .health_check_type import HealthCheckType as HealthCheckType
    from .holdout_shipment import HoldoutShipment as HoldoutShipment
    from .identifier_mapping_mode import IdentifierMappingMode as IdentifierMappingMode
    from .imbalance_filter import ImbalanceFilter as ImbalanceFilter
    from .imbalance_severity import ImbalanceSeverity as ImbalanceSeverity
    from .ingestion import Ingestion as Ingestion
    from .ingestion_backfill import IngestionBackfill as IngestionBackfill
    from .ingestion_backfill_request import IngestionBackfillRequest as IngestionBackfillRequest
    from .ingestion_dataset import IngestionDataset as IngestionDataset
    from .ingestion_day_counts import IngestionDayCounts as IngestionDayCounts
    from .ingestion_day_deltas import IngestionDayDeltas as IngestionDayDeltas
    from .ingestion_event_count import IngestionEventCount as IngestionEventCount
    from .ingestion_event_delta import IngestionEventDelta as IngestionEventDelta
    from .ingestion_events_create import IngestionEventsCreate as IngestionEventsCreate
    from .ingestion_events_mapping import IngestionEventsMapping as IngestionEventsMapping
    from .ingestion_events_update import IngestionEventsUpdate as IngestionEventsUpdate
    from .ingestion_exposures_create import IngestionExposuresCreate as IngestionExposuresCreate
    from .ingestion_exposures_dataset import IngestionExposuresDataset as IngestionExposuresDataset
    from .ingestion_exposures_mapping import IngestionExposuresMapping as IngestionExposuresMapping
    from .ingestion_exposures_update import IngestionExposuresUpdate as IngestionExposuresUpdate
    from .ingestion_metrics_create import IngestionMetricsCreate as IngestionMetricsCreate
    from .ingestion_metrics_mapping import IngestionMetricsMapping as IngestionMetricsMapping
    from .ingestion_metrics_update import IngestionMetricsUpdate as IngestionMetricsUpdate
    from .ingestion_report import IngestionReport as IngestionReport
    from .ingestion_run import IngestionRun as IngestionRun
    from .ingestion_run_day import IngestionRunDay as IngestionRunDay
    from .ingestion_run_source import IngestionRunSource as IngestionRunSource
    from .ingestion_run_state import IngestionRunState as IngestionRunState
    from .ingestion_schedule import IngestionSchedule as IngestionSchedule
    from .ingestion_schedule_replacement import IngestionScheduleReplacement as IngestionScheduleReplacement
    from .ingestion_status import IngestionStatus as IngestionStatus
    from .ingestion_type import IngestionType as IngestionType
    from .link import Link as Link
    from .manual_quality_score import ManualQualityScore as ManualQualityScore
    from .metric_direction import MetricDirection as MetricDirection
    from .metric_history import MetricHistory as MetricHistory
    from .metric_ref import MetricRef as MetricRef
    from .metric_tag_ref import MetricTagRef as MetricTagRef
    from .override_bucket import OverrideBucket as OverrideBucket
    from .override_subject import OverrideSubject as OverrideSubject
    from .owner import Owner as Owner
    from .power_analysis import PowerAnalysis as PowerAnalysis
    from .power_analysis_status import PowerAnalysisStatus as PowerAnalysisStatus
    from .precommit_webhook import PrecommitWebhook as PrecommitWebhook
    from .pulse_dimension_result import PulseDimensionResult as PulseDimensionResult
    from .pulse_load import PulseLoad as PulseLoad
    from .pulse_load_details import PulseLoadDetails as PulseLoadDetails
    from .pulse_load_job import PulseLoadJob as PulseLoadJob
    from .pulse_load_state import PulseLoadState as PulseLoadState
    from .pulse_load_type import PulseLoadType as PulseLoadType
    from .pulse_metric_breakdown import PulseMetricBreakdown as PulseMetricBreakdown
    from .pulse_metric_result import PulseMetricResult as PulseMetricResult
    from .pulse_rollup import PulseRollup as PulseRollup
    from .quality_criterion import QualityCriterion as QualityCriterion
    from .quality_score import QualityScore as QualityScore
    from .quality_status import QualityStatus as QualityStatus
    from .reload_schedule import ReloadSchedule as ReloadSchedule
    from .resolved_alert import ResolvedAlert as ResolvedAlert
    from .review_approval import ReviewApproval as ReviewApproval
    from .review_assignee import ReviewAssignee as ReviewAssignee
    from .review_assignee_kind import ReviewAssigneeKind as ReviewAssigneeKind
    from .review_author import ReviewAuthor as ReviewAuthor
    from .review_conditional_override import ReviewConditionalOverride as ReviewConditionalOverride
    from .review_id_override import ReviewIDOverride as ReviewIDOverride
    from .review_rejection import ReviewRejection as ReviewRejection
    from .review_rollout_phase import ReviewRolloutPhase as ReviewRolloutPhase
    from .review_settings import ReviewSettings as ReviewSettings
    from .review_status import ReviewStatus as ReviewStatus
    from .reviewer import Reviewer as Reviewer
    from .reviewer_group import ReviewerGroup as ReviewerGroup
    from .reviewer_set import ReviewerSet as ReviewerSet
    from .rule import Rule as Rule
    from .rule_list import RuleList as RuleList
    from .rule_list_update import RuleListUpdate as RuleListUpdate
    from .rule_update import RuleUpdate as RuleUpdate
    from .rule_variant import RuleVariant as RuleVariant
    from .scheduled_reload_type import ScheduledReloadType as ScheduledReloadType
    from .sidecar_url_filter import SidecarUrlFilter as SidecarUrlFilter
    from .sidecar_url_match import SidecarUrlMatch as SidecarUrlMatch
    from .snapshot_overrides import SnapshotOverrides as SnapshotOverrides
    from .snapshot_problem import SnapshotProblem as SnapshotProblem
    from .snapshot_restore import SnapshotRestore as SnapshotRestore
    from .sprt_baseline_mode import SprtBaselineMode as SprtBaselineMode
    from .sprt_decision import SprtDecision as SprtDecision
    from .sprt_group_setting import SprtGroupSetting as SprtGroupSetting
    from .sprt_metric_setting import SprtMetricSetting as SprtMetricSetting
    from .sprt_statsigness import SprtStatsigness as SprtStatsigness
    from .stratified_sampling import StratifiedSampling as StratifiedSampling
    from .stratified_sampling_file import StratifiedSamplingFile as StratifiedSamplingFile
    from .stratified_sampling_metric import StratifiedSamplingMetric as StratifiedSamplingMetric
    from .stratified_sampling_property import StratifiedSamplingProperty as StratifiedSamplingProperty
    from .stratified_sampling_status import StratifiedSamplingStatus as StratifiedSamplingStatus
    from .summary_chart import SummaryChart as SummaryChart
    from .summary_chart_display import SummaryChartDisplay as SummaryChartDisplay
    from .summary_chart_section import SummaryChartSection as SummaryChartSection
    from .summary_chart_source import SummaryChartSource as SummaryChartSource
    from .summary_charts import SummaryCharts as SummaryCharts
    from .summary_section import SummarySection as SummarySection
    from .user_dimension import UserDimension as UserDimension
    from .user_id_override import UserIDOverride as UserIDOverride

_MODULES = {
    "ActiveReview": ".active_review",
    "AlertResolution": ".alert_resolution",
    "AnalyticsType": ".analytics_type",
    "AssignmentSourceFilter": ".assignment_source_filter",
    "AutomatedRolloutPhase": ".automated_rollout_phase",
    "Autotune": ".autotune",
    "AutotuneAttributionWindow": ".autotune_attribution_window",
    "AutotuneCreate": ".autotune_create",
    "AutotuneExplorationWindow": ".autotune_exploration_window",
    "AutotuneOptimization": ".autotune_optimization",
    "AutotuneReplacement": ".autotune_replacement",
    "AutotuneReviewCreate": ".autotune_review_create",
    "AutotuneReviewType": ".autotune_review_type",
    "AutotuneUpdate": ".autotune_update",
    "AutotuneVariant": ".autotune_variant",
    "AutotuneWindowUnit": ".autotune_window_unit",
    "AutotuneWinner": ".autotune_winner",
    "AutotuneWinnerThreshold": ".autotune_winner_threshold",
    "BayesianPrior": ".bayesian_prior",
    "Condition": ".condition",
    "ConditionOperator": ".condition_operator",
    "ConditionType": ".condition_type",
    "ConditionalOverride": ".conditional_override",
    "ConfidenceBounds": ".confidence_bounds",
    "ConfidenceLevel": ".confidence_level",
    "ConfigOwner": ".config_owner",
    "ConfigOwnerType": ".config_owner_type",
    "ConfigReview": ".config_review",
    "ConfigReviewContent": ".config_review_content",
    "ConfigReviewType": ".config_review_type",
    "ConfigSnapshot": ".config_snapshot",
    "ConfigSubscriber": ".config_subscriber",
    "DailyExposures": ".daily_exposures",
    "DatabricksConnectionCreate": ".databricks_connection_create",
    "DeduplicationRate": ".deduplication_rate",
    "DefaultValueRollout": ".default_value_rollout",
    "DefaultValueRolloutStep": ".default_value_rollout_step",
    "DiagnosticsCount": ".diagnostics_count",
    "DiagnosticsDay": ".diagnostics_day",
    "DiagnosticsType": ".diagnostics_type",
    "DimensionalExposures": ".dimensional_exposures",
    "DynamicConfig": ".dynamic_config",
    "DynamicConfigCreate": ".dynamic_config_create",
    "DynamicConfigReplacement": ".dynamic_config_replacement",
    "DynamicConfigReviewChange": ".dynamic_config_review_change",
    "DynamicConfigReviewCreate": ".dynamic_config_review_create",
    "DynamicConfigReviewUpdate": ".dynamic_config_review_update",
    "DynamicConfigStatus": ".dynamic_config_status",
    "DynamicConfigTypeReason": ".dynamic_config_type_reason",
    "DynamicConfigUpdate": ".dynamic_config_update",
    "EligibleReviewers": ".eligible_reviewers",
    "EnvironmentOverride": ".environment_override",
    "Experiment": ".experiment",
    "ExperimentAbandonment": ".experiment_abandonment",
    "ExperimentAlerts": ".experiment_alerts",
    "ExperimentArchival": ".experiment_archival",
    "ExperimentContext": ".experiment_context",
    "ExperimentCreate": ".experiment_create",
    "ExperimentDecision": ".experiment_decision",
    "ExperimentDeferral": ".experiment_deferral",
    "ExperimentDiagnostics": ".experiment_diagnostics",
    "ExperimentGroup": ".experiment_group",
    "ExperimentGroupSelection": ".experiment_group_selection",
    "ExperimentMetric": ".experiment_metric",
    "ExperimentOverrides": ".experiment_overrides",
    "ExperimentPulseResults": ".experiment_pulse_results",
    "ExperimentReplacement": ".experiment_replacement",
    "ExperimentRestart": ".experiment_restart",
    "ExperimentReview": ".experiment_review",
    "ExperimentReviewContent": ".experiment_review_content",
    "ExperimentReviewCreate": ".experiment_review_create",
    "ExperimentReviewGap": ".experiment_review_gap",
    "ExperimentReviewType": ".experiment_review_type",
    "ExperimentReviewUpdate": ".experiment_review_update",
    "ExperimentStart": ".experiment_start",
    "ExperimentStartSchedule": ".experiment_start_schedule",
    "ExperimentStatus": ".experiment_status",
    "ExperimentSubtype": ".experiment_subtype",
    "ExperimentType": ".experiment_type",
    "ExperimentUpdate": ".experiment_update",
    "ExposureCount": ".exposure_count",
    "ExposureCounts": ".exposure_counts",
    "ExposureDimension": ".exposure_dimension",
    "ExposureDimensionValue": ".exposure_dimension_value",
    "ExternalEvent": ".external_event",
    "FilterCondition": ".filter_condition",
    "Gate": ".gate",
    "GateArchival": ".gate_archival",
    "GateChecks": ".gate_checks",
    "GateCreate": ".gate_create",
    "GateLifetime": ".gate_lifetime",
    "GateOverrideSide": ".gate_override_side",
    "GateOverrides": ".gate_overrides",
    "GatePulseLoadRequest": ".gate_pulse_load_request",
    "GatePulseResults": ".gate_pulse_results",
    "GateRate": ".gate_rate",
    "GateReplacement": ".gate_replacement",
    "GateReviewChange": ".gate_review_change",
    "GateReviewCreate": ".gate_review_create",
    "GateReviewUpdate": ".gate_review_update",
    "GateRolloutPhase": ".gate_rollout_phase",
    "GateRolloutStrategy": ".gate_rollout_strategy",
    "GateRolloutStrategyType": ".gate_rollout_strategy_type",
    "GateStatus": ".gate_status",
    "GateType": ".gate_type",
    "GateTypeReason": ".gate_type_reason",
    "GateUnarchival": ".gate_unarchival",
    "GateUpdate": ".gate_update",
    "GroupBucket": ".group_bucket",
    "GroupExposures": ".group_exposures",
    "GuardrailAlert": ".guardrail_alert",
    "GuardrailArm": ".guardrail_arm",
    "GuardrailStatus": ".guardrail_status",
    "HealthCheck": ".health_check",
    "HealthCheckGroup": ".health_check_group",
    "HealthCheckMetadata": ".health_check_metadata",
    "HealthCheckMetric": ".health_check_metric",
    "HealthCheckStatus": ".health_check_status",
    "HealthCheckType": ".health_check_type",
    "HoldoutShipment": ".holdout_shipment",
    "IdentifierMappingMode": ".identifier_mapping_mode",
    "ImbalanceFilter": ".imbalance_filter",
    "ImbalanceSeverity": ".imbalance_severity",
    "Ingestion": ".ingestion",
    "IngestionBackfill": ".ingestion_backfill",
    "IngestionBackfillRequest": ".ingestion_backfill_request",
    "IngestionDataset": ".ingestion_dataset",
    "IngestionDayCounts": ".ingestion_day_counts",
    "IngestionDayDeltas": ".ingestion_day_deltas",
    "IngestionEventCount": ".ingestion_event_count",
    "IngestionEventDelta": ".ingestion_event_delta",
    "IngestionEventsCreate": ".ingestion_events_create",
    "IngestionEventsMapping": ".ingestion_events_mapping",
    "IngestionEventsUpdate": ".ingestion_events_update",
    "IngestionExposuresCreate": ".ingestion_exposures_create",
    "IngestionExposuresDataset": ".ingestion_exposures_dataset",
    "IngestionExposuresMapping": ".ingestion_exposures_mapping",
    "IngestionExposuresUpdate": ".ingestion_exposures_update",
    "IngestionMetricsCreate": ".ingestion_metrics_create",
    "IngestionMetricsMapping": ".ingestion_metrics_mapping",
    "IngestionMetricsUpdate": ".ingestion_metrics_update",
    "IngestionReport": ".ingestion_report",
    "IngestionRun": ".ingestion_run",
    "IngestionRunDay": ".ingestion_run_day",
    "IngestionRunSource": ".ingestion_run_source",
    "IngestionRunState": ".ingestion_run_state",
    "IngestionSchedule": ".ingestion_schedule",
    "IngestionScheduleReplacement": ".ingestion_schedule_replacement",
    "IngestionStatus": ".ingestion_status",
    "IngestionType": ".ingestion_type",
    "Link": ".link",
    "ManualQualityScore": ".manual_quality_score",
    "MetricDirection": ".metric_direction",
    "MetricHistory": ".metric_history",
    "MetricRef": ".metric_ref",
    "MetricTagRef": ".metric_tag_ref",
    "OverrideBucket": ".override_bucket",
    "OverrideSubject": ".override_subject",
    "Owner": ".owner",
    "PowerAnalysis": ".power_analysis",
    "PowerAnalysisStatus": ".power_analysis_status",
    "PrecommitWebhook": ".precommit_webhook",
    "PulseDimensionResult": ".pulse_dimension_result",
    "PulseLoad": ".pulse_load",
    "PulseLoadDetails": ".pulse_load_details",
    "PulseLoadJob": ".pulse_load_job",
    "PulseLoadState": ".pulse_load_state",
    "PulseLoadType": ".pulse_load_type",
    "PulseMetricBreakdown": ".pulse_metric_breakdown",
    "PulseMetricResult": ".pulse_metric_result",
    "PulseRollup": ".pulse_rollup",
    "QualityCriterion": ".quality_criterion",
    "QualityScore": ".quality_score",
    "QualityStatus": ".quality_status",
    "ReloadSchedule": ".reload_schedule",
    "ResolvedAlert": ".resolved_alert",
    "ReviewApproval": ".review_approval",
    "ReviewAssignee": ".review_assignee",
    "ReviewAssigneeKind": ".review_assignee_kind",
    "ReviewAuthor": ".review_author",
    "ReviewConditionalOverride": ".review_conditional_override",
    "ReviewIDOverride": ".review_id_override",
    "ReviewRejection": ".review_rejection",
    "ReviewRolloutPhase": ".review_rollout_phase",
    "ReviewSettings": ".review_settings",
    "ReviewStatus": ".review_status",
    "Reviewer": ".reviewer",
    "ReviewerGroup": ".reviewer_group",
    "ReviewerSet": ".reviewer_set",
    "Rule": ".rule",
    "RuleList": ".rule_list",
    "RuleListUpdate": ".rule_list_update",
    "RuleUpdate": ".rule_update",
    "RuleVariant": ".rule_variant",
    "ScheduledReloadType": ".scheduled_reload_type",
    "SidecarUrlFilter": ".sidecar_url_filter",
    "SidecarUrlMatch": ".sidecar_url_match",
    "SnapshotOverrides": ".snapshot_overrides",
    "SnapshotProblem": ".snapshot_problem",
    "SnapshotRestore": ".snapshot_restore",
    "SprtBaselineMode": ".sprt_baseline_mode",
    "SprtDecision": ".sprt_decision",
    "SprtGroupSetting": ".sprt_group_setting",
    "SprtMetricSetting": ".sprt_metric_setting",
    "SprtStatsigness": ".sprt_statsigness",
    "StratifiedSampling": ".stratified_sampling",
    "StratifiedSamplingFile": ".stratified_sampling_file",
    "StratifiedSamplingMetric": ".stratified_sampling_metric",
    "StratifiedSamplingProperty": ".stratified_sampling_property",
    "StratifiedSamplingStatus": ".stratified_sampling_status",
    "SummaryChart": ".summary_chart",
    "SummaryChartDisplay": ".summary_chart_display",
    "SummaryChartSection": ".summary_chart_section",
    "SummaryChartSource": ".summary_chart_source",
    "SummaryCharts": ".summary_charts",
    "SummarySection": ".summary_section",
    "UserDimension": ".user_dimension",
    "UserIDOverride": ".user_id_override",
}

__all__ = [
    "ActiveReview",
    "AlertResolution",
    "AnalyticsType",
    "AssignmentSourceFilter",
    "AutomatedRolloutPhase",
    "Autotune",
    "AutotuneAttributionWindow",
    "AutotuneCreate",
    "AutotuneExplorationWindow",
    "AutotuneOptimization",
    "AutotuneReplacement",
    "AutotuneReviewCreate",
    "AutotuneReviewType",
    "AutotuneUpdate",
    "AutotuneVariant",
    "AutotuneWindowUnit",
    "AutotuneWinner",
    "AutotuneWinnerThreshold",
    "BayesianPrior",
    "Condition",
    "ConditionalOverride",
    "ConditionOperator",
    "ConditionType",
    "ConfidenceBounds",
    "ConfidenceLevel",
    "ConfigOwner",
    "ConfigOwnerType",
    "ConfigReview",
    "ConfigReviewContent",
    "ConfigReviewType",
    "ConfigSnapshot",
    "ConfigSubscriber",
    "DailyExposures",
    "DatabricksConnectionCreate",
    "DeduplicationRate",
    "DefaultValueRollout",
    "DefaultValueRolloutStep",
    "DiagnosticsCount",
    "DiagnosticsDay",
    "DiagnosticsType",
    "DimensionalExposures",
    "DynamicConfig",
    "DynamicConfigCreate",
    "DynamicConfigReplacement",
    "DynamicConfigReviewChange",
    "DynamicConfigReviewCreate",
    "DynamicConfigReviewUpdate",
    "DynamicConfigStatus",
    "DynamicConfigTypeReason",
    "DynamicConfigUpdate",
    "EligibleReviewers",
    "EnvironmentOverride",
    "Experiment",
    "ExperimentAbandonment",
    "ExperimentAlerts",
    "ExperimentArchival",
    "ExperimentContext",
    "ExperimentCreate",
    "ExperimentDecision",
    "ExperimentDeferral",
    "ExperimentDiagnostics",
    "ExperimentGroup",
    "ExperimentGroupSelection",
    "ExperimentMetric",
    "ExperimentOverrides",
    "ExperimentPulseResults",
    "ExperimentReplacement",
    "ExperimentRestart",
    "ExperimentReview",
    "ExperimentReviewContent",
    "ExperimentReviewCreate",
    "ExperimentReviewGap",
    "ExperimentReviewType",
    "ExperimentReviewUpdate",
    "ExperimentStart",
    "ExperimentStartSchedule",
    "ExperimentStatus",
    "ExperimentSubtype",
    "ExperimentType",
    "ExperimentUpdate",
    "ExposureCount",
    "ExposureCounts",
    "ExposureDimension",
    "ExposureDimensionValue",
    "ExternalEvent",
    "FilterCondition",
    "Gate",
    "GateArchival",
    "GateChecks",
    "GateCreate",
    "GateLifetime",
    "GateOverrides",
    "GateOverrideSide",
    "GatePulseLoadRequest",
    "GatePulseResults",
    "GateRate",
    "GateReplacement",
    "GateReviewChange",
    "GateReviewCreate",
    "GateReviewUpdate",
    "GateRolloutPhase",
    "GateRolloutStrategy",
    "GateRolloutStrategyType",
    "GateStatus",
    "GateType",
    "GateTypeReason",
    "GateUnarchival",
    "GateUpdate",
    "GroupBucket",
    "GroupExposures",
    "GuardrailAlert",
    "GuardrailArm",
    "GuardrailStatus",
    "HealthCheck",
    "HealthCheckGroup",
    "HealthCheckMetadata",
    "HealthCheckMetric",
    "HealthCheckStatus",
    "HealthCheckType",
    "HoldoutShipment",
    "IdentifierMappingMode",
    "ImbalanceFilter",
    "ImbalanceSeverity",
    "Ingestion",
    "IngestionBackfill",
    "IngestionBackfillRequest",
    "IngestionDataset",
    "IngestionDayCounts",
    "IngestionDayDeltas",
    "IngestionEventCount",
    "IngestionEventDelta",
    "IngestionEventsCreate",
    "IngestionEventsMapping",
    "IngestionEventsUpdate",
    "IngestionExposuresCreate",
    "IngestionExposuresDataset",
    "IngestionExposuresMapping",
    "IngestionExposuresUpdate",
    "IngestionMetricsCreate",
    "IngestionMetricsMapping",
    "IngestionMetricsUpdate",
    "IngestionReport",
    "IngestionRun",
    "IngestionRunDay",
    "IngestionRunSource",
    "IngestionRunState",
    "IngestionSchedule",
    "IngestionScheduleReplacement",
    "IngestionStatus",
    "IngestionType",
    "Link",
    "ManualQualityScore",
    "MetricDirection",
    "MetricHistory",
    "MetricRef",
    "MetricTagRef",
    "OverrideBucket",
    "OverrideSubject",
    "Owner",
    "PowerAnalysis",
    "PowerAnalysisStatus",
    "PrecommitWebhook",
    "PulseDimensionResult",
    "PulseLoad",
    "PulseLoadDetails",
    "PulseLoadJob",
    "PulseLoadState",
    "PulseLoadType",
    "PulseMetricBreakdown",
    "PulseMetricResult",
    "PulseRollup",
    "QualityCriterion",
    "QualityScore",
    "QualityStatus",
    "ReloadSchedule",
    "ResolvedAlert",
    "ReviewApproval",
    "ReviewAssignee",
    "ReviewAssigneeKind",
    "ReviewAuthor",
    "ReviewConditionalOverride",
    "Reviewer",
    "ReviewerGroup",
    "ReviewerSet",
    "ReviewIDOverride",
    "ReviewRejection",
    "ReviewRolloutPhase",
    "ReviewSettings",
    "ReviewStatus",
    "Rule",
    "RuleList",
    "RuleListUpdate",
    "RuleUpdate",
    "RuleVariant",
    "ScheduledReloadType",
    "SidecarUrlFilter",
    "SidecarUrlMatch",
    "SnapshotOverrides",
    "SnapshotProblem",
    "SnapshotRestore",
    "SprtBaselineMode",
    "SprtDecision",
    "SprtGroupSetting",
    "SprtMetricSetting",
    "SprtStatsigness",
    "StratifiedSampling",
    "StratifiedSamplingFile",
    "StratifiedSamplingMetric",
    "StratifiedSamplingProperty",
    "StratifiedSamplingStatus",
    "SummaryChart",
    "SummaryChartDisplay",
    "SummaryCharts",
    "SummaryChartSection",
    "SummaryChartSource",
    "SummarySection",
    "UserDimension",
    "UserIDOverride",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_MODULES[name], __name__), name)
        return value

    def __dir__() -> list[str]:
        return sorted([*globals(), *_MODULES])
