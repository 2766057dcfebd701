"""What operations need to succeed on the fake: the objects that their paths, queries and bodies name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from statsig_console.fake._document.document import Json, Operation
from statsig_console.fake._resources import segments, users
from tests.support import fake_metric_arrangements as metric_arrangements

if TYPE_CHECKING:
    from tests.support.fake_project import Project

__all__ = ["BODIES", "PLACES", "QUERIES"]

GROUPS: list[Json] = [{"name": name, "size": 50, "parameterValues": {}} for name in ("Control", "Test")]
SEGMENT_TYPES = {
    "segments_update_conditions": "rule_based",
    "segments_add_user_store_ids": "user_store_id_list",
    "segments_remove_user_store_ids": "user_store_id_list",
}


def _segment(project: Project, operation: Operation) -> Json:
    kind = SEGMENT_TYPES.get(operation.id, "id_list")
    key = project.send("segments_create", body={"name": "Some segment", "type": kind})["id"]
    path = {"id": key}
    if "{reviewID}" in operation.path:
        path["reviewID"] = segments.propose(project.fake.store, key, {"isEnabled": False})
    return path


def _layer(project: Project, operation: Operation) -> Json:
    key = project.send("layers_create", body={"name": "Checkout layer", "idType": "userID"})["id"]
    if operation.id != "layers_delete":
        experiment = {"name": "checkout_colors", "groups": GROUPS, "layerID": key}
        project.send("experiments_create", body=experiment)
    return {"id": key, "type": "gate", "name": "new_checkout", "userID": "user_1"}


def _holdout(project: Project, operation: Operation) -> Json:
    return {"id": project.send("holdouts_create", body={"name": "Payments"})["id"]}


def _app(project: Project, operation: Operation) -> Json:
    return {"id": app(project, "Web shop")}


def app(project: Project, name: str) -> str:
    """Make a target app and return its id."""
    made: str = project.send("target_apps_create", body={"name": name, "description": ""})["id"]
    return made


def _key(project: Project, operation: Operation) -> Json:
    return {"id": project.send("keys_create", body={"description": "", "type": "CONSOLE"})["key"]}


def _user(project: Project, operation: Operation) -> Json:
    return {"email": users.FOUNDER, "id": "user_0"}


def _team(project: Project, operation: Operation) -> Json:
    return {
        "id": project.send("teams_create", body=_team_body(project, project.example("teams_create")))["id"]
    }


def _team_body(project: Project, body: Json) -> Json:
    named = {"members": [users.FOUNDER], "admins": [users.FOUNDER]}
    return body | {name: named[name] for name in named if name in body}


def _holdout_body(project: Project, body: Json) -> Json:
    return body | {"gateIDs": ["new_checkout"], "experimentIDs": ["new_checkout"]}


def _app_body(project: Project, body: Json) -> Json:
    return body | {
        "gates": ["new_checkout"],
        "dynamicConfigs": ["banner_text"],
        "experiments": ["new_checkout"],
    }


def _apps_body(project: Project, body: Json) -> Json:
    return _app_body(project, body) | {"targetApps": [app(project, "Web shop"), app(project, "Phone app")]}


def _key_body(project: Project, body: Json) -> Json:
    apps = {"targetAppID": app(project, "Web shop"), "secondaryTargetAppIDs": [app(project, "Phone app")]}
    return body | apps


def _invitation(project: Project, body: Json) -> Json:
    return body | {"role": "Member", "teams": [_team(project, project.operation("teams_get"))["id"]]}


def _review(project: Project, body: Json) -> Json:
    change = {"description": "Off", "change": {"is_enabled": False}}
    made = project.send("gate_reviews_create", {"id": "new_checkout"}, body=change)
    return body | {"reviewID": made["review_id"]}


PLACES: dict[str, Callable[[Project, Operation], Json]] = {
    **metric_arrangements.PLACES,
    "segments": _segment,
    "layers": _layer,
    "holdouts": _holdout,
    "target_apps": _app,
    "keys": _key,
    "users": _user,
    "teams": _team,
}

BODIES: dict[str, Callable[[Project, Any], Any]] = {
    **metric_arrangements.BODIES,
    "holdouts_replace": _holdout_body,
    "target_apps_create": _app_body,
    "target_apps_add_configs": _apps_body,
    "keys_create": _key_body,
    "teams_create": _team_body,
    "teams_update": _team_body,
    "users_invite": _invitation,
    "users_update": lambda project, body: body | {"role": "Member"},
    "settings_replace_roles": lambda project, body: body | {"default_project_role": "Member"},
    "change_validations_create": _review,
    "change_validations_update_message": _review,
}

QUERIES: dict[str, Json] = {
    **metric_arrangements.QUERIES,
    "layers_remove_conditional_override": {"groupName": "Test", "experimentName": "checkout_colors"},
    "layers_remove_user_override": {"groupName": "Test", "experimentName": "checkout_colors"},
    "reports_get": {"type": "pulse_daily", "date": "2026-09-01"},
    "projects_get_usage_report": {"end": 1_790_000_000_000},
}
