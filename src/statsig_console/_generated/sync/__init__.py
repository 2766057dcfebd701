"""Every group of operations without async, each loaded when it is first used."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..._blocking.runner import Runner
from .. import sync
from ..api import RawResources as RawAsyncResources
from ..api import Resources as AsyncResources

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
    # Type hints name the groups as `sync.gates`, so that they resolve before a group is loaded.
    def __getattr__(name: str) -> Any:
        if name not in vars(Resources):
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return import_module(f".{name}", __name__)


class Resources:
    """The groups of operations without async."""

    def __init__(self, groups: AsyncResources, runner: Runner) -> None:
        self._groups = groups
        self._runner = runner

    @cached_property
    def alerts(self) -> sync.alerts.AlertsResource:
        """Topline alerts watch metrics of the whole project and tell their subscribers when a value leaves its
        bounds."""
        from .alerts import AlertsResource

        return AlertsResource(self._groups.alerts, self._runner)

    @cached_property
    def assignment_sources(self) -> sync.assignment_sources.AssignmentSourcesResource:
        """Assignment sources tell a warehouse-native project by SQL which unit was put into which group of
        which experiment."""
        from .assignment_sources import AssignmentSourcesResource

        return AssignmentSourcesResource(self._groups.assignment_sources, self._runner)

    @cached_property
    def audit_logs(self) -> sync.audit_logs.AuditLogsResource:
        """The audit log tells who changed what in a project and when."""
        from .audit_logs import AuditLogsResource

        return AuditLogsResource(self._groups.audit_logs, self._runner)

    @cached_property
    def autotune_reviews(self) -> sync.autotune_reviews.AutotuneReviewsResource:
        """Steps in the life of autotunes that somebody must look at first: `create` proposes one, `approve` or
        `reject` judges it, `commit` takes it."""
        from .autotune_reviews import AutotuneReviewsResource

        return AutotuneReviewsResource(self._groups.autotune_reviews, self._runner)

    @cached_property
    def autotunes(self) -> sync.autotunes.AutotunesResource:
        """Autotunes try several values and lead the traffic to the one that brings the most success."""
        from .autotunes import AutotunesResource

        return AutotunesResource(self._groups.autotunes, self._runner)

    @cached_property
    def change_validations(self) -> sync.change_validations.ChangeValidationsResource:
        """A pre-commit webhook is told of a change before it is made; the program behind it says here whether
        the change may be made. It has 2 minutes for that."""
        from .change_validations import ChangeValidationsResource

        return ChangeValidationsResource(self._groups.change_validations, self._runner)

    @cached_property
    def dashboards(self) -> sync.dashboards.DashboardsResource:
        """Dashboards put charts, headings and texts side by side."""
        from .dashboards import DashboardsResource

        return DashboardsResource(self._groups.dashboards, self._runner)

    @cached_property
    def dynamic_config_reviews(self) -> sync.dynamic_config_reviews.DynamicConfigReviewsResource:
        """Changes of dynamic configs that somebody must look at first: `create` proposes one, `approve` or
        `reject` judges it, `commit` makes it."""
        from .dynamic_config_reviews import DynamicConfigReviewsResource

        return DynamicConfigReviewsResource(self._groups.dynamic_config_reviews, self._runner)

    @cached_property
    def dynamic_configs(self) -> sync.dynamic_configs.DynamicConfigsResource:
        """Dynamic configs hand out JSON values that depend on who asks."""
        from .dynamic_configs import DynamicConfigsResource

        return DynamicConfigsResource(self._groups.dynamic_configs, self._runner)

    @cached_property
    def entity_properties(self) -> sync.entity_properties.EntityPropertiesResource:
        """Entity property sources tell a warehouse-native project by SQL what is known of its units, such as a
        country."""
        from .entity_properties import EntityPropertiesResource

        return EntityPropertiesResource(self._groups.entity_properties, self._runner)

    @cached_property
    def environments(self) -> sync.environments.EnvironmentsResource:
        """Environments part the traffic of a project, such as development, staging and production."""
        from .environments import EnvironmentsResource

        return EnvironmentsResource(self._groups.environments, self._runner)

    @cached_property
    def events(self) -> sync.events.EventsResource:
        """Events are what applications log through the SDKs; metrics are computed from them."""
        from .events import EventsResource

        return EventsResource(self._groups.events, self._runner)

    @cached_property
    def experiment_overrides(self) -> sync.experiment_overrides.ExperimentOverridesResource:
        """Overrides put chosen units of an experiment into a group, whatever chance says."""
        from .experiment_overrides import ExperimentOverridesResource

        return ExperimentOverridesResource(self._groups.experiment_overrides, self._runner)

    @cached_property
    def experiment_results(self) -> sync.experiment_results.ExperimentResultsResource:
        """What experiments find out: how their groups compare, how many units they saw and whether the numbers
        can be trusted."""
        from .experiment_results import ExperimentResultsResource

        return ExperimentResultsResource(self._groups.experiment_results, self._runner)

    @cached_property
    def experiment_reviews(self) -> sync.experiment_reviews.ExperimentReviewsResource:
        """A review proposes one change of an experiment; it is approved or rejected, and a commit makes the
        change."""
        from .experiment_reviews import ExperimentReviewsResource

        return ExperimentReviewsResource(self._groups.experiment_reviews, self._runner)

    @cached_property
    def experiments(self) -> sync.experiments.ExperimentsResource:
        """Experiments put units into groups and compare what they do."""
        from .experiments import ExperimentsResource

        return ExperimentsResource(self._groups.experiments, self._runner)

    @cached_property
    def exposures(self) -> sync.exposures.ExposuresResource:
        """Exposures are the events by which SDKs tell that a gate, experiment or dynamic config was looked at."""
        from .exposures import ExposuresResource

        return ExposuresResource(self._groups.exposures, self._runner)

    @cached_property
    def gate_reviews(self) -> sync.gate_reviews.GateReviewsResource:
        """A change of a gate that somebody must approve before it is made: ask (create), approve or reject,
        commit. A project can demand this for all gates, a team for its own, or a gate for itself."""
        from .gate_reviews import GateReviewsResource

        return GateReviewsResource(self._groups.gate_reviews, self._runner)

    @cached_property
    def gates(self) -> sync.gates.GatesResource:
        """Feature gates turn a feature on for a part of the traffic. Their rules are tried from top to bottom."""
        from .gates import GatesResource

        return GatesResource(self._groups.gates, self._runner)

    @cached_property
    def holdouts(self) -> sync.holdouts.HoldoutsResource:
        """A holdout keeps a small share of the units away from a set of gates, experiments and layers to
        measure them together."""
        from .holdouts import HoldoutsResource

        return HoldoutsResource(self._groups.holdouts, self._runner)

    @cached_property
    def ingestions(self) -> sync.ingestions.IngestionsResource:
        """Ingestions load events, metrics and exposures from a data warehouse on a daily schedule."""
        from .ingestions import IngestionsResource

        return IngestionsResource(self._groups.ingestions, self._runner)

    @cached_property
    def keys(self) -> sync.keys.KeysResource:
        """API keys of the project. A key has no id but itself, so secrets stand in the paths and answers of
        these calls: keep both out of logs."""
        from .keys import KeysResource

        return KeysResource(self._groups.keys, self._runner)

    @cached_property
    def layers(self) -> sync.layers.LayersResource:
        """A layer holds parameters and keeps its experiments apart, so that a unit is in one of them at most."""
        from .layers import LayersResource

        return LayersResource(self._groups.layers, self._runner)

    @cached_property
    def logs(self) -> sync.logs.LogsResource:
        """Logs are what applications sent lately, as the Logs Explorer of the console shows it."""
        from .logs import LogsResource

        return LogsResource(self._groups.logs, self._runner)

    @cached_property
    def metric_sources(self) -> sync.metric_sources.MetricSourcesResource:
        """A metric source is a table or query of a warehouse that metrics are computed from."""
        from .metric_sources import MetricSourcesResource

        return MetricSourcesResource(self._groups.metric_sources, self._runner)

    @cached_property
    def metrics(self) -> sync.metrics.MetricsResource:
        """A metric turns events, or rows of a warehouse, into one number per unit or day."""
        from .metrics import MetricsResource

        return MetricsResource(self._groups.metrics, self._runner)

    @cached_property
    def overrides(self) -> sync.overrides.OverridesResource:
        """Overrides decide for chosen units, whatever rules and chance say. Each kind of object has its own
        calls to change them."""
        from .overrides import OverridesResource

        return OverridesResource(self._groups.overrides, self._runner)

    @cached_property
    def param_stores(self) -> sync.param_stores.ParamStoresResource:
        """Parameter stores give names to values, so that code asks for a parameter and the store decides
        whether the value is fixed or comes from a gate, a layer, a dynamic config or an experiment."""
        from .param_stores import ParamStoresResource

        return ParamStoresResource(self._groups.param_stores, self._runner)

    @cached_property
    def projects(self) -> sync.projects.ProjectsResource:
        """The project that a key belongs to, its company and what it is billed for."""
        from .projects import ProjectsResource

        return ProjectsResource(self._groups.projects, self._runner)

    @cached_property
    def prompts(self) -> sync.prompts.PromptsResource:
        """Prompts keep the texts and settings for language models in versions that can be evaluated. Messages
        call them AI Configs."""
        from .prompts import PromptsResource

        return PromptsResource(self._groups.prompts, self._runner)

    @cached_property
    def qualifying_events(self) -> sync.qualifying_events.QualifyingEventsResource:
        """Qualifying events are read by SQL from the warehouse of a warehouse-native project. They have the
        shape of metric sources."""
        from .qualifying_events import QualifyingEventsResource

        return QualifyingEventsResource(self._groups.qualifying_events, self._runner)

    @cached_property
    def release_pipeline_triggers(self) -> sync.release_pipeline_triggers.ReleasePipelineTriggersResource:
        """A trigger is one change of a gate or dynamic config on its way through a release pipeline."""
        from .release_pipeline_triggers import ReleasePipelineTriggersResource

        return ReleasePipelineTriggersResource(self._groups.release_pipeline_triggers, self._runner)

    @cached_property
    def release_pipelines(self) -> sync.release_pipelines.ReleasePipelinesResource:
        """A release pipeline brings a change of a gate or dynamic config to its users in phases, one after the
        other."""
        from .release_pipelines import ReleasePipelinesResource

        return ReleasePipelinesResource(self._groups.release_pipelines, self._runner)

    @cached_property
    def reports(self) -> sync.reports.ReportsResource:
        """Reports are files with the exposures or results of one day of the whole project."""
        from .reports import ReportsResource

        return ReportsResource(self._groups.reports, self._runner)

    @cached_property
    def roles(self) -> sync.roles.RolesResource:
        """A role says what its users may do in the project. It is known by its name."""
        from .roles import RolesResource

        return RolesResource(self._groups.roles, self._runner)

    @cached_property
    def segments(self) -> sync.segments.SegmentsResource:
        """Segments are named sets of units, given by rules or by a list of ids, that gates and experiments can
        target."""
        from .segments import SegmentsResource

        return SegmentsResource(self._groups.segments, self._runner)

    @cached_property
    def settings(self) -> sync.settings.SettingsResource:
        """Settings that hold for the whole project of the key."""
        from .settings import SettingsResource

        return SettingsResource(self._groups.settings, self._runner)

    @cached_property
    def tags(self) -> sync.tags.TagsResource:
        """Tags sort gates, experiments, metrics and other objects. A tag must exist before an object can carry
        it."""
        from .tags import TagsResource

        return TagsResource(self._groups.tags, self._runner)

    @cached_property
    def target_apps(self) -> sync.target_apps.TargetAppsResource:
        """A target app groups what one application needs, so that its SDK keys receive no more than that."""
        from .target_apps import TargetAppsResource

        return TargetAppsResource(self._groups.target_apps, self._runner)

    @cached_property
    def teams(self) -> sync.teams.TeamsResource:
        """A team gathers users and gives defaults to its gates, experiments and holdouts."""
        from .teams import TeamsResource

        return TeamsResource(self._groups.teams, self._runner)

    @cached_property
    def unit_id_types(self) -> sync.unit_id_types.UnitIdTypesResource:
        """A unit id type says what a unit is, such as a user, a device or a company."""
        from .unit_id_types import UnitIdTypesResource

        return UnitIdTypesResource(self._groups.unit_id_types, self._runner)

    @cached_property
    def users(self) -> sync.users.UsersResource:
        """Users are the people who work in the project. They are addressed by e-mail."""
        from .users import UsersResource

        return UsersResource(self._groups.users, self._runner)

    @cached_property
    def warehouse_connections(self) -> sync.warehouse_connections.WarehouseConnectionsResource:
        """A warehouse connection tells how a project reaches its Databricks, Snowflake or BigQuery."""
        from .warehouse_connections import WarehouseConnectionsResource

        return WarehouseConnectionsResource(self._groups.warehouse_connections, self._runner)


class RawResources:
    """The groups of operations without async, which return each response undecoded."""

    def __init__(self, groups: RawAsyncResources, runner: Runner) -> None:
        self._groups = groups
        self._runner = runner

    @cached_property
    def alerts(self) -> sync.alerts.RawAlertsResource:
        """Topline alerts watch metrics of the whole project and tell their subscribers when a value leaves its
        bounds."""
        from .alerts import RawAlertsResource

        return RawAlertsResource(self._groups.alerts, self._runner)

    @cached_property
    def assignment_sources(self) -> sync.assignment_sources.RawAssignmentSourcesResource:
        """Assignment sources tell a warehouse-native project by SQL which unit was put into which group of
        which experiment."""
        from .assignment_sources import RawAssignmentSourcesResource

        return RawAssignmentSourcesResource(self._groups.assignment_sources, self._runner)

    @cached_property
    def audit_logs(self) -> sync.audit_logs.RawAuditLogsResource:
        """The audit log tells who changed what in a project and when."""
        from .audit_logs import RawAuditLogsResource

        return RawAuditLogsResource(self._groups.audit_logs, self._runner)

    @cached_property
    def autotune_reviews(self) -> sync.autotune_reviews.RawAutotuneReviewsResource:
        """Steps in the life of autotunes that somebody must look at first: `create` proposes one, `approve` or
        `reject` judges it, `commit` takes it."""
        from .autotune_reviews import RawAutotuneReviewsResource

        return RawAutotuneReviewsResource(self._groups.autotune_reviews, self._runner)

    @cached_property
    def autotunes(self) -> sync.autotunes.RawAutotunesResource:
        """Autotunes try several values and lead the traffic to the one that brings the most success."""
        from .autotunes import RawAutotunesResource

        return RawAutotunesResource(self._groups.autotunes, self._runner)

    @cached_property
    def change_validations(self) -> sync.change_validations.RawChangeValidationsResource:
        """A pre-commit webhook is told of a change before it is made; the program behind it says here whether
        the change may be made. It has 2 minutes for that."""
        from .change_validations import RawChangeValidationsResource

        return RawChangeValidationsResource(self._groups.change_validations, self._runner)

    @cached_property
    def dashboards(self) -> sync.dashboards.RawDashboardsResource:
        """Dashboards put charts, headings and texts side by side."""
        from .dashboards import RawDashboardsResource

        return RawDashboardsResource(self._groups.dashboards, self._runner)

    @cached_property
    def dynamic_config_reviews(self) -> sync.dynamic_config_reviews.RawDynamicConfigReviewsResource:
        """Changes of dynamic configs that somebody must look at first: `create` proposes one, `approve` or
        `reject` judges it, `commit` makes it."""
        from .dynamic_config_reviews import RawDynamicConfigReviewsResource

        return RawDynamicConfigReviewsResource(self._groups.dynamic_config_reviews, self._runner)

    @cached_property
    def dynamic_configs(self) -> sync.dynamic_configs.RawDynamicConfigsResource:
        """Dynamic configs hand out JSON values that depend on who asks."""
        from .dynamic_configs import RawDynamicConfigsResource

        return RawDynamicConfigsResource(self._groups.dynamic_configs, self._runner)

    @cached_property
    def entity_properties(self) -> sync.entity_properties.RawEntityPropertiesResource:
        """Entity property sources tell a warehouse-native project by SQL what is known of its units, such as a
        country."""
        from .entity_properties import RawEntityPropertiesResource

        return RawEntityPropertiesResource(self._groups.entity_properties, self._runner)

    @cached_property
    def environments(self) -> sync.environments.RawEnvironmentsResource:
        """Environments part the traffic of a project, such as development, staging and production."""
        from .environments import RawEnvironmentsResource

        return RawEnvironmentsResource(self._groups.environments, self._runner)

    @cached_property
    def events(self) -> sync.events.RawEventsResource:
        """Events are what applications log through the SDKs; metrics are computed from them."""
        from .events import RawEventsResource

        return RawEventsResource(self._groups.events, self._runner)

    @cached_property
    def experiment_overrides(self) -> sync.experiment_overrides.RawExperimentOverridesResource:
        """Overrides put chosen units of an experiment into a group, whatever chance says."""
        from .experiment_overrides import RawExperimentOverridesResource

        return RawExperimentOverridesResource(self._groups.experiment_overrides, self._runner)

    @cached_property
    def experiment_results(self) -> sync.experiment_results.RawExperimentResultsResource:
        """What experiments find out: how their groups compare, how many units they saw and whether the numbers
        can be trusted."""
        from .experiment_results import RawExperimentResultsResource

        return RawExperimentResultsResource(self._groups.experiment_results, self._runner)

    @cached_property
    def experiment_reviews(self) -> sync.experiment_reviews.RawExperimentReviewsResource:
        """A review proposes one change of an experiment; it is approved or rejected, and a commit makes the
        change."""
        from .experiment_reviews import RawExperimentReviewsResource

        return RawExperimentReviewsResource(self._groups.experiment_reviews, self._runner)

    @cached_property
    def experiments(self) -> sync.experiments.RawExperimentsResource:
        """Experiments put units into groups and compare what they do."""
        from .experiments import RawExperimentsResource

        return RawExperimentsResource(self._groups.experiments, self._runner)

    @cached_property
    def exposures(self) -> sync.exposures.RawExposuresResource:
        """Exposures are the events by which SDKs tell that a gate, experiment or dynamic config was looked at."""
        from .exposures import RawExposuresResource

        return RawExposuresResource(self._groups.exposures, self._runner)

    @cached_property
    def gate_reviews(self) -> sync.gate_reviews.RawGateReviewsResource:
        """A change of a gate that somebody must approve before it is made: ask (create), approve or reject,
        commit. A project can demand this for all gates, a team for its own, or a gate for itself."""
        from .gate_reviews import RawGateReviewsResource

        return RawGateReviewsResource(self._groups.gate_reviews, self._runner)

    @cached_property
    def gates(self) -> sync.gates.RawGatesResource:
        """Feature gates turn a feature on for a part of the traffic. Their rules are tried from top to bottom."""
        from .gates import RawGatesResource

        return RawGatesResource(self._groups.gates, self._runner)

    @cached_property
    def holdouts(self) -> sync.holdouts.RawHoldoutsResource:
        """A holdout keeps a small share of the units away from a set of gates, experiments and layers to
        measure them together."""
        from .holdouts import RawHoldoutsResource

        return RawHoldoutsResource(self._groups.holdouts, self._runner)

    @cached_property
    def ingestions(self) -> sync.ingestions.RawIngestionsResource:
        """Ingestions load events, metrics and exposures from a data warehouse on a daily schedule."""
        from .ingestions import RawIngestionsResource

        return RawIngestionsResource(self._groups.ingestions, self._runner)

    @cached_property
    def keys(self) -> sync.keys.RawKeysResource:
        """API keys of the project. A key has no id but itself, so secrets stand in the paths and answers of
        these calls: keep both out of logs."""
        from .keys import RawKeysResource

        return RawKeysResource(self._groups.keys, self._runner)

    @cached_property
    def layers(self) -> sync.layers.RawLayersResource:
        """A layer holds parameters and keeps its experiments apart, so that a unit is in one of them at most."""
        from .layers import RawLayersResource

        return RawLayersResource(self._groups.layers, self._runner)

    @cached_property
    def logs(self) -> sync.logs.RawLogsResource:
        """Logs are what applications sent lately, as the Logs Explorer of the console shows it."""
        from .logs import RawLogsResource

        return RawLogsResource(self._groups.logs, self._runner)

    @cached_property
    def metric_sources(self) -> sync.metric_sources.RawMetricSourcesResource:
        """A metric source is a table or query of a warehouse that metrics are computed from."""
        from .metric_sources import RawMetricSourcesResource

        return RawMetricSourcesResource(self._groups.metric_sources, self._runner)

    @cached_property
    def metrics(self) -> sync.metrics.RawMetricsResource:
        """A metric turns events, or rows of a warehouse, into one number per unit or day."""
        from .metrics import RawMetricsResource

        return RawMetricsResource(self._groups.metrics, self._runner)

    @cached_property
    def overrides(self) -> sync.overrides.RawOverridesResource:
        """Overrides decide for chosen units, whatever rules and chance say. Each kind of object has its own
        calls to change them."""
        from .overrides import RawOverridesResource

        return RawOverridesResource(self._groups.overrides, self._runner)

    @cached_property
    def param_stores(self) -> sync.param_stores.RawParamStoresResource:
        """Parameter stores give names to values, so that code asks for a parameter and the store decides
        whether the value is fixed or comes from a gate, a layer, a dynamic config or an experiment."""
        from .param_stores import RawParamStoresResource

        return RawParamStoresResource(self._groups.param_stores, self._runner)

    @cached_property
    def projects(self) -> sync.projects.RawProjectsResource:
        """The project that a key belongs to, its company and what it is billed for."""
        from .projects import RawProjectsResource

        return RawProjectsResource(self._groups.projects, self._runner)

    @cached_property
    def prompts(self) -> sync.prompts.RawPromptsResource:
        """Prompts keep the texts and settings for language models in versions that can be evaluated. Messages
        call them AI Configs."""
        from .prompts import RawPromptsResource

        return RawPromptsResource(self._groups.prompts, self._runner)

    @cached_property
    def qualifying_events(self) -> sync.qualifying_events.RawQualifyingEventsResource:
        """Qualifying events are read by SQL from the warehouse of a warehouse-native project. They have the
        shape of metric sources."""
        from .qualifying_events import RawQualifyingEventsResource

        return RawQualifyingEventsResource(self._groups.qualifying_events, self._runner)

    @cached_property
    def release_pipeline_triggers(self) -> sync.release_pipeline_triggers.RawReleasePipelineTriggersResource:
        """A trigger is one change of a gate or dynamic config on its way through a release pipeline."""
        from .release_pipeline_triggers import RawReleasePipelineTriggersResource

        return RawReleasePipelineTriggersResource(self._groups.release_pipeline_triggers, self._runner)

    @cached_property
    def release_pipelines(self) -> sync.release_pipelines.RawReleasePipelinesResource:
        """A release pipeline brings a change of a gate or dynamic config to its users in phases, one after the
        other."""
        from .release_pipelines import RawReleasePipelinesResource

        return RawReleasePipelinesResource(self._groups.release_pipelines, self._runner)

    @cached_property
    def reports(self) -> sync.reports.RawReportsResource:
        """Reports are files with the exposures or results of one day of the whole project."""
        from .reports import RawReportsResource

        return RawReportsResource(self._groups.reports, self._runner)

    @cached_property
    def roles(self) -> sync.roles.RawRolesResource:
        """A role says what its users may do in the project. It is known by its name."""
        from .roles import RawRolesResource

        return RawRolesResource(self._groups.roles, self._runner)

    @cached_property
    def segments(self) -> sync.segments.RawSegmentsResource:
        """Segments are named sets of units, given by rules or by a list of ids, that gates and experiments can
        target."""
        from .segments import RawSegmentsResource

        return RawSegmentsResource(self._groups.segments, self._runner)

    @cached_property
    def settings(self) -> sync.settings.RawSettingsResource:
        """Settings that hold for the whole project of the key."""
        from .settings import RawSettingsResource

        return RawSettingsResource(self._groups.settings, self._runner)

    @cached_property
    def tags(self) -> sync.tags.RawTagsResource:
        """Tags sort gates, experiments, metrics and other objects. A tag must exist before an object can carry
        it."""
        from .tags import RawTagsResource

        return RawTagsResource(self._groups.tags, self._runner)

    @cached_property
    def target_apps(self) -> sync.target_apps.RawTargetAppsResource:
        """A target app groups what one application needs, so that its SDK keys receive no more than that."""
        from .target_apps import RawTargetAppsResource

        return RawTargetAppsResource(self._groups.target_apps, self._runner)

    @cached_property
    def teams(self) -> sync.teams.RawTeamsResource:
        """A team gathers users and gives defaults to its gates, experiments and holdouts."""
        from .teams import RawTeamsResource

        return RawTeamsResource(self._groups.teams, self._runner)

    @cached_property
    def unit_id_types(self) -> sync.unit_id_types.RawUnitIdTypesResource:
        """A unit id type says what a unit is, such as a user, a device or a company."""
        from .unit_id_types import RawUnitIdTypesResource

        return RawUnitIdTypesResource(self._groups.unit_id_types, self._runner)

    @cached_property
    def users(self) -> sync.users.RawUsersResource:
        """Users are the people who work in the project. They are addressed by e-mail."""
        from .users import RawUsersResource

        return RawUsersResource(self._groups.users, self._runner)

    @cached_property
    def warehouse_connections(self) -> sync.warehouse_connections.RawWarehouseConnectionsResource:
        """A warehouse connection tells how a project reaches its Databricks, Snowflake or BigQuery."""
        from .warehouse_connections import RawWarehouseConnectionsResource

        return RawWarehouseConnectionsResource(self._groups.warehouse_connections, self._runner)
