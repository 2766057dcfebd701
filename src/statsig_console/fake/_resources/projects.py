"""The project: its settings, environments and company, its webhooks and its warehouse connection."""

from __future__ import annotations

from typing import Any

from .._document.document import Json
from .._guesses import guess
from .._handlers.call import Call, answers
from .._http.response import invalid, refuse
from .users import ROLES

__all__ = ["PROJECT"]

PROJECT = {"id": "project_1", "name": "Example"}
_SETTINGS: dict[str, Json] = {
    "project": {"name": PROJECT["name"], "visibility": "OPEN", "default_unit_type": "userID"},
    "reviews": {
        "is_config_review_required": False,
        "is_metric_review_required": False,
        "is_metric_review_required_on_verified_only": False,
        "is_whn_analysis_only_review_required": False,
        "is_whn_source_review_required": False,
    },
    "roles": {"default_project_role": "Member"},
    "teams": {"require_teams_on_configs": False},
}
_ENVIRONMENTS = {"development": "0.125", "staging": "0.5", "production": "0.25"}
_REVIEWED = ("gate_reviews", "dynamic_config_reviews", "experiment_reviews", "autotune_reviews")


def _settings(call: Call) -> Json:
    name = call.operation.segments[-1]
    kept: Json = call.store.part("settings", "", name, _SETTINGS[name])
    return kept


@answers("settings_get_project", "settings_get_reviews", "settings_get_roles", "settings_get_teams")
def _get_settings(call: Call) -> Json:
    call.message = "Settings read successfully."
    return _settings(call)


@answers(
    "settings_replace_project", "settings_replace_reviews", "settings_replace_roles", "settings_replace_teams"
)
@guess("A setting of the project that a request leaves out gets the value that it had at first.")
def _replace_settings(call: Call) -> Json:
    made = {name: value for name, value in call.body.items() if name in call.operation.body_properties}
    role = made.get("default_project_role", ROLES[0])
    if role not in ROLES and role not in call.store.objects("roles"):
        raise invalid([("default_project_role", f"No role is called {role}")])
    unit = made.get("default_unit_type")
    if unit is not None and unit not in call.store.objects("unit_id_types"):
        raise invalid([("default_unit_type", f"No unit ID type is called {unit}")])
    name = call.operation.segments[-1]
    unset = _SETTINGS[name] if name == "project" else dict.fromkeys(_SETTINGS[name], False)
    call.store.set_part("settings", "", name, unset | made)
    call.message = "Settings updated successfully."
    return _settings(call)


def _environments(call: Call) -> list[Json]:
    known: list[Json] = call.store.part("environments", "", "all") or [
        {
            "id": key,
            "name": name,
            "isProduction": name == "production",
            "requiresReview": False,
            "requiresReleasePipeline": False,
        }
        for name, key in _ENVIRONMENTS.items()
    ]
    return known


@answers("environments_list")
def _list_environments(call: Call) -> Json:
    call.message = "Environments read successfully."
    return {"environments": _environments(call)}


@answers("environments_replace")
def _replace_environments(call: Call) -> Json:
    known = {environment["id"]: environment for environment in _environments(call)}
    sent: list[Json] = call.body["environments"]
    names = [environment["name"] for environment in sent]
    if len(names) != len(set(names)):
        raise invalid([("environments", "Duplicate environment names given")])
    if not any(environment["isProduction"] for environment in sent):
        raise invalid([("environments", "One environment must be the production environment")])
    made = []
    for environment in sent:
        if environment.get("id", "") not in {"", *known}:
            raise invalid([("environments", f"No environment has the ID {environment['id']}")])
        new = {"id": f"0.{call.store.new_random().randrange(10**15, 10**16)}"}
        made.append(new | environment)
    call.store.set_part("environments", "", "all", made)
    call.message = "Environments updated successfully."
    return {"environments": made}


@answers("projects_get")
def _project(call: Call) -> Json:
    call.message = "Project Info Retrieved Successfully"
    settings: Json = call.store.part("settings", "", "project", _SETTINGS["project"])
    return PROJECT | {"name": settings["name"]}


@answers("projects_get_company")
def _company(call: Call) -> Json:
    return {
        "companyID": "company_1",
        "companyName": "Example",
        "isWarehouseNative": False,
        "orgID": None,
        "orgName": None,
    }


@answers("warehouse_connections_update")
def _connection(call: Call) -> None:
    sent = {name: call.body[name] for name in call.operation.body_properties if call.given(name)}
    if len(sent) != 1:
        raise invalid([("", "Exactly one of databricks, snowflake and bigquery must be given")])
    kept: Json = call.store.part("warehouse_connections", "", "all", {})
    call.store.set_part(
        "warehouse_connections", "", "all", {n: kept.get(n, {}) | value for n, value in sent.items()}
    )
    call.message = "Connection updated successfully"


@answers("change_validations_create", "change_validations_update_message")
def _verdict(call: Call) -> None:
    """Record the verdict of a webhook on a review. Only the first verdict counts."""
    review: str = call.body["reviewID"]
    if not any(review in call.store.everywhere(tag) for tag in _REVIEWED):
        raise refuse(f"Review {review} does not exist")
    kept: dict[str, Any] = call.store.part("change_validations", review, "verdict", {})
    if call.operation.verb == "create" and "validated" in kept:
        raise refuse("The change has already been validated")
    sent = {name: value for name, value in call.body.items() if name in call.operation.body_properties}
    call.store.set_part("change_validations", review, "verdict", kept | sent)
    call.message = "Change validation received successfully."
