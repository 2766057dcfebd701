"""Data models. Each module is imported when its model is first used."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .active_review import ActiveReview as ActiveReview
    from .alert import Alert as Alert
    from .alert_condition import AlertCondition as AlertCondition
    from .alert_create import AlertCreate as AlertCreate
    from .alert_event import AlertEvent as AlertEvent
    from .alert_event_type import AlertEventType as AlertEventType
    from .alert_group_value import AlertGroupValue as AlertGroupValue
    from .alert_mute_schedule import AlertMuteSchedule as AlertMuteSchedule
    from .alert_muting import AlertMuting as AlertMuting
    from .alert_priority import AlertPriority as AlertPriority
    from .alert_renotification import AlertRenotification as AlertRenotification
    from .alert_resolution import AlertResolution as AlertResolution
    from .alert_status import AlertStatus as AlertStatus
    from .alert_subscriber import AlertSubscriber as AlertSubscriber
    from .alert_subscriber_type import AlertSubscriberType as AlertSubscriberType
    from .alert_tag import AlertTag as AlertTag
    from .alert_type import AlertType as AlertType
    from .alert_unmuting import AlertUnmuting as AlertUnmuting
    from .alert_update import AlertUpdate as AlertUpdate
    from .alert_update_priority import AlertUpdatePriority as AlertUpdatePriority
    from .analytics_type import AnalyticsType as AnalyticsType
    from .assignment_source import AssignmentSource as AssignmentSource
    from .assignment_source_create import AssignmentSourceCreate as AssignmentSourceCreate
    from .assignment_source_filter import AssignmentSourceFilter as AssignmentSourceFilter
    from .assignment_source_replacement import AssignmentSourceReplacement as AssignmentSourceReplacement
    from .assignment_source_update import AssignmentSourceUpdate as AssignmentSourceUpdate
    from .audit_log import AuditLog as AuditLog
    from .audit_log_action_type import AuditLogActionType as AuditLogActionType
    from .audit_log_sort_key import AuditLogSortKey as AuditLogSortKey
    from .audit_log_sort_order import AuditLogSortOrder as AuditLogSortOrder
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
    from .bigquery_connection_update import BigqueryConnectionUpdate as BigqueryConnectionUpdate
    from .change_validation_create import ChangeValidationCreate as ChangeValidationCreate
    from .change_validation_link import ChangeValidationLink as ChangeValidationLink
    from .change_validation_message_update import (
        ChangeValidationMessageUpdate as ChangeValidationMessageUpdate,
    )
    from .changed_key import ChangedKey as ChangedKey
    from .company import Company as Company
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
    from .created_dashboard import CreatedDashboard as CreatedDashboard
    from .custom_field_mapping import CustomFieldMapping as CustomFieldMapping
    from .daily_exposures import DailyExposures as DailyExposures
    from .dashboard import Dashboard as Dashboard
    from .dashboard_aggregation import DashboardAggregation as DashboardAggregation
    from .dashboard_aggregation_type import DashboardAggregationType as DashboardAggregationType
    from .dashboard_chart import DashboardChart as DashboardChart
    from .dashboard_chart_type import DashboardChartType as DashboardChartType
    from .dashboard_cohort import DashboardCohort as DashboardCohort
    from .dashboard_conversion_window import DashboardConversionWindow as DashboardConversionWindow
    from .dashboard_conversion_window_unit import (
        DashboardConversionWindowUnit as DashboardConversionWindowUnit,
    )
    from .dashboard_create import DashboardCreate as DashboardCreate
    from .dashboard_defaults import DashboardDefaults as DashboardDefaults
    from .dashboard_event_source import DashboardEventSource as DashboardEventSource
    from .dashboard_filter import DashboardFilter as DashboardFilter
    from .dashboard_filter_operator import DashboardFilterOperator as DashboardFilterOperator
    from .dashboard_funnel_chart_type import DashboardFunnelChartType as DashboardFunnelChartType
    from .dashboard_funnel_dataset import DashboardFunnelDataset as DashboardFunnelDataset
    from .dashboard_funnel_query import DashboardFunnelQuery as DashboardFunnelQuery
    from .dashboard_funnel_results import DashboardFunnelResults as DashboardFunnelResults
    from .dashboard_funnel_step import DashboardFunnelStep as DashboardFunnelStep
    from .dashboard_funnel_step_result import DashboardFunnelStepResult as DashboardFunnelStepResult
    from .dashboard_funnel_widget import DashboardFunnelWidget as DashboardFunnelWidget
    from .dashboard_funnel_widget_create import DashboardFunnelWidgetCreate as DashboardFunnelWidgetCreate
    from .dashboard_granularity import DashboardGranularity as DashboardGranularity
    from .dashboard_header_widget import DashboardHeaderWidget as DashboardHeaderWidget
    from .dashboard_header_widget_create import DashboardHeaderWidgetCreate as DashboardHeaderWidgetCreate
    from .dashboard_period import DashboardPeriod as DashboardPeriod
    from .dashboard_period_unit import DashboardPeriodUnit as DashboardPeriodUnit
    from .dashboard_summary import DashboardSummary as DashboardSummary
    from .dashboard_text_widget import DashboardTextWidget as DashboardTextWidget
    from .dashboard_text_widget_create import DashboardTextWidgetCreate as DashboardTextWidgetCreate
    from .dashboard_timeseries_query import DashboardTimeseriesQuery as DashboardTimeseriesQuery
    from .dashboard_timeseries_widget import DashboardTimeseriesWidget as DashboardTimeseriesWidget
    from .dashboard_timeseries_widget_create import (
        DashboardTimeseriesWidgetCreate as DashboardTimeseriesWidgetCreate,
    )
    from .dashboard_unsupported_widget import DashboardUnsupportedWidget as DashboardUnsupportedWidget
    from .dashboard_widget_ids import DashboardWidgetIds as DashboardWidgetIds
    from .dashboard_widget_results import DashboardWidgetResults as DashboardWidgetResults
    from .dashboard_widgets_addition import DashboardWidgetsAddition as DashboardWidgetsAddition
    from .dashboard_widgets_replacement import DashboardWidgetsReplacement as DashboardWidgetsReplacement
    from .databricks_connection import DatabricksConnection as DatabricksConnection
    from .databricks_connection_create import DatabricksConnectionCreate as DatabricksConnectionCreate
    from .databricks_connection_update import DatabricksConnectionUpdate as DatabricksConnectionUpdate
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
    from .entity_property_source import EntityPropertySource as EntityPropertySource
    from .entity_property_source_create import EntityPropertySourceCreate as EntityPropertySourceCreate
    from .entity_property_source_replacement import (
        EntityPropertySourceReplacement as EntityPropertySourceReplacement,
    )
    from .entity_property_source_update import EntityPropertySourceUpdate as EntityPropertySourceUpdate
    from .environment import Environment as Environment
    from .environment_override import EnvironmentOverride as EnvironmentOverride
    from .environment_replacement import EnvironmentReplacement as EnvironmentReplacement
    from .environment_set import EnvironmentSet as EnvironmentSet
    from .environment_set_replacement import EnvironmentSetReplacement as EnvironmentSetReplacement
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
    from .holdout import Holdout as Holdout
    from .holdout_create import HoldoutCreate as HoldoutCreate
    from .holdout_replacement import HoldoutReplacement as HoldoutReplacement
    from .holdout_shipment import HoldoutShipment as HoldoutShipment
    from .holdout_update import HoldoutUpdate as HoldoutUpdate
    from .id_type_mapping import IDTypeMapping as IDTypeMapping
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
    from .key import Key as Key
    from .key_create import KeyCreate as KeyCreate
    from .key_scope import KeyScope as KeyScope
    from .key_status import KeyStatus as KeyStatus
    from .key_type import KeyType as KeyType
    from .key_update import KeyUpdate as KeyUpdate
    from .layer import Layer as Layer
    from .layer_conditional_override import LayerConditionalOverride as LayerConditionalOverride
    from .layer_create import LayerCreate as LayerCreate
    from .layer_holdout_values import LayerHoldoutValues as LayerHoldoutValues
    from .layer_id_override import LayerIDOverride as LayerIDOverride
    from .layer_override_operation import LayerOverrideOperation as LayerOverrideOperation
    from .layer_overrides import LayerOverrides as LayerOverrides
    from .layer_overrides_update import LayerOverridesUpdate as LayerOverridesUpdate
    from .layer_parameter import LayerParameter as LayerParameter
    from .layer_parameter_type import LayerParameterType as LayerParameterType
    from .layer_replacement import LayerReplacement as LayerReplacement
    from .layer_targeting_values import LayerTargetingValues as LayerTargetingValues
    from .layer_update import LayerUpdate as LayerUpdate
    from .link import Link as Link
    from .log_entry import LogEntry as LogEntry
    from .log_source import LogSource as LogSource
    from .logged_event import LoggedEvent as LoggedEvent
    from .manual_quality_score import ManualQualityScore as ManualQualityScore
    from .metric import Metric as Metric
    from .metric_aggregation import MetricAggregation as MetricAggregation
    from .metric_component import MetricComponent as MetricComponent
    from .metric_component_operator import MetricComponentOperator as MetricComponentOperator
    from .metric_create import MetricCreate as MetricCreate
    from .metric_criterion import MetricCriterion as MetricCriterion
    from .metric_criterion_type import MetricCriterionType as MetricCriterionType
    from .metric_direction import MetricDirection as MetricDirection
    from .metric_event import MetricEvent as MetricEvent
    from .metric_event_type import MetricEventType as MetricEventType
    from .metric_funnel_count import MetricFunnelCount as MetricFunnelCount
    from .metric_funnel_start import MetricFunnelStart as MetricFunnelStart
    from .metric_funnel_step import MetricFunnelStep as MetricFunnelStep
    from .metric_funnel_step_type import MetricFunnelStepType as MetricFunnelStepType
    from .metric_history import MetricHistory as MetricHistory
    from .metric_kind import MetricKind as MetricKind
    from .metric_lineage import MetricLineage as MetricLineage
    from .metric_owner import MetricOwner as MetricOwner
    from .metric_owner_update import MetricOwnerUpdate as MetricOwnerUpdate
    from .metric_ref import MetricRef as MetricRef
    from .metric_source import MetricSource as MetricSource
    from .metric_source_create import MetricSourceCreate as MetricSourceCreate
    from .metric_source_selection import MetricSourceSelection as MetricSourceSelection
    from .metric_source_type import MetricSourceType as MetricSourceType
    from .metric_source_update import MetricSourceUpdate as MetricSourceUpdate
    from .metric_sql import MetricSql as MetricSql
    from .metric_tag_ref import MetricTagRef as MetricTagRef
    from .metric_type import MetricType as MetricType
    from .metric_unit_value import MetricUnitValue as MetricUnitValue
    from .metric_update import MetricUpdate as MetricUpdate
    from .metric_value import MetricValue as MetricValue
    from .metric_warehouse_funnel_count import MetricWarehouseFunnelCount as MetricWarehouseFunnelCount
    from .metric_warehouse_funnel_step import MetricWarehouseFunnelStep as MetricWarehouseFunnelStep
    from .metric_warehouse_settings import MetricWarehouseSettings as MetricWarehouseSettings
    from .overridden_experiment import OverriddenExperiment as OverriddenExperiment
    from .overridden_gate import OverriddenGate as OverriddenGate
    from .overridden_layer import OverriddenLayer as OverriddenLayer
    from .override_bucket import OverrideBucket as OverrideBucket
    from .override_subject import OverrideSubject as OverrideSubject
    from .owner import Owner as Owner
    from .param_store import ParamStore as ParamStore
    from .param_store_config_parameter import ParamStoreConfigParameter as ParamStoreConfigParameter
    from .param_store_create import ParamStoreCreate as ParamStoreCreate
    from .param_store_experiment_parameter import (
        ParamStoreExperimentParameter as ParamStoreExperimentParameter,
    )
    from .param_store_gate_parameter import ParamStoreGateParameter as ParamStoreGateParameter
    from .param_store_layer_parameter import ParamStoreLayerParameter as ParamStoreLayerParameter
    from .param_store_static_parameter import ParamStoreStaticParameter as ParamStoreStaticParameter
    from .param_store_update import ParamStoreUpdate as ParamStoreUpdate
    from .power_analysis import PowerAnalysis as PowerAnalysis
    from .power_analysis_status import PowerAnalysisStatus as PowerAnalysisStatus
    from .precommit_webhook import PrecommitWebhook as PrecommitWebhook
    from .project import Project as Project
    from .project_overrides import ProjectOverrides as ProjectOverrides
    from .project_review_settings import ProjectReviewSettings as ProjectReviewSettings
    from .project_role_settings import ProjectRoleSettings as ProjectRoleSettings
    from .project_settings import ProjectSettings as ProjectSettings
    from .project_team_settings import ProjectTeamSettings as ProjectTeamSettings
    from .project_visibility import ProjectVisibility as ProjectVisibility
    from .prompt import Prompt as Prompt
    from .prompt_create import PromptCreate as PromptCreate
    from .prompt_header import PromptHeader as PromptHeader
    from .prompt_message import PromptMessage as PromptMessage
    from .prompt_role import PromptRole as PromptRole
    from .prompt_update import PromptUpdate as PromptUpdate
    from .prompt_version import PromptVersion as PromptVersion
    from .prompt_version_create import PromptVersionCreate as PromptVersionCreate
    from .prompt_workflow_body import PromptWorkflowBody as PromptWorkflowBody
    from .property_ref import PropertyRef as PropertyRef
    from .pulse_dimension_result import PulseDimensionResult as PulseDimensionResult
    from .pulse_load import PulseLoad as PulseLoad
    from .pulse_load_details import PulseLoadDetails as PulseLoadDetails
    from .pulse_load_job import PulseLoadJob as PulseLoadJob
    from .pulse_load_request import PulseLoadRequest as PulseLoadRequest
    from .pulse_load_state import PulseLoadState as PulseLoadState
    from .pulse_load_type import PulseLoadType as PulseLoadType
    from .pulse_metric_breakdown import PulseMetricBreakdown as PulseMetricBreakdown
    from .pulse_metric_result import PulseMetricResult as PulseMetricResult
    from .pulse_rollup import PulseRollup as PulseRollup
    from .quality_criterion import QualityCriterion as QualityCriterion
    from .quality_criterion_name import QualityCriterionName as QualityCriterionName
    from .quality_score import QualityScore as QualityScore
    from .quality_status import QualityStatus as QualityStatus
    from .release_pipeline import ReleasePipeline as ReleasePipeline
    from .release_pipeline_action import ReleasePipelineAction as ReleasePipelineAction
    from .release_pipeline_action_type import ReleasePipelineActionType as ReleasePipelineActionType
    from .release_pipeline_create import ReleasePipelineCreate as ReleasePipelineCreate
    from .release_pipeline_phase import ReleasePipelinePhase as ReleasePipelinePhase
    from .release_pipeline_phase_ref import ReleasePipelinePhaseRef as ReleasePipelinePhaseRef
    from .release_pipeline_rule import ReleasePipelineRule as ReleasePipelineRule
    from .release_pipeline_trigger import ReleasePipelineTrigger as ReleasePipelineTrigger
    from .release_pipeline_trigger_status import ReleasePipelineTriggerStatus as ReleasePipelineTriggerStatus
    from .release_pipeline_update import ReleasePipelineUpdate as ReleasePipelineUpdate
    from .reload_schedule import ReloadSchedule as ReloadSchedule
    from .report import Report as Report
    from .report_type import ReportType as ReportType
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
    from .role import Role as Role
    from .role_create import RoleCreate as RoleCreate
    from .role_permissions import RolePermissions as RolePermissions
    from .role_update import RoleUpdate as RoleUpdate
    from .rule import Rule as Rule
    from .rule_list import RuleList as RuleList
    from .rule_list_update import RuleListUpdate as RuleListUpdate
    from .rule_update import RuleUpdate as RuleUpdate
    from .rule_variant import RuleVariant as RuleVariant
    from .scheduled_reload_type import ScheduledReloadType as ScheduledReloadType
    from .segment import Segment as Segment
    from .segment_create import SegmentCreate as SegmentCreate
    from .segment_id_list import SegmentIdList as SegmentIdList
    from .segment_id_list_metadata import SegmentIdListMetadata as SegmentIdListMetadata
    from .segment_ids import SegmentIds as SegmentIds
    from .segment_type import SegmentType as SegmentType
    from .segment_user_store_ids import SegmentUserStoreIds as SegmentUserStoreIds
    from .sidecar_url_filter import SidecarUrlFilter as SidecarUrlFilter
    from .sidecar_url_match import SidecarUrlMatch as SidecarUrlMatch
    from .snake_case_pulse_metric_result import SnakeCasePulseMetricResult as SnakeCasePulseMetricResult
    from .snapshot_overrides import SnapshotOverrides as SnapshotOverrides
    from .snapshot_problem import SnapshotProblem as SnapshotProblem
    from .snapshot_restore import SnapshotRestore as SnapshotRestore
    from .snowflake_connection_update import SnowflakeConnectionUpdate as SnowflakeConnectionUpdate
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
    from .tag import Tag as Tag
    from .tag_create import TagCreate as TagCreate
    from .tag_update import TagUpdate as TagUpdate
    from .target_app import TargetApp as TargetApp
    from .target_app_assignment import TargetAppAssignment as TargetAppAssignment
    from .target_app_create import TargetAppCreate as TargetAppCreate
    from .target_app_update import TargetAppUpdate as TargetAppUpdate
    from .team import Team as Team
    from .team_approvers import TeamApprovers as TeamApprovers
    from .team_create import TeamCreate as TeamCreate
    from .team_editors import TeamEditors as TeamEditors
    from .team_update import TeamUpdate as TeamUpdate
    from .unit_id_type import UnitIDType as UnitIDType
    from .unit_id_type_create import UnitIDTypeCreate as UnitIDTypeCreate
    from .unit_id_type_update import UnitIDTypeUpdate as UnitIDTypeUpdate
    from .user import User as User
    from .user_dimension import UserDimension as UserDimension
    from .user_id_override import UserIDOverride as UserIDOverride
    from .user_invitation import UserInvitation as UserInvitation
    from .user_update import UserUpdate as UserUpdate
    from .warehouse_connection_update import WarehouseConnectionUpdate as WarehouseConnectionUpdate

_MODULES = {
    "ActiveReview": ".active_review",
    "Alert": ".alert",
    "AlertCondition": ".alert_condition",
    "AlertCreate": ".alert_create",
    "AlertEvent": ".alert_event",
    "AlertEventType": ".alert_event_type",
    "AlertGroupValue": ".alert_group_value",
    "AlertMuteSchedule": ".alert_mute_schedule",
    "AlertMuting": ".alert_muting",
    "AlertPriority": ".alert_priority",
    "AlertRenotification": ".alert_renotification",
    "AlertResolution": ".alert_resolution",
    "AlertStatus": ".alert_status",
    "AlertSubscriber": ".alert_subscriber",
    "AlertSubscriberType": ".alert_subscriber_type",
    "AlertTag": ".alert_tag",
    "AlertType": ".alert_type",
    "AlertUnmuting": ".alert_unmuting",
    "AlertUpdate": ".alert_update",
    "AlertUpdatePriority": ".alert_update_priority",
    "AnalyticsType": ".analytics_type",
    "AssignmentSource": ".assignment_source",
    "AssignmentSourceCreate": ".assignment_source_create",
    "AssignmentSourceFilter": ".assignment_source_filter",
    "AssignmentSourceReplacement": ".assignment_source_replacement",
    "AssignmentSourceUpdate": ".assignment_source_update",
    "AuditLog": ".audit_log",
    "AuditLogActionType": ".audit_log_action_type",
    "AuditLogSortKey": ".audit_log_sort_key",
    "AuditLogSortOrder": ".audit_log_sort_order",
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
    "BigqueryConnectionUpdate": ".bigquery_connection_update",
    "ChangeValidationCreate": ".change_validation_create",
    "ChangeValidationLink": ".change_validation_link",
    "ChangeValidationMessageUpdate": ".change_validation_message_update",
    "ChangedKey": ".changed_key",
    "Company": ".company",
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
    "CreatedDashboard": ".created_dashboard",
    "CustomFieldMapping": ".custom_field_mapping",
    "DailyExposures": ".daily_exposures",
    "Dashboard": ".dashboard",
    "DashboardAggregation": ".dashboard_aggregation",
    "DashboardAggregationType": ".dashboard_aggregation_type",
    "DashboardChart": ".dashboard_chart",
    "DashboardChartType": ".dashboard_chart_type",
    "DashboardCohort": ".dashboard_cohort",
    "DashboardConversionWindow": ".dashboard_conversion_window",
    "DashboardConversionWindowUnit": ".dashboard_conversion_window_unit",
    "DashboardCreate": ".dashboard_create",
    "DashboardDefaults": ".dashboard_defaults",
    "DashboardEventSource": ".dashboard_event_source",
    "DashboardFilter": ".dashboard_filter",
    "DashboardFilterOperator": ".dashboard_filter_operator",
    "DashboardFunnelChartType": ".dashboard_funnel_chart_type",
    "DashboardFunnelDataset": ".dashboard_funnel_dataset",
    "DashboardFunnelQuery": ".dashboard_funnel_query",
    "DashboardFunnelResults": ".dashboard_funnel_results",
    "DashboardFunnelStep": ".dashboard_funnel_step",
    "DashboardFunnelStepResult": ".dashboard_funnel_step_result",
    "DashboardFunnelWidget": ".dashboard_funnel_widget",
    "DashboardFunnelWidgetCreate": ".dashboard_funnel_widget_create",
    "DashboardGranularity": ".dashboard_granularity",
    "DashboardHeaderWidget": ".dashboard_header_widget",
    "DashboardHeaderWidgetCreate": ".dashboard_header_widget_create",
    "DashboardPeriod": ".dashboard_period",
    "DashboardPeriodUnit": ".dashboard_period_unit",
    "DashboardSummary": ".dashboard_summary",
    "DashboardTextWidget": ".dashboard_text_widget",
    "DashboardTextWidgetCreate": ".dashboard_text_widget_create",
    "DashboardTimeseriesQuery": ".dashboard_timeseries_query",
    "DashboardTimeseriesWidget": ".dashboard_timeseries_widget",
    "DashboardTimeseriesWidgetCreate": ".dashboard_timeseries_widget_create",
    "DashboardUnsupportedWidget": ".dashboard_unsupported_widget",
    "DashboardWidgetIds": ".dashboard_widget_ids",
    "DashboardWidgetResults": ".dashboard_widget_results",
    "DashboardWidgetsAddition": ".dashboard_widgets_addition",
    "DashboardWidgetsReplacement": ".dashboard_widgets_replacement",
    "DatabricksConnection": ".databricks_connection",
    "DatabricksConnectionCreate": ".databricks_connection_create",
    "DatabricksConnectionUpdate": ".databricks_connection_update",
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
    "EntityPropertySource": ".entity_property_source",
    "EntityPropertySourceCreate": ".entity_property_source_create",
    "EntityPropertySourceReplacement": ".entity_property_source_replacement",
    "EntityPropertySourceUpdate": ".entity_property_source_update",
    "Environment": ".environment",
    "EnvironmentOverride": ".environment_override",
    "EnvironmentReplacement": ".environment_replacement",
    "EnvironmentSet": ".environment_set",
    "EnvironmentSetReplacement": ".environment_set_replacement",
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
    "Holdout": ".holdout",
    "HoldoutCreate": ".holdout_create",
    "HoldoutReplacement": ".holdout_replacement",
    "HoldoutShipment": ".holdout_shipment",
    "HoldoutUpdate": ".holdout_update",
    "IDTypeMapping": ".id_type_mapping",
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
    "Key": ".key",
    "KeyCreate": ".key_create",
    "KeyScope": ".key_scope",
    "KeyStatus": ".key_status",
    "KeyType": ".key_type",
    "KeyUpdate": ".key_update",
    "Layer": ".layer",
    "LayerConditionalOverride": ".layer_conditional_override",
    "LayerCreate": ".layer_create",
    "LayerHoldoutValues": ".layer_holdout_values",
    "LayerIDOverride": ".layer_id_override",
    "LayerOverrideOperation": ".layer_override_operation",
    "LayerOverrides": ".layer_overrides",
    "LayerOverridesUpdate": ".layer_overrides_update",
    "LayerParameter": ".layer_parameter",
    "LayerParameterType": ".layer_parameter_type",
    "LayerReplacement": ".layer_replacement",
    "LayerTargetingValues": ".layer_targeting_values",
    "LayerUpdate": ".layer_update",
    "Link": ".link",
    "LogEntry": ".log_entry",
    "LogSource": ".log_source",
    "LoggedEvent": ".logged_event",
    "ManualQualityScore": ".manual_quality_score",
    "Metric": ".metric",
    "MetricAggregation": ".metric_aggregation",
    "MetricComponent": ".metric_component",
    "MetricComponentOperator": ".metric_component_operator",
    "MetricCreate": ".metric_create",
    "MetricCriterion": ".metric_criterion",
    "MetricCriterionType": ".metric_criterion_type",
    "MetricDirection": ".metric_direction",
    "MetricEvent": ".metric_event",
    "MetricEventType": ".metric_event_type",
    "MetricFunnelCount": ".metric_funnel_count",
    "MetricFunnelStart": ".metric_funnel_start",
    "MetricFunnelStep": ".metric_funnel_step",
    "MetricFunnelStepType": ".metric_funnel_step_type",
    "MetricHistory": ".metric_history",
    "MetricKind": ".metric_kind",
    "MetricLineage": ".metric_lineage",
    "MetricOwner": ".metric_owner",
    "MetricOwnerUpdate": ".metric_owner_update",
    "MetricRef": ".metric_ref",
    "MetricSource": ".metric_source",
    "MetricSourceCreate": ".metric_source_create",
    "MetricSourceSelection": ".metric_source_selection",
    "MetricSourceType": ".metric_source_type",
    "MetricSourceUpdate": ".metric_source_update",
    "MetricSql": ".metric_sql",
    "MetricTagRef": ".metric_tag_ref",
    "MetricType": ".metric_type",
    "MetricUnitValue": ".metric_unit_value",
    "MetricUpdate": ".metric_update",
    "MetricValue": ".metric_value",
    "MetricWarehouseFunnelCount": ".metric_warehouse_funnel_count",
    "MetricWarehouseFunnelStep": ".metric_warehouse_funnel_step",
    "MetricWarehouseSettings": ".metric_warehouse_settings",
    "OverriddenExperiment": ".overridden_experiment",
    "OverriddenGate": ".overridden_gate",
    "OverriddenLayer": ".overridden_layer",
    "OverrideBucket": ".override_bucket",
    "OverrideSubject": ".override_subject",
    "Owner": ".owner",
    "ParamStore": ".param_store",
    "ParamStoreConfigParameter": ".param_store_config_parameter",
    "ParamStoreCreate": ".param_store_create",
    "ParamStoreExperimentParameter": ".param_store_experiment_parameter",
    "ParamStoreGateParameter": ".param_store_gate_parameter",
    "ParamStoreLayerParameter": ".param_store_layer_parameter",
    "ParamStoreStaticParameter": ".param_store_static_parameter",
    "ParamStoreUpdate": ".param_store_update",
    "PowerAnalysis": ".power_analysis",
    "PowerAnalysisStatus": ".power_analysis_status",
    "PrecommitWebhook": ".precommit_webhook",
    "Project": ".project",
    "ProjectOverrides": ".project_overrides",
    "ProjectReviewSettings": ".project_review_settings",
    "ProjectRoleSettings": ".project_role_settings",
    "ProjectSettings": ".project_settings",
    "ProjectTeamSettings": ".project_team_settings",
    "ProjectVisibility": ".project_visibility",
    "Prompt": ".prompt",
    "PromptCreate": ".prompt_create",
    "PromptHeader": ".prompt_header",
    "PromptMessage": ".prompt_message",
    "PromptRole": ".prompt_role",
    "PromptUpdate": ".prompt_update",
    "PromptVersion": ".prompt_version",
    "PromptVersionCreate": ".prompt_version_create",
    "PromptWorkflowBody": ".prompt_workflow_body",
    "PropertyRef": ".property_ref",
    "PulseDimensionResult": ".pulse_dimension_result",
    "PulseLoad": ".pulse_load",
    "PulseLoadDetails": ".pulse_load_details",
    "PulseLoadJob": ".pulse_load_job",
    "PulseLoadRequest": ".pulse_load_request",
    "PulseLoadState": ".pulse_load_state",
    "PulseLoadType": ".pulse_load_type",
    "PulseMetricBreakdown": ".pulse_metric_breakdown",
    "PulseMetricResult": ".pulse_metric_result",
    "PulseRollup": ".pulse_rollup",
    "QualityCriterion": ".quality_criterion",
    "QualityCriterionName": ".quality_criterion_name",
    "QualityScore": ".quality_score",
    "QualityStatus": ".quality_status",
    "ReleasePipeline": ".release_pipeline",
    "ReleasePipelineAction": ".release_pipeline_action",
    "ReleasePipelineActionType": ".release_pipeline_action_type",
    "ReleasePipelineCreate": ".release_pipeline_create",
    "ReleasePipelinePhase": ".release_pipeline_phase",
    "ReleasePipelinePhaseRef": ".release_pipeline_phase_ref",
    "ReleasePipelineRule": ".release_pipeline_rule",
    "ReleasePipelineTrigger": ".release_pipeline_trigger",
    "ReleasePipelineTriggerStatus": ".release_pipeline_trigger_status",
    "ReleasePipelineUpdate": ".release_pipeline_update",
    "ReloadSchedule": ".reload_schedule",
    "Report": ".report",
    "ReportType": ".report_type",
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
    "Role": ".role",
    "RoleCreate": ".role_create",
    "RolePermissions": ".role_permissions",
    "RoleUpdate": ".role_update",
    "Rule": ".rule",
    "RuleList": ".rule_list",
    "RuleListUpdate": ".rule_list_update",
    "RuleUpdate": ".rule_update",
    "RuleVariant": ".rule_variant",
    "ScheduledReloadType": ".scheduled_reload_type",
    "Segment": ".segment",
    "SegmentCreate": ".segment_create",
    "SegmentIdList": ".segment_id_list",
    "SegmentIdListMetadata": ".segment_id_list_metadata",
    "SegmentIds": ".segment_ids",
    "SegmentType": ".segment_type",
    "SegmentUserStoreIds": ".segment_user_store_ids",
    "SidecarUrlFilter": ".sidecar_url_filter",
    "SidecarUrlMatch": ".sidecar_url_match",
    "SnakeCasePulseMetricResult": ".snake_case_pulse_metric_result",
    "SnapshotOverrides": ".snapshot_overrides",
    "SnapshotProblem": ".snapshot_problem",
    "SnapshotRestore": ".snapshot_restore",
    "SnowflakeConnectionUpdate": ".snowflake_connection_update",
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
    "Tag": ".tag",
    "TagCreate": ".tag_create",
    "TagUpdate": ".tag_update",
    "TargetApp": ".target_app",
    "TargetAppAssignment": ".target_app_assignment",
    "TargetAppCreate": ".target_app_create",
    "TargetAppUpdate": ".target_app_update",
    "Team": ".team",
    "TeamApprovers": ".team_approvers",
    "TeamCreate": ".team_create",
    "TeamEditors": ".team_editors",
    "TeamUpdate": ".team_update",
    "UnitIDType": ".unit_id_type",
    "UnitIDTypeCreate": ".unit_id_type_create",
    "UnitIDTypeUpdate": ".unit_id_type_update",
    "User": ".user",
    "UserDimension": ".user_dimension",
    "UserIDOverride": ".user_id_override",
    "UserInvitation": ".user_invitation",
    "UserUpdate": ".user_update",
    "WarehouseConnectionUpdate": ".warehouse_connection_update",
}

__all__ = [
    "ActiveReview",
    "Alert",
    "AlertCondition",
    "AlertCreate",
    "AlertEvent",
    "AlertEventType",
    "AlertGroupValue",
    "AlertMuteSchedule",
    "AlertMuting",
    "AlertPriority",
    "AlertRenotification",
    "AlertResolution",
    "AlertStatus",
    "AlertSubscriber",
    "AlertSubscriberType",
    "AlertTag",
    "AlertType",
    "AlertUnmuting",
    "AlertUpdate",
    "AlertUpdatePriority",
    "AnalyticsType",
    "AssignmentSource",
    "AssignmentSourceCreate",
    "AssignmentSourceFilter",
    "AssignmentSourceReplacement",
    "AssignmentSourceUpdate",
    "AuditLog",
    "AuditLogActionType",
    "AuditLogSortKey",
    "AuditLogSortOrder",
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
    "BigqueryConnectionUpdate",
    "ChangedKey",
    "ChangeValidationCreate",
    "ChangeValidationLink",
    "ChangeValidationMessageUpdate",
    "Company",
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
    "CreatedDashboard",
    "CustomFieldMapping",
    "DailyExposures",
    "Dashboard",
    "DashboardAggregation",
    "DashboardAggregationType",
    "DashboardChart",
    "DashboardChartType",
    "DashboardCohort",
    "DashboardConversionWindow",
    "DashboardConversionWindowUnit",
    "DashboardCreate",
    "DashboardDefaults",
    "DashboardEventSource",
    "DashboardFilter",
    "DashboardFilterOperator",
    "DashboardFunnelChartType",
    "DashboardFunnelDataset",
    "DashboardFunnelQuery",
    "DashboardFunnelResults",
    "DashboardFunnelStep",
    "DashboardFunnelStepResult",
    "DashboardFunnelWidget",
    "DashboardFunnelWidgetCreate",
    "DashboardGranularity",
    "DashboardHeaderWidget",
    "DashboardHeaderWidgetCreate",
    "DashboardPeriod",
    "DashboardPeriodUnit",
    "DashboardSummary",
    "DashboardTextWidget",
    "DashboardTextWidgetCreate",
    "DashboardTimeseriesQuery",
    "DashboardTimeseriesWidget",
    "DashboardTimeseriesWidgetCreate",
    "DashboardUnsupportedWidget",
    "DashboardWidgetIds",
    "DashboardWidgetResults",
    "DashboardWidgetsAddition",
    "DashboardWidgetsReplacement",
    "DatabricksConnection",
    "DatabricksConnectionCreate",
    "DatabricksConnectionUpdate",
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
    "EntityPropertySource",
    "EntityPropertySourceCreate",
    "EntityPropertySourceReplacement",
    "EntityPropertySourceUpdate",
    "Environment",
    "EnvironmentOverride",
    "EnvironmentReplacement",
    "EnvironmentSet",
    "EnvironmentSetReplacement",
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
    "Holdout",
    "HoldoutCreate",
    "HoldoutReplacement",
    "HoldoutShipment",
    "HoldoutUpdate",
    "IdentifierMappingMode",
    "IDTypeMapping",
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
    "Key",
    "KeyCreate",
    "KeyScope",
    "KeyStatus",
    "KeyType",
    "KeyUpdate",
    "Layer",
    "LayerConditionalOverride",
    "LayerCreate",
    "LayerHoldoutValues",
    "LayerIDOverride",
    "LayerOverrideOperation",
    "LayerOverrides",
    "LayerOverridesUpdate",
    "LayerParameter",
    "LayerParameterType",
    "LayerReplacement",
    "LayerTargetingValues",
    "LayerUpdate",
    "Link",
    "LogEntry",
    "LoggedEvent",
    "LogSource",
    "ManualQualityScore",
    "Metric",
    "MetricAggregation",
    "MetricComponent",
    "MetricComponentOperator",
    "MetricCreate",
    "MetricCriterion",
    "MetricCriterionType",
    "MetricDirection",
    "MetricEvent",
    "MetricEventType",
    "MetricFunnelCount",
    "MetricFunnelStart",
    "MetricFunnelStep",
    "MetricFunnelStepType",
    "MetricHistory",
    "MetricKind",
    "MetricLineage",
    "MetricOwner",
    "MetricOwnerUpdate",
    "MetricRef",
    "MetricSource",
    "MetricSourceCreate",
    "MetricSourceSelection",
    "MetricSourceType",
    "MetricSourceUpdate",
    "MetricSql",
    "MetricTagRef",
    "MetricType",
    "MetricUnitValue",
    "MetricUpdate",
    "MetricValue",
    "MetricWarehouseFunnelCount",
    "MetricWarehouseFunnelStep",
    "MetricWarehouseSettings",
    "OverriddenExperiment",
    "OverriddenGate",
    "OverriddenLayer",
    "OverrideBucket",
    "OverrideSubject",
    "Owner",
    "ParamStore",
    "ParamStoreConfigParameter",
    "ParamStoreCreate",
    "ParamStoreExperimentParameter",
    "ParamStoreGateParameter",
    "ParamStoreLayerParameter",
    "ParamStoreStaticParameter",
    "ParamStoreUpdate",
    "PowerAnalysis",
    "PowerAnalysisStatus",
    "PrecommitWebhook",
    "Project",
    "ProjectOverrides",
    "ProjectReviewSettings",
    "ProjectRoleSettings",
    "ProjectSettings",
    "ProjectTeamSettings",
    "ProjectVisibility",
    "Prompt",
    "PromptCreate",
    "PromptHeader",
    "PromptMessage",
    "PromptRole",
    "PromptUpdate",
    "PromptVersion",
    "PromptVersionCreate",
    "PromptWorkflowBody",
    "PropertyRef",
    "PulseDimensionResult",
    "PulseLoad",
    "PulseLoadDetails",
    "PulseLoadJob",
    "PulseLoadRequest",
    "PulseLoadState",
    "PulseLoadType",
    "PulseMetricBreakdown",
    "PulseMetricResult",
    "PulseRollup",
    "QualityCriterion",
    "QualityCriterionName",
    "QualityScore",
    "QualityStatus",
    "ReleasePipeline",
    "ReleasePipelineAction",
    "ReleasePipelineActionType",
    "ReleasePipelineCreate",
    "ReleasePipelinePhase",
    "ReleasePipelinePhaseRef",
    "ReleasePipelineRule",
    "ReleasePipelineTrigger",
    "ReleasePipelineTriggerStatus",
    "ReleasePipelineUpdate",
    "ReloadSchedule",
    "Report",
    "ReportType",
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
    "Role",
    "RoleCreate",
    "RolePermissions",
    "RoleUpdate",
    "Rule",
    "RuleList",
    "RuleListUpdate",
    "RuleUpdate",
    "RuleVariant",
    "ScheduledReloadType",
    "Segment",
    "SegmentCreate",
    "SegmentIdList",
    "SegmentIdListMetadata",
    "SegmentIds",
    "SegmentType",
    "SegmentUserStoreIds",
    "SidecarUrlFilter",
    "SidecarUrlMatch",
    "SnakeCasePulseMetricResult",
    "SnapshotOverrides",
    "SnapshotProblem",
    "SnapshotRestore",
    "SnowflakeConnectionUpdate",
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
    "Tag",
    "TagCreate",
    "TagUpdate",
    "TargetApp",
    "TargetAppAssignment",
    "TargetAppCreate",
    "TargetAppUpdate",
    "Team",
    "TeamApprovers",
    "TeamCreate",
    "TeamEditors",
    "TeamUpdate",
    "UnitIDType",
    "UnitIDTypeCreate",
    "UnitIDTypeUpdate",
    "User",
    "UserDimension",
    "UserIDOverride",
    "UserInvitation",
    "UserUpdate",
    "WarehouseConnectionUpdate",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(_MODULES[name], __name__), name)
        return value

    def __dir__() -> list[str]:
        return sorted([*globals(), *_MODULES])
