"""The names of changes in the audit log: the published ones, else names of the same style."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache

from .._document.document import Operation

__all__ = ["ACTIONS", "action_of"]

# The first pattern that matches the id of an operation decides.
ACTIONS = {
    "gates_*_overrides": "gate_overrides_update",
    "gates_remove_user_override": "gate_overrides_update",
    "gates_launch": "gate_update",
    "gates_load_pulse": "load_echidna_pulse",
    "gates_*_rule*": "gate_update",
    "dynamic_configs_replace": "config_conditions_update",
    "dynamic_configs_update*": "config_conditions_update",
    "dynamic_configs_*_rule*": "config_conditions_update",
    "segments_update_conditions": "config_conditions_update",
    "segments_*_ids": "ID_list_update",
    "segments_*_review": "config_review_{verb}",
    "*_enable": "config_state_toggle",
    "*_disable": "config_state_toggle",
    "gates_delete": "config_delete",
    "dynamic_configs_delete": "config_delete",
    "segments_delete": "config_delete",
    "gate_reviews_*": "config_review_{verb}",
    "dynamic_config_reviews_*": "config_review_{verb}",
    "experiment_reviews_commit": "apply_experiment_review",
    "experiment_reviews_*": "experiment_review_{verb}",
    "experiment_overrides_*": "experiment_overrides_edit",
    "experiment_results_load_pulse": "load_echidna_pulse",
    "experiment_results_cancel_pulse_load": "cancel_echidna_dag",
    "experiments_archive": "archive_experiment",
    "experiments_unarchive": "unarchive_experiment",
    "experiments_make_decision": "experiment_decision_make",
    "experiments_reset": "experiment_restart",
    "experiments_schedule_start": "schedule_experiment_start",
    "experiments_disable_groups": "experiment_group_disable",
    "experiments_defer_decision": "experiment_stopped",
    "experiments_resolve_alert": "resolve_guardrail_metric_alert",
    "experiments_update": "experiment_edit",
    "experiments_replace": "experiment_edit",
    "autotunes_*override*": "autotune_overrides_edit",
    "autotunes_update": "autotune_experiment_edit",
    "autotunes_replace": "autotune_experiment_edit",
    "autotunes_*": "autotune_experiment_{verb}",
    "layers_*override*": "layer_overrides_edit",
    "layers_update": "layer_edit",
    "layers_replace": "layer_edit",
    "holdouts_*_overrides": "modify_overrides",
    "holdouts_replace": "holdout_update",
    "tags_update": "tag_edit",
    "target_apps_create": "create_customer_app",
    "target_apps_update": "edit_target_app",
    "target_apps_delete": "delete_target_app",
    "target_apps_add_configs": "config_edit_target_apps",
    "keys_create": "sdk_key_create",
    "keys_delete": "sdk_key_delete",
    "keys_deactivate": "sdk_key_deactivate",
    "keys_rotate": "secret_key_regenerate",
    "keys_update": "sdk_key_update_scopes",
    "roles_delete": "delete_user_role",
    "roles_*": "upsert_user_role",
    "users_update": "user_role_update",
    "teams_update": "update_team",
    "settings_replace_teams": "update_team_settings",
    "settings_replace_project": "project_description_edit",
    "settings_replace_reviews": "config_review_required_update",
    "settings_replace_roles": "set_company_default_user_role",
    "environments_replace": "company_environments_edit",
    "unit_id_types_delete": "company_ID_type_delete",
    "ingestions_delete": "ingestion_source_delete",
    "dashboards_*_widgets": "edit_dashboard_widget",
    "dashboards_*": "{verb}_dashboard",
    "alerts_create": "create_topline_alert",
    "alerts_delete": "delete_topline_alert",
    "alerts_*": "update_topline_alert",
    "metrics_create": "custom_metric_definition_create",
    "metrics_update": "custom_metric_definition_edit",
    "metrics_delete": "delete_metric",
    "metrics_schedule_archive": "schedule_archive_metric",
    "metrics_cancel_archive": "cancel_archive_metric",
    "metrics_unarchive": "unarchive_metric",
    "metrics_reload": "load_echidna_metric",
    "metric_sources_*": "{verb}_echidna_metric_source",
    "assignment_sources_*": "{verb}_echidna_assignment_source",
    "entity_properties_*": "{verb}_echidna_entity_property_source",
    "prompts_create": "ai_config_create",
    "prompts_create_version": "create_ai_config_version",
    "prompts_delete": "delete_ai_config",
    "prompts_start_evals": "start_ai_config_version_evaluation_job",
}
_VERBS = {"approve": "accept", "replace": "update", "update": "update"}
_REVIEW_VERBS = {"update": "info_update", "approve": "accept"}


@cache
def action_of(operation: Operation) -> str:
    """Return the `actionType` of a change by an operation."""
    word = next((word for pattern, word in ACTIONS.items() if fnmatchcase(operation.id, pattern)), None)
    if word is None:
        rest = operation.id.removeprefix(f"{operation.tag}_")
        return f"{operation.tag.removesuffix('s')}_{rest}"
    verbs = _REVIEW_VERBS if "_review_" in word else _VERBS
    return word.replace("{verb}", verbs.get(operation.verb, operation.verb))
