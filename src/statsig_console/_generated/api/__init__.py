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
        """Topline alerts watch metrics of the whole project and tell their subscribers when a value leaves its
        bounds."""
        from .alerts import AlertsResource

        return AlertsResource(self._api)

    @cached_property
    def assignment_sources(self) -> api.assignment_sources.AssignmentSourcesResource:
        """Assignment sources tell a warehouse-native project by SQL which unit was put into which group of
        which experiment."""
        from .assignment_sources import AssignmentSourcesResource

        return AssignmentSourcesResource(self._api)

    @cached_property
    def audit_logs(self) -> api.audit_logs.AuditLogsResource:
        """The audit log tells who changed what in a project and when."""
        from .audit_logs import AuditLogsResource

        return AuditLogsResource(self._api)

    @cached_property
    def autotune_reviews(self) -> api.autotune_reviews.AutotuneReviewsResource:
        """Steps in the life of autotunes that somebody must look at first: `create` proposes one, `approve` or
        `reject` judges it, `commit` takes it."""
        from .autotune_reviews import AutotuneReviewsResource

        return AutotuneReviewsResource(self._api)

    @cached_property
    def autotunes(self) -> api.autotunes.AutotunesResource:
        """Autotunes try several values and lead the traffic to the one that brings the most success."""
        from .autotunes import AutotunesResource

        return AutotunesResource(self._api)

    @cached_property
    def change_validations(self) -> api.change_validations.ChangeValidationsResource:
        """A pre-commit webhook is told of a change before it is made; the program behind it says here whether
        the change may be made. It has 2 minutes for that."""
        from .change_validations import ChangeValidationsResource

        return ChangeValidationsResource(self._api)

    @cached_property
    def dashboards(self) -> api.dashboards.DashboardsResource:
        """Dashboards put charts, headings and texts side by side."""
        from .dashboards import DashboardsResource

        return DashboardsResource(self._api)

    @cached_property
    def dynamic_config_reviews(self) -> api.dynamic_config_reviews.DynamicConfigReviewsResource:
        """Changes of dynamic configs that somebody must look at first: `create` proposes one, `approve` or
        `reject` judges it, `commit` makes it."""
        from .dynamic_config_reviews import DynamicConfigReviewsResource

        return DynamicConfigReviewsResource(self._api)

    @cached_property
    def dynamic_configs(self) -> api.dynamic_configs.DynamicConfigsResource:
        """Dynamic configs hand out JSON values that depend on who asks."""
        from .dynamic_configs import DynamicConfigsResource

        return DynamicConfigsResource(self._api)

    @cached_property
    def entity_properties(self) -> api.entity_properties.EntityPropertiesResource:
        """Entity property sources tell a warehouse-native project by SQL what is known of its units, such as a
        country."""
        from .entity_properties import EntityPropertiesResource

        return EntityPropertiesResource(self._api)

    @cached_property
    def environments(self) -> api.environments.EnvironmentsResource:
        """Environments part the traffic of a project, such as development, staging and production."""
        from .environments import EnvironmentsResource

        return EnvironmentsResource(self._api)

    @cached_property
    def events(self) -> api.events.EventsResource:
        """Events are what applications log through the SDKs; metrics are computed from them."""
        from .events import EventsResource

        return EventsResource(self._api)

    @cached_property
    def experiment_overrides(self) -> api.experiment_overrides.ExperimentOverridesResource:
        """Overrides put chosen units of an experiment into a group, whatever chance says."""
        from .experiment_overrides import ExperimentOverridesResource

        return ExperimentOverridesResource(self._api)

    @cached_property
    def experiment_results(self) -> api.experiment_results.ExperimentResultsResource:
        """What experiments find out: how their groups compare, how many units they saw and whether the numbers
        can be trusted."""
        from .experiment_results import ExperimentResultsResource

        return ExperimentResultsResource(self._api)

    @cached_property
    def experiment_reviews(self) -> api.experiment_reviews.ExperimentReviewsResource:
        """A review proposes one change of an experiment; it is approved or rejected, and a commit makes the
        change."""
        from .experiment_reviews import ExperimentReviewsResource

        return ExperimentReviewsResource(self._api)

    @cached_property
    def experiments(self) -> api.experiments.ExperimentsResource:
        """Experiments put units into groups and compare what they do."""
        from .experiments import ExperimentsResource

        return ExperimentsResource(self._api)

    @cached_property
    def exposures(self) -> api.exposures.ExposuresResource:
        """Exposures are the events by which SDKs tell that a gate, experiment or dynamic config was looked at."""
        from .exposures import ExposuresResource

        return ExposuresResource(self._api)

    @cached_property
    def gate_reviews(self) -> api.gate_reviews.GateReviewsResource:
        """A change of a gate that somebody must approve before it is made: ask (create), approve or reject,
        commit. A project can demand this for all gates, a team for its own, or a gate for itself."""
        from .gate_reviews import GateReviewsResource

        return GateReviewsResource(self._api)

    @cached_property
    def gates(self) -> api.gates.GatesResource:
        """Feature gates turn a feature on for a part of the traffic. Their rules are tried from top to bottom."""
        from .gates import GatesResource

        return GatesResource(self._api)

    @cached_property
    def holdouts(self) -> api.holdouts.HoldoutsResource:
        """A holdout keeps a small share of the units away from a set of gates, experiments and layers to
        measure them together."""
        from .holdouts import HoldoutsResource

        return HoldoutsResource(self._api)

    @cached_property
    def ingestions(self) -> api.ingestions.IngestionsResource:
        """Ingestions load events, metrics and exposures from a data warehouse on a daily schedule."""
        from .ingestions import IngestionsResource

        return IngestionsResource(self._api)

    @cached_property
    def keys(self) -> api.keys.KeysResource:
        """API keys of the project. A key has no id but itself, so secrets stand in the paths and answers of
        these calls: keep both out of logs."""
        from .keys import KeysResource

        return KeysResource(self._api)

    @cached_property
    def layers(self) -> api.layers.LayersResource:
        """A layer holds parameters and keeps its experiments apart, so that a unit is in one of them at most."""
        from .layers import LayersResource

        return LayersResource(self._api)

    @cached_property
    def logs(self) -> api.logs.LogsResource:
        """Logs are what applications sent lately, as the Logs Explorer of the console shows it."""
        from .logs import LogsResource

        return LogsResource(self._api)

    @cached_property
    def metric_sources(self) -> api.metric_sources.MetricSourcesResource:
        """A metric source is a table or query of a warehouse that metrics are computed from."""
        from .metric_sources import MetricSourcesResource

        return MetricSourcesResource(self._api)

    @cached_property
    def metrics(self) -> api.metrics.MetricsResource:
        """A metric turns events, or rows of a warehouse, into one number per unit or day."""
        from .metrics import MetricsResource

        return MetricsResource(self._api)

    @cached_property
    def overrides(self) -> api.overrides.OverridesResource:
        """Overrides decide for chosen units, whatever rules and chance say. Each kind of object has its own
        calls to change them."""
        from .overrides import OverridesResource

        return OverridesResource(self._api)

    @cached_property
    def param_stores(self) -> api.param_stores.ParamStoresResource:
        """Parameter stores give names to values, so that code asks for a parameter and the store decides
        whether the value is fixed or comes from a gate, a layer, a dynamic config or an experiment."""
        from .param_stores import ParamStoresResource

        return ParamStoresResource(self._api)

    @cached_property
    def projects(self) -> api.projects.ProjectsResource:
        """The project that a key belongs to, its company and what it is billed for."""
        from .projects import ProjectsResource

        return ProjectsResource(self._api)

    @cached_property
    def prompts(self) -> api.prompts.PromptsResource:
        """Prompts keep the texts and settings for language models in versions that can be evaluated. Messages
        call them AI Configs."""
        from .prompts import PromptsResource

        return PromptsResource(self._api)

    @cached_property
    def qualifying_events(self) -> api.qualifying_events.QualifyingEventsResource:
        """Qualifying events are read by SQL from the warehouse of a warehouse-native project. They have the
        shape of metric sources."""
        from .qualifying_events import QualifyingEventsResource

        return QualifyingEventsResource(self._api)

    @cached_property
    def release_pipeline_triggers(self) -> api.release_pipeline_triggers.ReleasePipelineTriggersResource:
        """A trigger is one change of a gate or dynamic config on its way through a release pipeline."""
        from .release_pipeline_triggers import ReleasePipelineTriggersResource

        return ReleasePipelineTriggersResource(self._api)

    @cached_property
    def release_pipelines(self) -> api.release_pipelines.ReleasePipelinesResource:
        """A release pipeline brings a change of a gate or dynamic config to its users in phases, one after the
        other."""
        from .release_pipelines import ReleasePipelinesResource

        return ReleasePipelinesResource(self._api)

    @cached_property
    def reports(self) -> api.reports.ReportsResource:
        """Reports are files with the exposures or results of one day of the whole project."""
        from .reports import ReportsResource

        return ReportsResource(self._api)

    @cached_property
    def roles(self) -> api.roles.RolesResource:
        """A role says what its users may do in the project. It is known by its name."""
        from .roles import RolesResource

        return RolesResource(self._api)

    @cached_property
    def segments(self) -> api.segments.SegmentsResource:
        """Segments are named sets of units, given by rules or by a list of ids, that gates and experiments can
        target."""
        from .segments import SegmentsResource

        return SegmentsResource(self._api)

    @cached_property
    def settings(self) -> api.settings.SettingsResource:
        """Settings that hold for the whole project of the key."""
        from .settings import SettingsResource

        return SettingsResource(self._api)

    @cached_property
    def tags(self) -> api.tags.TagsResource:
        """Tags sort gates, experiments, metrics and other objects. A tag must exist before an object can carry
        it."""
        from .tags import TagsResource

        return TagsResource(self._api)

    @cached_property
    def target_apps(self) -> api.target_apps.TargetAppsResource:
        """A target app groups what one application needs, so that its SDK keys receive no more than that."""
        from .target_apps import TargetAppsResource

        return TargetAppsResource(self._api)

    @cached_property
    def teams(self) -> api.teams.TeamsResource:
        """A team gathers users and gives defaults to its gates, experiments and holdouts."""
        from .teams import TeamsResource

        return TeamsResource(self._api)

    @cached_property
    def unit_id_types(self) -> api.unit_id_types.UnitIdTypesResource:
        """A unit id type says what a unit is, such as a user, a device or a company."""
        from .unit_id_types import UnitIdTypesResource

        return UnitIdTypesResource(self._api)

    @cached_property
    def users(self) -> api.users.UsersResource:
        """Users are the people who work in the project. They are addressed by e-mail."""
        from .users import UsersResource

        return UsersResource(self._api)

    @cached_property
    def warehouse_connections(self) -> api.warehouse_connections.WarehouseConnectionsResource:
        """A warehouse connection tells how a project reaches its Databricks, Snowflake or BigQuery."""
        from .warehouse_connections import WarehouseConnectionsResource

        return WarehouseConnectionsResource(self._api)


class RawResources:
    """The groups of operations, which return each response undecoded."""

    def __init__(self, api: Api) -> None:
        self._api = api

    @cached_property
    def alerts(self) -> api.alerts.RawAlertsResource:
        """Topline alerts watch metrics of the whole project and tell their subscribers when a value leaves its
        bounds."""
        from .alerts import RawAlertsResource

        return RawAlertsResource(self._api)

    @cached_property
    def assignment_sources(self) -> api.assignment_sources.RawAssignmentSourcesResource:
        """Assignment sources tell a warehouse-native project by SQL which unit was put into which group of
        which experiment."""
        from .assignment_sources import RawAssignmentSourcesResource

        return RawAssignmentSourcesResource(self._api)

    @cached_property
    def audit_logs(self) -> api.audit_logs.RawAuditLogsResource:
        """The audit log tells who changed what in a project and when."""
        from .audit_logs import RawAuditLogsResource

        return RawAuditLogsResource(self._api)

    @cached_property
    def autotune_reviews(self) -> api.autotune_reviews.RawAutotuneReviewsResource:
        """Steps in the life of autotunes that somebody must look at first: `create` proposes one, `approve` or
        `reject` judges it, `commit` takes it."""
        from .autotune_reviews import RawAutotuneReviewsResource

        return RawAutotuneReviewsResource(self._api)

    @cached_property
    def autotunes(self) -> api.autotunes.RawAutotunesResource:
        """Autotunes try several values and lead the traffic to the one that brings the most success."""
        from .autotunes import RawAutotunesResource

        return RawAutotunesResource(self._api)

    @cached_property
    def change_validations(self) -> api.change_validations.RawChangeValidationsResource:
        """A pre-commit webhook is told of a change before it is made; the program behind it says here whether
        the change may be made. It has 2 minutes for that."""
        from .change_validations import RawChangeValidationsResource

        return RawChangeValidationsResource(self._api)

    @cached_property
    def dashboards(self) -> api.dashboards.RawDashboardsResource:
        """Dashboards put charts, headings and texts side by side."""
        from .dashboards import RawDashboardsResource

        return RawDashboardsResource(self._api)

    @cached_property
    def dynamic_config_reviews(self) -> api.dynamic_config_reviews.RawDynamicConfigReviewsResource:
        """Changes of dynamic configs that somebody must look at first: `create` proposes one, `approve` or
        `reject` judges it, `commit` makes it."""
        from .dynamic_config_reviews import RawDynamicConfigReviewsResource

        return RawDynamicConfigReviewsResource(self._api)

    @cached_property
    def dynamic_configs(self) -> api.dynamic_configs.RawDynamicConfigsResource:
        """Dynamic configs hand out JSON values that depend on who asks."""
        from .dynamic_configs import RawDynamicConfigsResource

        return RawDynamicConfigsResource(self._api)

    @cached_property
    def entity_properties(self) -> api.entity_properties.RawEntityPropertiesResource:
        """Entity property sources tell a warehouse-native project by SQL what is known of its units, such as a
        country."""
        from .entity_properties import RawEntityPropertiesResource

        return RawEntityPropertiesResource(self._api)

    @cached_property
    def environments(self) -> api.environments.RawEnvironmentsResource:
        """Environments part the traffic of a project, such as development, staging and production."""
        from .environments import RawEnvironmentsResource

        return RawEnvironmentsResource(self._api)

    @cached_property
    def events(self) -> api.events.RawEventsResource:
        """Events are what applications log through the SDKs; metrics are computed from them."""
        from .events import RawEventsResource

        return RawEventsResource(self._api)

    @cached_property
    def experiment_overrides(self) -> api.experiment_overrides.RawExperimentOverridesResource:
        """Overrides put chosen units of an experiment into a group, whatever chance says."""
        from .experiment_overrides import RawExperimentOverridesResource

        return RawExperimentOverridesResource(self._api)

    @cached_property
    def experiment_results(self) -> api.experiment_results.RawExperimentResultsResource:
        """What experiments find out: how their groups compare, how many units they saw and whether the numbers
        can be trusted."""
        from .experiment_results import RawExperimentResultsResource

        return RawExperimentResultsResource(self._api)

    @cached_property
    def experiment_reviews(self) -> api.experiment_reviews.RawExperimentReviewsResource:
        """A review proposes one change of an experiment; it is approved or rejected, and a commit makes the
        change."""
        from .experiment_reviews import RawExperimentReviewsResource

        return RawExperimentReviewsResource(self._api)

    @cached_property
    def experiments(self) -> api.experiments.RawExperimentsResource:
        """Experiments put units into groups and compare what they do."""
        from .experiments import RawExperimentsResource

        return RawExperimentsResource(self._api)

    @cached_property
    def exposures(self) -> api.exposures.RawExposuresResource:
        """Exposures are the events by which SDKs tell that a gate, experiment or dynamic config was looked at."""
        from .exposures import RawExposuresResource

        return RawExposuresResource(self._api)

    @cached_property
    def gate_reviews(self) -> api.gate_reviews.RawGateReviewsResource:
        """A change of a gate that somebody must approve before it is made: ask (create), approve or reject,
        commit. A project can demand this for all gates, a team for its own, or a gate for itself."""
        from .gate_reviews import RawGateReviewsResource

        return RawGateReviewsResource(self._api)

    @cached_property
    def gates(self) -> api.gates.RawGatesResource:
        """Feature gates turn a feature on for a part of the traffic. Their rules are tried from top to bottom."""
        from .gates import RawGatesResource

        return RawGatesResource(self._api)

    @cached_property
    def holdouts(self) -> api.holdouts.RawHoldoutsResource:
        """A holdout keeps a small share of the units away from a set of gates, experiments and layers to
        measure them together."""
        from .holdouts import RawHoldoutsResource

        return RawHoldoutsResource(self._api)

    @cached_property
    def ingestions(self) -> api.ingestions.RawIngestionsResource:
        """Ingestions load events, metrics and exposures from a data warehouse on a daily schedule."""
        from .ingestions import RawIngestionsResource

        return RawIngestionsResource(self._api)

    @cached_property
    def keys(self) -> api.keys.RawKeysResource:
        """API keys of the project. A key has no id but itself, so secrets stand in the paths and answers of
        these calls: keep both out of logs."""
        from .keys import RawKeysResource

        return RawKeysResource(self._api)

    @cached_property
    def layers(self) -> api.layers.RawLayersResource:
        """A layer holds parameters and keeps its experiments apart, so that a unit is in one of them at most."""
        from .layers import RawLayersResource

        return RawLayersResource(self._api)

    @cached_property
    def logs(self) -> api.logs.RawLogsResource:
        """Logs are what applications sent lately, as the Logs Explorer of the console shows it."""
        from .logs import RawLogsResource

        return RawLogsResource(self._api)

    @cached_property
    def metric_sources(self) -> api.metric_sources.RawMetricSourcesResource:
        """A metric source is a table or query of a warehouse that metrics are computed from."""
        from .metric_sources import RawMetricSourcesResource

        return RawMetricSourcesResource(self._api)

    @cached_property
    def metrics(self) -> api.metrics.RawMetricsResource:
        """A metric turns events, or rows of a warehouse, into one number per unit or day."""
        from .metrics import RawMetricsResource

        return RawMetricsResource(self._api)

    @cached_property
    def overrides(self) -> api.overrides.RawOverridesResource:
        """Overrides decide for chosen units, whatever rules and chance say. Each kind of object has its own
        calls to change them."""
        from .overrides import RawOverridesResource

        return RawOverridesResource(self._api)

    @cached_property
    def param_stores(self) -> api.param_stores.RawParamStoresResource:
        """Parameter stores give names to values, so that code asks for a parameter and the store decides
        whether the value is fixed or comes from a gate, a layer, a dynamic config or an experiment."""
        from .param_stores import RawParamStoresResource

        return RawParamStoresResource(self._api)

    @cached_property
    def projects(self) -> api.projects.RawProjectsResource:
        """The project that a key belongs to, its company and what it is billed for."""
        from .projects import RawProjectsResource

        return RawProjectsResource(self._api)

    @cached_property
    def prompts(self) -> api.prompts.RawPromptsResource:
        """Prompts keep the texts and settings for language models in versions that can be evaluated. Messages
        call them AI Configs."""
        from .prompts import RawPromptsResource

        return RawPromptsResource(self._api)

    @cached_property
    def qualifying_events(self) -> api.qualifying_events.RawQualifyingEventsResource:
        """Qualifying events are read by SQL from the warehouse of a warehouse-native project. They have the
        shape of metric sources."""
        from .qualifying_events import RawQualifyingEventsResource

        return RawQualifyingEventsResource(self._api)

    @cached_property
    def release_pipeline_triggers(self) -> api.release_pipeline_triggers.RawReleasePipelineTriggersResource:
        """A trigger is one change of a gate or dynamic config on its way through a release pipeline."""
        from .release_pipeline_triggers import RawReleasePipelineTriggersResource

        return RawReleasePipelineTriggersResource(self._api)

    @cached_property
    def release_pipelines(self) -> api.release_pipelines.RawReleasePipelinesResource:
        """A release pipeline brings a change of a gate or dynamic config to its users in phases, one after the
        other."""
        from .release_pipelines import RawReleasePipelinesResource

        return RawReleasePipelinesResource(self._api)

    @cached_property
    def reports(self) -> api.reports.RawReportsResource:
        """Reports are files with the exposures or results of one day of the whole project."""
        from .reports import RawReportsResource

        return RawReportsResource(self._api)

    @cached_property
    def roles(self) -> api.roles.RawRolesResource:
        """A role says what its users may do in the project. It is known by its name."""
        from .roles import RawRolesResource

        return RawRolesResource(self._api)

    @cached_property
    def segments(self) -> api.segments.RawSegmentsResource:
        """Segments are named sets of units, given by rules or by a list of ids, that gates and experiments can
        target."""
        from .segments import RawSegmentsResource

        return RawSegmentsResource(self._api)

    @cached_property
    def settings(self) -> api.settings.RawSettingsResource:
        """Settings that hold for the whole project of the key."""
        from .settings import RawSettingsResource

        return RawSettingsResource(self._api)

    @cached_property
    def tags(self) -> api.tags.RawTagsResource:
        """Tags sort gates, experiments, metrics and other objects. A tag must exist before an object can carry
        it."""
        from .tags import RawTagsResource

        return RawTagsResource(self._api)

    @cached_property
    def target_apps(self) -> api.target_apps.RawTargetAppsResource:
        """A target app groups what one application needs, so that its SDK keys receive no more than that."""
        from .target_apps import RawTargetAppsResource

        return RawTargetAppsResource(self._api)

    @cached_property
    def teams(self) -> api.teams.RawTeamsResource:
        """A team gathers users and gives defaults to its gates, experiments and holdouts."""
        from .teams import RawTeamsResource

        return RawTeamsResource(self._api)

    @cached_property
    def unit_id_types(self) -> api.unit_id_types.RawUnitIdTypesResource:
        """A unit id type says what a unit is, such as a user, a device or a company."""
        from .unit_id_types import RawUnitIdTypesResource

        return RawUnitIdTypesResource(self._api)

    @cached_property
    def users(self) -> api.users.RawUsersResource:
        """Users are the people who work in the project. They are addressed by e-mail."""
        from .users import RawUsersResource

        return RawUsersResource(self._api)

    @cached_property
    def warehouse_connections(self) -> api.warehouse_connections.RawWarehouseConnectionsResource:
        """A warehouse connection tells how a project reaches its Databricks, Snowflake or BigQuery."""
        from .warehouse_connections import RawWarehouseConnectionsResource

        return RawWarehouseConnectionsResource(self._api)
