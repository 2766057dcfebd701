"""Every group of operations, each loaded when it is first used."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..._operation import Api

if TYPE_CHECKING:
    from .alerts import AlertsResource, RawAlertsResource
    from .assignment_sources import AssignmentSourcesResource, RawAssignmentSourcesResource
    from .audit_logs import AuditLogsResource, RawAuditLogsResource
    from .autotune_reviews import AutotuneReviewsResource, RawAutotuneReviewsResource
    from .autotunes import AutotunesResource, RawAutotunesResource
    from .change_validations import ChangeValidationsResource, RawChangeValidationsResource
    from .dashboards import DashboardsResource, RawDashboardsResource
    from .dynamic_config_reviews import DynamicConfigReviewsResource, RawDynamicConfigReviewsResource
    from .dynamic_configs import DynamicConfigsResource, RawDynamicConfigsResource
    from .entity_properties import EntityPropertiesResource, RawEntityPropertiesResource
    from .environments import EnvironmentsResource, RawEnvironmentsResource
    from .events import EventsResource, RawEventsResource
    from .experiment_overrides import ExperimentOverridesResource, RawExperimentOverridesResource
    from .experiment_results import ExperimentResultsResource, RawExperimentResultsResource
    from .experiment_reviews import ExperimentReviewsResource, RawExperimentReviewsResource
    from .experiments import ExperimentsResource, RawExperimentsResource
    from .exposures import ExposuresResource, RawExposuresResource
    from .gate_reviews import GateReviewsResource, RawGateReviewsResource
    from .gates import GatesResource, RawGatesResource
    from .holdouts import HoldoutsResource, RawHoldoutsResource
    from .ingestions import IngestionsResource, RawIngestionsResource
    from .keys import KeysResource, RawKeysResource
    from .layers import LayersResource, RawLayersResource
    from .logs import LogsResource, RawLogsResource
    from .metric_sources import MetricSourcesResource, RawMetricSourcesResource
    from .metrics import MetricsResource, RawMetricsResource
    from .overrides import OverridesResource, RawOverridesResource
    from .param_stores import ParamStoresResource, RawParamStoresResource
    from .projects import ProjectsResource, RawProjectsResource
    from .prompts import PromptsResource, RawPromptsResource
    from .qualifying_events import QualifyingEventsResource, RawQualifyingEventsResource
    from .release_pipeline_triggers import RawReleasePipelineTriggersResource, ReleasePipelineTriggersResource
    from .release_pipelines import RawReleasePipelinesResource, ReleasePipelinesResource
    from .reports import RawReportsResource, ReportsResource
    from .roles import RawRolesResource, RolesResource
    from .segments import RawSegmentsResource, SegmentsResource
    from .settings import RawSettingsResource, SettingsResource
    from .tags import RawTagsResource, TagsResource
    from .target_apps import RawTargetAppsResource, TargetAppsResource
    from .teams import RawTeamsResource, TeamsResource
    from .unit_id_types import RawUnitIdTypesResource, UnitIdTypesResource
    from .users import RawUsersResource, UsersResource
    from .warehouse_connections import RawWarehouseConnectionsResource, WarehouseConnectionsResource


class Resources:
    """The groups of operations."""

    def __init__(self, api: Api) -> None:
        self._api = api

    @cached_property
    def alerts(self) -> AlertsResource:
        """Topline alerts watch metrics of the whole project and tell their subscribers when a value leaves its
        bounds."""
        from .alerts import AlertsResource

        return AlertsResource(self._api)

    @cached_property
    def assignment_sources(self) -> AssignmentSourcesResource:
        """Assignment sources tell a warehouse-native project by SQL which unit was put into which group of
        which experiment."""
        from .assignment_sources import AssignmentSourcesResource

        return AssignmentSourcesResource(self._api)

    @cached_property
    def audit_logs(self) -> AuditLogsResource:
        """The audit log tells who changed what in a project and when."""
        from .audit_logs import AuditLogsResource

        return AuditLogsResource(self._api)

    @cached_property
    def autotune_reviews(self) -> AutotuneReviewsResource:
        """Steps in the life of autotunes that somebody must look at first: `create` proposes one, `approve` or
        `reject` judges it, `commit` takes it."""
        from .autotune_reviews import AutotuneReviewsResource

        return AutotuneReviewsResource(self._api)

    @cached_property
    def autotunes(self) -> AutotunesResource:
        """Autotunes try several values and lead the traffic to the one that brings the most success."""
        from .autotunes import AutotunesResource

        return AutotunesResource(self._api)

    @cached_property
    def change_validations(self) -> ChangeValidationsResource:
        """A pre-commit webhook is told of a change before it is made; the program behind it says here whether
        the change may be made. It has 2 minutes for that."""
        from .change_validations import ChangeValidationsResource

        return ChangeValidationsResource(self._api)

    @cached_property
    def dashboards(self) -> DashboardsResource:
        """Dashboards put charts, headings and texts side by side."""
        from .dashboards import DashboardsResource

        return DashboardsResource(self._api)

    @cached_property
    def dynamic_config_reviews(self) -> DynamicConfigReviewsResource:
        """Changes of dynamic configs that somebody must look at first: `create` proposes one, `approve` or
        `reject` judges it, `commit` makes it."""
        from .dynamic_config_reviews import DynamicConfigReviewsResource

        return DynamicConfigReviewsResource(self._api)

    @cached_property
    def dynamic_configs(self) -> DynamicConfigsResource:
        """Dynamic configs hand out JSON values that depend on who asks."""
        from .dynamic_configs import DynamicConfigsResource

        return DynamicConfigsResource(self._api)

    @cached_property
    def entity_properties(self) -> EntityPropertiesResource:
        """Entity property sources tell a warehouse-native project by SQL what is known of its units, such as a
        country."""
        from .entity_properties import EntityPropertiesResource

        return EntityPropertiesResource(self._api)

    @cached_property
    def environments(self) -> EnvironmentsResource:
        """Environments part the traffic of a project, such as development, staging and production."""
        from .environments import EnvironmentsResource

        return EnvironmentsResource(self._api)

    @cached_property
    def events(self) -> EventsResource:
        """Events are what applications log through the SDKs; metrics are computed from them."""
        from .events import EventsResource

        return EventsResource(self._api)

    @cached_property
    def experiment_overrides(self) -> ExperimentOverridesResource:
        """Overrides put chosen units of an experiment into a group, whatever chance says."""
        from .experiment_overrides import ExperimentOverridesResource

        return ExperimentOverridesResource(self._api)

    @cached_property
    def experiment_results(self) -> ExperimentResultsResource:
        """What experiments find out: how their groups compare, how many units they saw and whether the numbers
        can be trusted."""
        from .experiment_results import ExperimentResultsResource

        return ExperimentResultsResource(self._api)

    @cached_property
    def experiment_reviews(self) -> ExperimentReviewsResource:
        """A review proposes one change of an experiment; it is approved or rejected, and a commit makes the
        change."""
        from .experiment_reviews import ExperimentReviewsResource

        return ExperimentReviewsResource(self._api)

    @cached_property
    def experiments(self) -> ExperimentsResource:
        """Experiments put units into groups and compare what they do."""
        from .experiments import ExperimentsResource

        return ExperimentsResource(self._api)

    @cached_property
    def exposures(self) -> ExposuresResource:
        """Exposures are the events by which SDKs tell that a gate, experiment or dynamic config was looked at."""
        from .exposures import ExposuresResource

        return ExposuresResource(self._api)

    @cached_property
    def gate_reviews(self) -> GateReviewsResource:
        """A change of a gate that somebody must approve before it is made: ask (create), approve or reject,
        commit. A project can demand this for all gates, a team for its own, or a gate for itself."""
        from .gate_reviews import GateReviewsResource

        return GateReviewsResource(self._api)

    @cached_property
    def gates(self) -> GatesResource:
        """Feature gates turn a feature on for a part of the traffic. Their rules are tried from top to bottom."""
        from .gates import GatesResource

        return GatesResource(self._api)

    @cached_property
    def holdouts(self) -> HoldoutsResource:
        """A holdout keeps a small share of the units away from a set of gates, experiments and layers to
        measure them together."""
        from .holdouts import HoldoutsResource

        return HoldoutsResource(self._api)

    @cached_property
    def ingestions(self) -> IngestionsResource:
        """Ingestions load events, metrics and exposures from a data warehouse on a daily schedule."""
        from .ingestions import IngestionsResource

        return IngestionsResource(self._api)

    @cached_property
    def keys(self) -> KeysResource:
        """API keys of the project. A key has no id but itself, so secrets stand in the paths and answers of
        these calls: keep both out of logs."""
        from .keys import KeysResource

        return KeysResource(self._api)

    @cached_property
    def layers(self) -> LayersResource:
        """A layer holds parameters and keeps its experiments apart, so that a unit is in one of them at most."""
        from .layers import LayersResource

        return LayersResource(self._api)

    @cached_property
    def logs(self) -> LogsResource:
        """Logs are what applications sent lately, as the Logs Explorer of the console shows it."""
        from .logs import LogsResource

        return LogsResource(self._api)

    @cached_property
    def metric_sources(self) -> MetricSourcesResource:
        """A metric source is a table or query of a warehouse that metrics are computed from."""
        from .metric_sources import MetricSourcesResource

        return MetricSourcesResource(self._api)

    @cached_property
    def metrics(self) -> MetricsResource:
        """A metric turns events, or rows of a warehouse, into one number per unit or day."""
        from .metrics import MetricsResource

        return MetricsResource(self._api)

    @cached_property
    def overrides(self) -> OverridesResource:
        """Overrides decide for chosen units, whatever rules and chance say. Each kind of object has its own
        calls to change them."""
        from .overrides import OverridesResource

        return OverridesResource(self._api)

    @cached_property
    def param_stores(self) -> ParamStoresResource:
        """Parameter stores give names to values, so that code asks for a parameter and the store decides
        whether the value is fixed or comes from a gate, a layer, a dynamic config or an experiment."""
        from .param_stores import ParamStoresResource

        return ParamStoresResource(self._api)

    @cached_property
    def projects(self) -> ProjectsResource:
        """The project that a key belongs to, its company and what it is billed for."""
        from .projects import ProjectsResource

        return ProjectsResource(self._api)

    @cached_property
    def prompts(self) -> PromptsResource:
        """Prompts keep the texts and settings for language models in versions that can be evaluated. Messages
        call them AI Configs."""
        from .prompts import PromptsResource

        return PromptsResource(self._api)

    @cached_property
    def qualifying_events(self) -> QualifyingEventsResource:
        """Qualifying events are read by SQL from the warehouse of a warehouse-native project. They have the
        shape of metric sources."""
        from .qualifying_events import QualifyingEventsResource

        return QualifyingEventsResource(self._api)

    @cached_property
    def release_pipeline_triggers(self) -> ReleasePipelineTriggersResource:
        """A trigger is one change of a gate or dynamic config on its way through a release pipeline."""
        from .release_pipeline_triggers import ReleasePipelineTriggersResource

        return ReleasePipelineTriggersResource(self._api)

    @cached_property
    def release_pipelines(self) -> ReleasePipelinesResource:
        """A release pipeline brings a change of a gate or dynamic config to its users in phases, one after the
        other."""
        from .release_pipelines import ReleasePipelinesResource

        return ReleasePipelinesResource(self._api)

    @cached_property
    def reports(self) -> ReportsResource:
        """Reports are files with the exposures or results of one day of the whole project."""
        from .reports import ReportsResource

        return ReportsResource(self._api)

    @cached_property
    def roles(self) -> RolesResource:
        """A role says what its users may do in the project. It is known by its name."""
        from .roles import RolesResource

        return RolesResource(self._api)

    @cached_property
    def segments(self) -> SegmentsResource:
        """Segments are named sets of units, given by rules or by a list of ids, that gates and experiments can
        target."""
        from .segments import SegmentsResource

        return SegmentsResource(self._api)

    @cached_property
    def settings(self) -> SettingsResource:
        """Settings that hold for the whole project of the key."""
        from .settings import SettingsResource

        return SettingsResource(self._api)

    @cached_property
    def tags(self) -> TagsResource:
        """Tags sort gates, experiments, metrics and other objects. A tag must exist before an object can carry
        it."""
        from .tags import TagsResource

        return TagsResource(self._api)

    @cached_property
    def target_apps(self) -> TargetAppsResource:
        """A target app groups what one application needs, so that its SDK keys receive no more than that."""
        from .target_apps import TargetAppsResource

        return TargetAppsResource(self._api)

    @cached_property
    def teams(self) -> TeamsResource:
        """A team gathers users and gives defaults to its gates, experiments and holdouts."""
        from .teams import TeamsResource

        return TeamsResource(self._api)

    @cached_property
    def unit_id_types(self) -> UnitIdTypesResource:
        """A unit id type says what a unit is, such as a user, a device or a company."""
        from .unit_id_types import UnitIdTypesResource

        return UnitIdTypesResource(self._api)

    @cached_property
    def users(self) -> UsersResource:
        """Users are the people who work in the project. They are addressed by e-mail."""
        from .users import UsersResource

        return UsersResource(self._api)

    @cached_property
    def warehouse_connections(self) -> WarehouseConnectionsResource:
        """A warehouse connection tells how a project reaches its Databricks, Snowflake or BigQuery."""
        from .warehouse_connections import WarehouseConnectionsResource

        return WarehouseConnectionsResource(self._api)


class RawResources:
    """The groups of operations, which return each response undecoded."""

    def __init__(self, api: Api) -> None:
        self._api = api

    @cached_property
    def alerts(self) -> RawAlertsResource:
        """Topline alerts watch metrics of the whole project and tell their subscribers when a value leaves its
        bounds."""
        from .alerts import RawAlertsResource

        return RawAlertsResource(self._api)

    @cached_property
    def assignment_sources(self) -> RawAssignmentSourcesResource:
        """Assignment sources tell a warehouse-native project by SQL which unit was put into which group of
        which experiment."""
        from .assignment_sources import RawAssignmentSourcesResource

        return RawAssignmentSourcesResource(self._api)

    @cached_property
    def audit_logs(self) -> RawAuditLogsResource:
        """The audit log tells who changed what in a project and when."""
        from .audit_logs import RawAuditLogsResource

        return RawAuditLogsResource(self._api)

    @cached_property
    def autotune_reviews(self) -> RawAutotuneReviewsResource:
        """Steps in the life of autotunes that somebody must look at first: `create` proposes one, `approve` or
        `reject` judges it, `commit` takes it."""
        from .autotune_reviews import RawAutotuneReviewsResource

        return RawAutotuneReviewsResource(self._api)

    @cached_property
    def autotunes(self) -> RawAutotunesResource:
        """Autotunes try several values and lead the traffic to the one that brings the most success."""
        from .autotunes import RawAutotunesResource

        return RawAutotunesResource(self._api)

    @cached_property
    def change_validations(self) -> RawChangeValidationsResource:
        """A pre-commit webhook is told of a change before it is made; the program behind it says here whether
        the change may be made. It has 2 minutes for that."""
        from .change_validations import RawChangeValidationsResource

        return RawChangeValidationsResource(self._api)

    @cached_property
    def dashboards(self) -> RawDashboardsResource:
        """Dashboards put charts, headings and texts side by side."""
        from .dashboards import RawDashboardsResource

        return RawDashboardsResource(self._api)

    @cached_property
    def dynamic_config_reviews(self) -> RawDynamicConfigReviewsResource:
        """Changes of dynamic configs that somebody must look at first: `create` proposes one, `approve` or
        `reject` judges it, `commit` makes it."""
        from .dynamic_config_reviews import RawDynamicConfigReviewsResource

        return RawDynamicConfigReviewsResource(self._api)

    @cached_property
    def dynamic_configs(self) -> RawDynamicConfigsResource:
        """Dynamic configs hand out JSON values that depend on who asks."""
        from .dynamic_configs import RawDynamicConfigsResource

        return RawDynamicConfigsResource(self._api)

    @cached_property
    def entity_properties(self) -> RawEntityPropertiesResource:
        """Entity property sources tell a warehouse-native project by SQL what is known of its units, such as a
        country."""
        from .entity_properties import RawEntityPropertiesResource

        return RawEntityPropertiesResource(self._api)

    @cached_property
    def environments(self) -> RawEnvironmentsResource:
        """Environments part the traffic of a project, such as development, staging and production."""
        from .environments import RawEnvironmentsResource

        return RawEnvironmentsResource(self._api)

    @cached_property
    def events(self) -> RawEventsResource:
        """Events are what applications log through the SDKs; metrics are computed from them."""
        from .events import RawEventsResource

        return RawEventsResource(self._api)

    @cached_property
    def experiment_overrides(self) -> RawExperimentOverridesResource:
        """Overrides put chosen units of an experiment into a group, whatever chance says."""
        from .experiment_overrides import RawExperimentOverridesResource

        return RawExperimentOverridesResource(self._api)

    @cached_property
    def experiment_results(self) -> RawExperimentResultsResource:
        """What experiments find out: how their groups compare, how many units they saw and whether the numbers
        can be trusted."""
        from .experiment_results import RawExperimentResultsResource

        return RawExperimentResultsResource(self._api)

    @cached_property
    def experiment_reviews(self) -> RawExperimentReviewsResource:
        """A review proposes one change of an experiment; it is approved or rejected, and a commit makes the
        change."""
        from .experiment_reviews import RawExperimentReviewsResource

        return RawExperimentReviewsResource(self._api)

    @cached_property
    def experiments(self) -> RawExperimentsResource:
        """Experiments put units into groups and compare what they do."""
        from .experiments import RawExperimentsResource

        return RawExperimentsResource(self._api)

    @cached_property
    def exposures(self) -> RawExposuresResource:
        """Exposures are the events by which SDKs tell that a gate, experiment or dynamic config was looked at."""
        from .exposures import RawExposuresResource

        return RawExposuresResource(self._api)

    @cached_property
    def gate_reviews(self) -> RawGateReviewsResource:
        """A change of a gate that somebody must approve before it is made: ask (create), approve or reject,
        commit. A project can demand this for all gates, a team for its own, or a gate for itself."""
        from .gate_reviews import RawGateReviewsResource

        return RawGateReviewsResource(self._api)

    @cached_property
    def gates(self) -> RawGatesResource:
        """Feature gates turn a feature on for a part of the traffic. Their rules are tried from top to bottom."""
        from .gates import RawGatesResource

        return RawGatesResource(self._api)

    @cached_property
    def holdouts(self) -> RawHoldoutsResource:
        """A holdout keeps a small share of the units away from a set of gates, experiments and layers to
        measure them together."""
        from .holdouts import RawHoldoutsResource

        return RawHoldoutsResource(self._api)

    @cached_property
    def ingestions(self) -> RawIngestionsResource:
        """Ingestions load events, metrics and exposures from a data warehouse on a daily schedule."""
        from .ingestions import RawIngestionsResource

        return RawIngestionsResource(self._api)

    @cached_property
    def keys(self) -> RawKeysResource:
        """API keys of the project. A key has no id but itself, so secrets stand in the paths and answers of
        these calls: keep both out of logs."""
        from .keys import RawKeysResource

        return RawKeysResource(self._api)

    @cached_property
    def layers(self) -> RawLayersResource:
        """A layer holds parameters and keeps its experiments apart, so that a unit is in one of them at most."""
        from .layers import RawLayersResource

        return RawLayersResource(self._api)

    @cached_property
    def logs(self) -> RawLogsResource:
        """Logs are what applications sent lately, as the Logs Explorer of the console shows it."""
        from .logs import RawLogsResource

        return RawLogsResource(self._api)

    @cached_property
    def metric_sources(self) -> RawMetricSourcesResource:
        """A metric source is a table or query of a warehouse that metrics are computed from."""
        from .metric_sources import RawMetricSourcesResource

        return RawMetricSourcesResource(self._api)

    @cached_property
    def metrics(self) -> RawMetricsResource:
        """A metric turns events, or rows of a warehouse, into one number per unit or day."""
        from .metrics import RawMetricsResource

        return RawMetricsResource(self._api)

    @cached_property
    def overrides(self) -> RawOverridesResource:
        """Overrides decide for chosen units, whatever rules and chance say. Each kind of object has its own
        calls to change them."""
        from .overrides import RawOverridesResource

        return RawOverridesResource(self._api)

    @cached_property
    def param_stores(self) -> RawParamStoresResource:
        """Parameter stores give names to values, so that code asks for a parameter and the store decides
        whether the value is fixed or comes from a gate, a layer, a dynamic config or an experiment."""
        from .param_stores import RawParamStoresResource

        return RawParamStoresResource(self._api)

    @cached_property
    def projects(self) -> RawProjectsResource:
        """The project that a key belongs to, its company and what it is billed for."""
        from .projects import RawProjectsResource

        return RawProjectsResource(self._api)

    @cached_property
    def prompts(self) -> RawPromptsResource:
        """Prompts keep the texts and settings for language models in versions that can be evaluated. Messages
        call them AI Configs."""
        from .prompts import RawPromptsResource

        return RawPromptsResource(self._api)

    @cached_property
    def qualifying_events(self) -> RawQualifyingEventsResource:
        """Qualifying events are read by SQL from the warehouse of a warehouse-native project. They have the
        shape of metric sources."""
        from .qualifying_events import RawQualifyingEventsResource

        return RawQualifyingEventsResource(self._api)

    @cached_property
    def release_pipeline_triggers(self) -> RawReleasePipelineTriggersResource:
        """A trigger is one change of a gate or dynamic config on its way through a release pipeline."""
        from .release_pipeline_triggers import RawReleasePipelineTriggersResource

        return RawReleasePipelineTriggersResource(self._api)

    @cached_property
    def release_pipelines(self) -> RawReleasePipelinesResource:
        """A release pipeline brings a change of a gate or dynamic config to its users in phases, one after the
        other."""
        from .release_pipelines import RawReleasePipelinesResource

        return RawReleasePipelinesResource(self._api)

    @cached_property
    def reports(self) -> RawReportsResource:
        """Reports are files with the exposures or results of one day of the whole project."""
        from .reports import RawReportsResource

        return RawReportsResource(self._api)

    @cached_property
    def roles(self) -> RawRolesResource:
        """A role says what its users may do in the project. It is known by its name."""
        from .roles import RawRolesResource

        return RawRolesResource(self._api)

    @cached_property
    def segments(self) -> RawSegmentsResource:
        """Segments are named sets of units, given by rules or by a list of ids, that gates and experiments can
        target."""
        from .segments import RawSegmentsResource

        return RawSegmentsResource(self._api)

    @cached_property
    def settings(self) -> RawSettingsResource:
        """Settings that hold for the whole project of the key."""
        from .settings import RawSettingsResource

        return RawSettingsResource(self._api)

    @cached_property
    def tags(self) -> RawTagsResource:
        """Tags sort gates, experiments, metrics and other objects. A tag must exist before an object can carry
        it."""
        from .tags import RawTagsResource

        return RawTagsResource(self._api)

    @cached_property
    def target_apps(self) -> RawTargetAppsResource:
        """A target app groups what one application needs, so that its SDK keys receive no more than that."""
        from .target_apps import RawTargetAppsResource

        return RawTargetAppsResource(self._api)

    @cached_property
    def teams(self) -> RawTeamsResource:
        """A team gathers users and gives defaults to its gates, experiments and holdouts."""
        from .teams import RawTeamsResource

        return RawTeamsResource(self._api)

    @cached_property
    def unit_id_types(self) -> RawUnitIdTypesResource:
        """A unit id type says what a unit is, such as a user, a device or a company."""
        from .unit_id_types import RawUnitIdTypesResource

        return RawUnitIdTypesResource(self._api)

    @cached_property
    def users(self) -> RawUsersResource:
        """Users are the people who work in the project. They are addressed by e-mail."""
        from .users import RawUsersResource

        return RawUsersResource(self._api)

    @cached_property
    def warehouse_connections(self) -> RawWarehouseConnectionsResource:
        """A warehouse connection tells how a project reaches its Databricks, Snowflake or BigQuery."""
        from .warehouse_connections import RawWarehouseConnectionsResource

        return RawWarehouseConnectionsResource(self._api)
