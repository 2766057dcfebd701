"""Every group of operations, each loaded when it is first used."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..._operation import Api
from .. import api

if TYPE_CHECKING:
    from . import alerts as alerts
    from . import assignment_sources as assignment_sources
    from . import audit_logs as audit_logs
    from . import autotune_reviews as autotune_reviews
    from . import autotunes as autotunes
    from . import change_validations as change_validations
    from . import dashboards as dashboards
    from . import dynamic_config_reviews as dynamic_config_reviews
    from . import dynamic_configs as dynamic_configs
    from . import entity_properties as entity_properties
    from . import environments as environments
    from . import events as events
    from . import experiment_overrides as experiment_overrides
    from . import experiment_results as experiment_results
    from . import experiment_reviews as experiment_reviews
    from . import experiments as experiments
    from . import exposures as exposures
    from . import gate_reviews as gate_reviews
    from . import gates as gates
    from . import holdouts as holdouts
    from . import ingestions as ingestions
    from . import keys as keys
    from . import layers as layers
    from . import logs as logs
    from . import metric_sources as metric_sources
    from . import metrics as metrics
    from . import overrides as overrides
    from . import param_stores as param_stores
    from . import projects as projects
    from . import prompts as prompts
    from . import qualifying_events as qualifying_events
    from . import release_pipeline_triggers as release_pipeline_triggers
    from . import release_pipelines as release_pipelines
    from . import reports as reports
    from . import roles as roles
    from . import segments as segments
    from . import settings as settings
    from . import tags as tags
    from . import target_apps as target_apps
    from . import teams as teams
    from . import unit_id_types as unit_id_types
    from . import users as users
    from . import warehouse_connections as warehouse_connections
else:
    # Type hints name the groups as `api.gates`, so that they resolve before a group is loaded.
    def __getattr__(name: str) -> Any:
        if name not in vars(Resources):
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)


class Resources:
    """The groups of operations."""

    def __init__(self, api: Api) -> None:
        self._api = api

    @cached_property
    def alerts(self) -> api.alerts.AlertsResource:
        """Alerts that watch metrics of the whole project and notify their subscribers when a value leaves its
        limits."""
        from .alerts import AlertsResource

        return AlertsResource(self._api)

    @cached_property
    def assignment_sources(self) -> api.assignment_sources.AssignmentSourcesResource:
        """SQL sources that say which unit was in which group of which experiment. For warehouse-native
        projects."""
        from .assignment_sources import AssignmentSourcesResource

        return AssignmentSourcesResource(self._api)

    @cached_property
    def audit_logs(self) -> api.audit_logs.AuditLogsResource:
        """The audit log: who changed which object of the project, and when."""
        from .audit_logs import AuditLogsResource

        return AuditLogsResource(self._api)

    @cached_property
    def autotune_reviews(self) -> api.autotune_reviews.AutotuneReviewsResource:
        """Reviews of changes to autotunes: `create` proposes a change, `approve` or `reject` decides, `commit`
        carries it out."""
        from .autotune_reviews import AutotuneReviewsResource

        return AutotuneReviewsResource(self._api)

    @cached_property
    def autotunes(self) -> api.autotunes.AutotunesResource:
        """Autotunes, which try several values and send more traffic to the value with the most success."""
        from .autotunes import AutotunesResource

        return AutotunesResource(self._api)

    @cached_property
    def change_validations(self) -> api.change_validations.ChangeValidationsResource:
        """Answers to a pre-commit webhook: your program allows or refuses a proposed change within 2 minutes."""
        from .change_validations import ChangeValidationsResource

        return ChangeValidationsResource(self._api)

    @cached_property
    def dashboards(self) -> api.dashboards.DashboardsResource:
        """Dashboards with charts, headings and texts."""
        from .dashboards import DashboardsResource

        return DashboardsResource(self._api)

    @cached_property
    def dynamic_config_reviews(self) -> api.dynamic_config_reviews.DynamicConfigReviewsResource:
        """Reviews of changes to dynamic configs: `create` proposes a change, `approve` or `reject` decides,
        `commit` makes it."""
        from .dynamic_config_reviews import DynamicConfigReviewsResource

        return DynamicConfigReviewsResource(self._api)

    @cached_property
    def dynamic_configs(self) -> api.dynamic_configs.DynamicConfigsResource:
        """Dynamic configs, which return a JSON value that depends on the user."""
        from .dynamic_configs import DynamicConfigsResource

        return DynamicConfigsResource(self._api)

    @cached_property
    def entity_properties(self) -> api.entity_properties.EntityPropertiesResource:
        """SQL sources of properties of units, such as a country. For warehouse-native projects."""
        from .entity_properties import EntityPropertiesResource

        return EntityPropertiesResource(self._api)

    @cached_property
    def environments(self) -> api.environments.EnvironmentsResource:
        """Environments of a project, such as development, staging and production."""
        from .environments import EnvironmentsResource

        return EnvironmentsResource(self._api)

    @cached_property
    def events(self) -> api.events.EventsResource:
        """Events that applications log through the SDKs. Metrics are computed from them."""
        from .events import EventsResource

        return EventsResource(self._api)

    @cached_property
    def experiment_overrides(self) -> api.experiment_overrides.ExperimentOverridesResource:
        """Overrides, which put chosen units into a group of an experiment."""
        from .experiment_overrides import ExperimentOverridesResource

        return ExperimentOverridesResource(self._api)

    @cached_property
    def experiment_results(self) -> api.experiment_results.ExperimentResultsResource:
        """Results of experiments: comparisons of groups, exposures and health checks."""
        from .experiment_results import ExperimentResultsResource

        return ExperimentResultsResource(self._api)

    @cached_property
    def experiment_reviews(self) -> api.experiment_reviews.ExperimentReviewsResource:
        """Reviews of changes to experiments: `create` proposes a change, `approve` or `reject` decides,
        `commit` makes it."""
        from .experiment_reviews import ExperimentReviewsResource

        return ExperimentReviewsResource(self._api)

    @cached_property
    def experiments(self) -> api.experiments.ExperimentsResource:
        """Experiments, which split units into groups and compare the groups."""
        from .experiments import ExperimentsResource

        return ExperimentsResource(self._api)

    @cached_property
    def exposures(self) -> api.exposures.ExposuresResource:
        """Exposures: events of the SDKs that record each check of a gate, experiment or dynamic config."""
        from .exposures import ExposuresResource

        return ExposuresResource(self._api)

    @cached_property
    def gate_reviews(self) -> api.gate_reviews.GateReviewsResource:
        """Reviews of changes to gates: `create` proposes a change, `approve` or `reject` decides, `commit`
        makes it."""
        from .gate_reviews import GateReviewsResource

        return GateReviewsResource(self._api)

    @cached_property
    def gates(self) -> api.gates.GatesResource:
        """Feature gates, which turn a feature on for a part of the traffic. The first rule that matches
        decides."""
        from .gates import GatesResource

        return GatesResource(self._api)

    @cached_property
    def holdouts(self) -> api.holdouts.HoldoutsResource:
        """Holdouts, which exclude a small share of units from gates, experiments and layers to measure their
        joint effect."""
        from .holdouts import HoldoutsResource

        return HoldoutsResource(self._api)

    @cached_property
    def ingestions(self) -> api.ingestions.IngestionsResource:
        """Ingestions, which load events, metrics and exposures from a data warehouse every day."""
        from .ingestions import IngestionsResource

        return IngestionsResource(self._api)

    @cached_property
    def keys(self) -> api.keys.KeysResource:
        """API keys of the project. A key is its own id, so paths and responses contain credentials: keep them
        out of logs."""
        from .keys import KeysResource

        return KeysResource(self._api)

    @cached_property
    def layers(self) -> api.layers.LayersResource:
        """Layers of parameters. A unit is in at most one experiment of a layer."""
        from .layers import LayersResource

        return LayersResource(self._api)

    @cached_property
    def logs(self) -> api.logs.LogsResource:
        """Log lines that applications sent recently, as in the Logs Explorer of the console."""
        from .logs import LogsResource

        return LogsResource(self._api)

    @cached_property
    def metric_sources(self) -> api.metric_sources.MetricSourcesResource:
        """Tables and queries of a warehouse, from which metrics are computed."""
        from .metric_sources import MetricSourcesResource

        return MetricSourcesResource(self._api)

    @cached_property
    def metrics(self) -> api.metrics.MetricsResource:
        """Metrics, which turn events or rows of a warehouse into one number per unit or day."""
        from .metrics import MetricsResource

        return MetricsResource(self._api)

    @cached_property
    def overrides(self) -> api.overrides.OverridesResource:
        """All overrides of a unit. Each kind of object has its own operations to change them."""
        from .overrides import OverridesResource

        return OverridesResource(self._api)

    @cached_property
    def param_stores(self) -> api.param_stores.ParamStoresResource:
        """Parameter stores. A parameter has a fixed value, or takes it from a gate, layer, dynamic config or
        experiment."""
        from .param_stores import ParamStoresResource

        return ParamStoresResource(self._api)

    @cached_property
    def projects(self) -> api.projects.ProjectsResource:
        """The project of the key, its company and its billed usage."""
        from .projects import ProjectsResource

        return ProjectsResource(self._api)

    @cached_property
    def prompts(self) -> api.prompts.PromptsResource:
        """Prompts: versions of texts and settings for language models, which can be evaluated. The console
        calls them AI Configs."""
        from .prompts import PromptsResource

        return PromptsResource(self._api)

    @cached_property
    def qualifying_events(self) -> api.qualifying_events.QualifyingEventsResource:
        """Qualifying events, read by SQL from a warehouse. They have the form of metric sources."""
        from .qualifying_events import QualifyingEventsResource

        return QualifyingEventsResource(self._api)

    @cached_property
    def release_pipeline_triggers(self) -> api.release_pipeline_triggers.ReleasePipelineTriggersResource:
        """Triggers: single changes of gates or dynamic configs that go through a release pipeline."""
        from .release_pipeline_triggers import ReleasePipelineTriggersResource

        return ReleasePipelineTriggersResource(self._api)

    @cached_property
    def release_pipelines(self) -> api.release_pipelines.ReleasePipelinesResource:
        """Release pipelines, which release a change of a gate or dynamic config in phases."""
        from .release_pipelines import ReleasePipelinesResource

        return ReleasePipelinesResource(self._api)

    @cached_property
    def reports(self) -> api.reports.ReportsResource:
        """Reports: files with the exposures or results of the whole project for one day."""
        from .reports import ReportsResource

        return ReportsResource(self._api)

    @cached_property
    def roles(self) -> api.roles.RolesResource:
        """Roles, which say what their users may do. The name of a role is its id."""
        from .roles import RolesResource

        return RolesResource(self._api)

    @cached_property
    def segments(self) -> api.segments.SegmentsResource:
        """Segments: named sets of units, defined by rules or by a list of ids. Gates and experiments can
        target them."""
        from .segments import SegmentsResource

        return SegmentsResource(self._api)

    @cached_property
    def settings(self) -> api.settings.SettingsResource:
        """Settings of the whole project."""
        from .settings import SettingsResource

        return SettingsResource(self._api)

    @cached_property
    def tags(self) -> api.tags.TagsResource:
        """Tags of gates, experiments, metrics and other objects. A tag must exist before an object can have
        it."""
        from .tags import TagsResource

        return TagsResource(self._api)

    @cached_property
    def target_apps(self) -> api.target_apps.TargetAppsResource:
        """Target apps: the objects that one application needs. Its SDK keys get only these objects."""
        from .target_apps import TargetAppsResource

        return TargetAppsResource(self._api)

    @cached_property
    def teams(self) -> api.teams.TeamsResource:
        """Teams of users, with default settings for their gates, experiments and holdouts."""
        from .teams import TeamsResource

        return TeamsResource(self._api)

    @cached_property
    def unit_id_types(self) -> api.unit_id_types.UnitIdTypesResource:
        """Types of units, such as a user, a device or a company."""
        from .unit_id_types import UnitIdTypesResource

        return UnitIdTypesResource(self._api)

    @cached_property
    def users(self) -> api.users.UsersResource:
        """Users: the people who work in the project. Their e-mail address is their id."""
        from .users import UsersResource

        return UsersResource(self._api)

    @cached_property
    def warehouse_connections(self) -> api.warehouse_connections.WarehouseConnectionsResource:
        """Connections of a project to its data warehouse: Databricks, Snowflake or BigQuery."""
        from .warehouse_connections import WarehouseConnectionsResource

        return WarehouseConnectionsResource(self._api)


class RawResources:
    """The groups of operations, which return each response undecoded."""

    def __init__(self, api: Api) -> None:
        self._api = api

    @cached_property
    def alerts(self) -> api.alerts.RawAlertsResource:
        """Alerts that watch metrics of the whole project and notify their subscribers when a value leaves its
        limits."""
        from .alerts import RawAlertsResource

        return RawAlertsResource(self._api)

    @cached_property
    def assignment_sources(self) -> api.assignment_sources.RawAssignmentSourcesResource:
        """SQL sources that say which unit was in which group of which experiment. For warehouse-native
        projects."""
        from .assignment_sources import RawAssignmentSourcesResource

        return RawAssignmentSourcesResource(self._api)

    @cached_property
    def audit_logs(self) -> api.audit_logs.RawAuditLogsResource:
        """The audit log: who changed which object of the project, and when."""
        from .audit_logs import RawAuditLogsResource

        return RawAuditLogsResource(self._api)

    @cached_property
    def autotune_reviews(self) -> api.autotune_reviews.RawAutotuneReviewsResource:
        """Reviews of changes to autotunes: `create` proposes a change, `approve` or `reject` decides, `commit`
        carries it out."""
        from .autotune_reviews import RawAutotuneReviewsResource

        return RawAutotuneReviewsResource(self._api)

    @cached_property
    def autotunes(self) -> api.autotunes.RawAutotunesResource:
        """Autotunes, which try several values and send more traffic to the value with the most success."""
        from .autotunes import RawAutotunesResource

        return RawAutotunesResource(self._api)

    @cached_property
    def change_validations(self) -> api.change_validations.RawChangeValidationsResource:
        """Answers to a pre-commit webhook: your program allows or refuses a proposed change within 2 minutes."""
        from .change_validations import RawChangeValidationsResource

        return RawChangeValidationsResource(self._api)

    @cached_property
    def dashboards(self) -> api.dashboards.RawDashboardsResource:
        """Dashboards with charts, headings and texts."""
        from .dashboards import RawDashboardsResource

        return RawDashboardsResource(self._api)

    @cached_property
    def dynamic_config_reviews(self) -> api.dynamic_config_reviews.RawDynamicConfigReviewsResource:
        """Reviews of changes to dynamic configs: `create` proposes a change, `approve` or `reject` decides,
        `commit` makes it."""
        from .dynamic_config_reviews import RawDynamicConfigReviewsResource

        return RawDynamicConfigReviewsResource(self._api)

    @cached_property
    def dynamic_configs(self) -> api.dynamic_configs.RawDynamicConfigsResource:
        """Dynamic configs, which return a JSON value that depends on the user."""
        from .dynamic_configs import RawDynamicConfigsResource

        return RawDynamicConfigsResource(self._api)

    @cached_property
    def entity_properties(self) -> api.entity_properties.RawEntityPropertiesResource:
        """SQL sources of properties of units, such as a country. For warehouse-native projects."""
        from .entity_properties import RawEntityPropertiesResource

        return RawEntityPropertiesResource(self._api)

    @cached_property
    def environments(self) -> api.environments.RawEnvironmentsResource:
        """Environments of a project, such as development, staging and production."""
        from .environments import RawEnvironmentsResource

        return RawEnvironmentsResource(self._api)

    @cached_property
    def events(self) -> api.events.RawEventsResource:
        """Events that applications log through the SDKs. Metrics are computed from them."""
        from .events import RawEventsResource

        return RawEventsResource(self._api)

    @cached_property
    def experiment_overrides(self) -> api.experiment_overrides.RawExperimentOverridesResource:
        """Overrides, which put chosen units into a group of an experiment."""
        from .experiment_overrides import RawExperimentOverridesResource

        return RawExperimentOverridesResource(self._api)

    @cached_property
    def experiment_results(self) -> api.experiment_results.RawExperimentResultsResource:
        """Results of experiments: comparisons of groups, exposures and health checks."""
        from .experiment_results import RawExperimentResultsResource

        return RawExperimentResultsResource(self._api)

    @cached_property
    def experiment_reviews(self) -> api.experiment_reviews.RawExperimentReviewsResource:
        """Reviews of changes to experiments: `create` proposes a change, `approve` or `reject` decides,
        `commit` makes it."""
        from .experiment_reviews import RawExperimentReviewsResource

        return RawExperimentReviewsResource(self._api)

    @cached_property
    def experiments(self) -> api.experiments.RawExperimentsResource:
        """Experiments, which split units into groups and compare the groups."""
        from .experiments import RawExperimentsResource

        return RawExperimentsResource(self._api)

    @cached_property
    def exposures(self) -> api.exposures.RawExposuresResource:
        """Exposures: events of the SDKs that record each check of a gate, experiment or dynamic config."""
        from .exposures import RawExposuresResource

        return RawExposuresResource(self._api)

    @cached_property
    def gate_reviews(self) -> api.gate_reviews.RawGateReviewsResource:
        """Reviews of changes to gates: `create` proposes a change, `approve` or `reject` decides, `commit`
        makes it."""
        from .gate_reviews import RawGateReviewsResource

        return RawGateReviewsResource(self._api)

    @cached_property
    def gates(self) -> api.gates.RawGatesResource:
        """Feature gates, which turn a feature on for a part of the traffic. The first rule that matches
        decides."""
        from .gates import RawGatesResource

        return RawGatesResource(self._api)

    @cached_property
    def holdouts(self) -> api.holdouts.RawHoldoutsResource:
        """Holdouts, which exclude a small share of units from gates, experiments and layers to measure their
        joint effect."""
        from .holdouts import RawHoldoutsResource

        return RawHoldoutsResource(self._api)

    @cached_property
    def ingestions(self) -> api.ingestions.RawIngestionsResource:
        """Ingestions, which load events, metrics and exposures from a data warehouse every day."""
        from .ingestions import RawIngestionsResource

        return RawIngestionsResource(self._api)

    @cached_property
    def keys(self) -> api.keys.RawKeysResource:
        """API keys of the project. A key is its own id, so paths and responses contain credentials: keep them
        out of logs."""
        from .keys import RawKeysResource

        return RawKeysResource(self._api)

    @cached_property
    def layers(self) -> api.layers.RawLayersResource:
        """Layers of parameters. A unit is in at most one experiment of a layer."""
        from .layers import RawLayersResource

        return RawLayersResource(self._api)

    @cached_property
    def logs(self) -> api.logs.RawLogsResource:
        """Log lines that applications sent recently, as in the Logs Explorer of the console."""
        from .logs import RawLogsResource

        return RawLogsResource(self._api)

    @cached_property
    def metric_sources(self) -> api.metric_sources.RawMetricSourcesResource:
        """Tables and queries of a warehouse, from which metrics are computed."""
        from .metric_sources import RawMetricSourcesResource

        return RawMetricSourcesResource(self._api)

    @cached_property
    def metrics(self) -> api.metrics.RawMetricsResource:
        """Metrics, which turn events or rows of a warehouse into one number per unit or day."""
        from .metrics import RawMetricsResource

        return RawMetricsResource(self._api)

    @cached_property
    def overrides(self) -> api.overrides.RawOverridesResource:
        """All overrides of a unit. Each kind of object has its own operations to change them."""
        from .overrides import RawOverridesResource

        return RawOverridesResource(self._api)

    @cached_property
    def param_stores(self) -> api.param_stores.RawParamStoresResource:
        """Parameter stores. A parameter has a fixed value, or takes it from a gate, layer, dynamic config or
        experiment."""
        from .param_stores import RawParamStoresResource

        return RawParamStoresResource(self._api)

    @cached_property
    def projects(self) -> api.projects.RawProjectsResource:
        """The project of the key, its company and its billed usage."""
        from .projects import RawProjectsResource

        return RawProjectsResource(self._api)

    @cached_property
    def prompts(self) -> api.prompts.RawPromptsResource:
        """Prompts: versions of texts and settings for language models, which can be evaluated. The console
        calls them AI Configs."""
        from .prompts import RawPromptsResource

        return RawPromptsResource(self._api)

    @cached_property
    def qualifying_events(self) -> api.qualifying_events.RawQualifyingEventsResource:
        """Qualifying events, read by SQL from a warehouse. They have the form of metric sources."""
        from .qualifying_events import RawQualifyingEventsResource

        return RawQualifyingEventsResource(self._api)

    @cached_property
    def release_pipeline_triggers(self) -> api.release_pipeline_triggers.RawReleasePipelineTriggersResource:
        """Triggers: single changes of gates or dynamic configs that go through a release pipeline."""
        from .release_pipeline_triggers import RawReleasePipelineTriggersResource

        return RawReleasePipelineTriggersResource(self._api)

    @cached_property
    def release_pipelines(self) -> api.release_pipelines.RawReleasePipelinesResource:
        """Release pipelines, which release a change of a gate or dynamic config in phases."""
        from .release_pipelines import RawReleasePipelinesResource

        return RawReleasePipelinesResource(self._api)

    @cached_property
    def reports(self) -> api.reports.RawReportsResource:
        """Reports: files with the exposures or results of the whole project for one day."""
        from .reports import RawReportsResource

        return RawReportsResource(self._api)

    @cached_property
    def roles(self) -> api.roles.RawRolesResource:
        """Roles, which say what their users may do. The name of a role is its id."""
        from .roles import RawRolesResource

        return RawRolesResource(self._api)

    @cached_property
    def segments(self) -> api.segments.RawSegmentsResource:
        """Segments: named sets of units, defined by rules or by a list of ids. Gates and experiments can
        target them."""
        from .segments import RawSegmentsResource

        return RawSegmentsResource(self._api)

    @cached_property
    def settings(self) -> api.settings.RawSettingsResource:
        """Settings of the whole project."""
        from .settings import RawSettingsResource

        return RawSettingsResource(self._api)

    @cached_property
    def tags(self) -> api.tags.RawTagsResource:
        """Tags of gates, experiments, metrics and other objects. A tag must exist before an object can have
        it."""
        from .tags import RawTagsResource

        return RawTagsResource(self._api)

    @cached_property
    def target_apps(self) -> api.target_apps.RawTargetAppsResource:
        """Target apps: the objects that one application needs. Its SDK keys get only these objects."""
        from .target_apps import RawTargetAppsResource

        return RawTargetAppsResource(self._api)

    @cached_property
    def teams(self) -> api.teams.RawTeamsResource:
        """Teams of users, with default settings for their gates, experiments and holdouts."""
        from .teams import RawTeamsResource

        return RawTeamsResource(self._api)

    @cached_property
    def unit_id_types(self) -> api.unit_id_types.RawUnitIdTypesResource:
        """Types of units, such as a user, a device or a company."""
        from .unit_id_types import RawUnitIdTypesResource

        return RawUnitIdTypesResource(self._api)

    @cached_property
    def users(self) -> api.users.RawUsersResource:
        """Users: the people who work in the project. Their e-mail address is their id."""
        from .users import RawUsersResource

        return RawUsersResource(self._api)

    @cached_property
    def warehouse_connections(self) -> api.warehouse_connections.RawWarehouseConnectionsResource:
        """Connections of a project to its data warehouse: Databricks, Snowflake or BigQuery."""
        from .warehouse_connections import RawWarehouseConnectionsResource

        return RawWarehouseConnectionsResource(self._api)
