from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class RolePermissions(Model):
    """What a role allows; each right is true or false by its name."""

    invitation_access: bool | Unset = UNSET
    """Inviting people."""
    create_configs: bool | Unset = UNSET
    """Making gates, experiments and the like."""
    edit_or_delete_configs: bool | Unset = UNSET
    """Changing and deleting them."""
    delete_configs: bool | Unset = UNSET
    """Deleting them."""
    launch_to_production: bool | Unset = UNSET
    """Bringing changes to production."""
    launch_or_disable_configs: bool | Unset = UNSET
    """Launching and disabling."""
    start_experiments: bool | Unset = UNSET
    """Starting experiments."""
    reset_experiments: bool | Unset = UNSET
    """Resetting experiments."""
    create_or_edit_templates: bool | Unset = UNSET
    """Making and changing templates."""
    create_or_edit_dashboards: bool | Unset = UNSET
    """Making and changing dashboards."""
    create_teams: bool | Unset = UNSET
    """Making teams."""
    edit_dynamic_config_schemas: bool | Unset = UNSET
    """Changing the schemas of dynamic configs."""
    create_release_pipelines: bool | Unset = UNSET
    """Making release pipelines."""
    approve_required_review_release_pipeline_phase: bool | Unset = UNSET
    """Approving phases of release pipelines."""
    approve_reviews: bool | Unset = UNSET
    """Approving reviews."""
    self_approve_review: bool | Unset = UNSET
    """Approving one's own reviews."""
    bypass_reviews_for_overrides: bool | Unset = UNSET
    """Changing overrides without a review."""
    bypass_precommit_webhook: bool | Unset = UNSET
    """Making changes without asking the pre-commit webhook."""
    metric_management: bool | Unset = UNSET
    """Managing metrics."""
    verify_metrics: bool | Unset = UNSET
    """Marking metrics as verified."""
    local_metrics: bool | Unset = UNSET
    """Working with local metrics."""
    use_metrics_explorer: bool | Unset = UNSET
    """Using the metrics explorer."""
    event_dimensions_access: bool | Unset = UNSET
    """Working with the dimensions of events."""
    manage_alerts: bool | Unset = UNSET
    """Managing alerts."""
    integrations_edit_access: bool | Unset = UNSET
    """Changing integrations."""
    source_connection_and_creation: bool | Unset = UNSET
    """Connecting and making sources."""
    whn_connection: bool | Unset = UNSET
    """Working on the connection to the warehouse; warehouse-native only."""
    manual_whn_reload: bool | Unset = UNSET
    """Loading results by hand; warehouse-native only."""
    data_warehouse_ingestion_and_exports_edit_access: bool | Unset = UNSET
    """Changing what is read from or sent to a warehouse."""
    edit_and_tag_configs_with_core_tag: bool | Unset = UNSET
    """Giving a core tag and changing what carries one."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "invitation_access": "invitation_access",
        "create_configs": "create_configs",
        "edit_or_delete_configs": "edit_or_delete_configs",
        "delete_configs": "delete_configs",
        "launch_to_production": "launch_to_production",
        "launch_or_disable_configs": "launch_or_disable_configs",
        "start_experiments": "start_experiments",
        "reset_experiments": "reset_experiments",
        "create_or_edit_templates": "create_or_edit_templates",
        "create_or_edit_dashboards": "create_or_edit_dashboards",
        "create_teams": "create_teams",
        "edit_dynamic_config_schemas": "edit_dynamic_config_schemas",
        "create_release_pipelines": "create_release_pipelines",
        "approve_required_review_release_pipeline_phase": "approve_required_review_release_pipeline_phase",
        "approve_reviews": "approve_reviews",
        "self_approve_review": "self_approve_review",
        "bypass_reviews_for_overrides": "bypass_reviews_for_overrides",
        "bypass_precommit_webhook": "bypass_precommit_webhook",
        "metric_management": "metric_management",
        "verify_metrics": "verify_metrics",
        "local_metrics": "local_metrics",
        "use_metrics_explorer": "use_metrics_explorer",
        "event_dimensions_access": "event_dimensions_access",
        "manage_alerts": "manage_alerts",
        "integrations_edit_access": "integrations_edit_access",
        "source_connection_and_creation": "source_connection_and_creation",
        "whn_connection": "whn_connection",
        "manual_whn_reload": "manual_whn_reload",
        "data_warehouse_ingestion_and_exports_edit_access": "data_warehouse_ingestion_and_exports_edit_access",
        "edit_and_tag_configs_with_core_tag": "edit_and_tag_configs_with_core_tag",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.invitation_access = pop("invitation_access", UNSET)
        self.create_configs = pop("create_configs", UNSET)
        self.edit_or_delete_configs = pop("edit_or_delete_configs", UNSET)
        self.delete_configs = pop("delete_configs", UNSET)
        self.launch_to_production = pop("launch_to_production", UNSET)
        self.launch_or_disable_configs = pop("launch_or_disable_configs", UNSET)
        self.start_experiments = pop("start_experiments", UNSET)
        self.reset_experiments = pop("reset_experiments", UNSET)
        self.create_or_edit_templates = pop("create_or_edit_templates", UNSET)
        self.create_or_edit_dashboards = pop("create_or_edit_dashboards", UNSET)
        self.create_teams = pop("create_teams", UNSET)
        self.edit_dynamic_config_schemas = pop("edit_dynamic_config_schemas", UNSET)
        self.create_release_pipelines = pop("create_release_pipelines", UNSET)
        self.approve_required_review_release_pipeline_phase = pop(
            "approve_required_review_release_pipeline_phase", UNSET
        )
        self.approve_reviews = pop("approve_reviews", UNSET)
        self.self_approve_review = pop("self_approve_review", UNSET)
        self.bypass_reviews_for_overrides = pop("bypass_reviews_for_overrides", UNSET)
        self.bypass_precommit_webhook = pop("bypass_precommit_webhook", UNSET)
        self.metric_management = pop("metric_management", UNSET)
        self.verify_metrics = pop("verify_metrics", UNSET)
        self.local_metrics = pop("local_metrics", UNSET)
        self.use_metrics_explorer = pop("use_metrics_explorer", UNSET)
        self.event_dimensions_access = pop("event_dimensions_access", UNSET)
        self.manage_alerts = pop("manage_alerts", UNSET)
        self.integrations_edit_access = pop("integrations_edit_access", UNSET)
        self.source_connection_and_creation = pop("source_connection_and_creation", UNSET)
        self.whn_connection = pop("whn_connection", UNSET)
        self.manual_whn_reload = pop("manual_whn_reload", UNSET)
        self.data_warehouse_ingestion_and_exports_edit_access = pop(
            "data_warehouse_ingestion_and_exports_edit_access", UNSET
        )
        self.edit_and_tag_configs_with_core_tag = pop("edit_and_tag_configs_with_core_tag", UNSET)
        self.additional_properties = rest or {}
        return self
