"""Reviews of gates, dynamic configs, experiments and autotunes: proposed, approved or rejected, committed."""

from __future__ import annotations

from typing import Any

from .._clock import iso
from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.crud import delete, find, keep
from .._handlers.dispatch import run_operation
from .._handlers.kinds import Kind, check_above, register
from .._handlers.lists import listing
from .._handlers.review_rules import OPEN
from .._http.response import invalid, refuse

__all__: list[str] = []

_GROUPS = ("gate_reviews", "dynamic_config_reviews", "experiment_reviews", "autotune_reviews")
_CONFIG_TYPES = {
    "rules": "rules",
    "default_value": "rules",
    "is_enabled": "toggle_enabled",
    "is_archived": "archive",
    "delete": "delete",
    "resalt": "resalt",
    "disable_reviews_locally": "disable_reviews_locally",
    "team_id": "update_team",
    "release_pipeline_id": "update_release_pipeline",
    "id_type": "edit_id_type",
    "allow_self_approval": "update_allow_self_approval",
    "target_app_ids": "update_target_applications",
    "owners": "update_owners",
    "allowed_reviewers": "allowed_reviewers",
}
_NEEDED = {
    "make_decision": ("winning_group_id",),
    "scheduled_start": ("start_time",),
    "scheduled_start_edit": ("new_time",),
    "rollout": ("group_id", "rollout_percentage"),
    "schedule_rollout": ("group_id", "rollout_phases"),
    "update_owners": ("owners",),
    "update_target_applications": ("target_app_ids",),
    "update_default_impact_multiplier": ("default_impact_multiplier",),
}
_COMMON = ("type", "description", "reviewer_ids", "reviewer_group_ids", "reason")
_FIELDS = {
    "rules": "rules",
    "is_enabled": "isEnabled",
    "default_value": "defaultValue",
    "team_id": "teamID",
    "release_pipeline_id": "releasePipelineID",
    "id_type": "idType",
    "target_app_ids": "targetApps",
}

for _tag in _GROUPS:
    register(Kind(_tag, noun="Review"))


def _parent(call: Call) -> str:
    return call.operation.segments[0]


def _operations(*verbs: str) -> list[str]:
    return [f"{tag}_{verb}" for tag in _GROUPS for verb in verbs]


def _reviewers(call: Call, before: list[Json]) -> list[Json]:
    def asked(kind: str, name: str) -> list[Json]:
        if (ids := call.given(name)) is None:
            return [item for item in before if item["kind"] == kind]
        return [{"id": item, "kind": kind} for item in ids]

    return asked("user", "reviewer_ids") + asked("group", "reviewer_group_ids")


def _proposal(call: Call) -> tuple[str, Json]:
    """Return the kind of change that the body proposes, and the change; refuse an incomplete one."""
    if "change" not in call.operation.body_properties:
        kind: str = call.body["type"]
        if missing := [(name, "Required") for name in _NEEDED.get(kind, ()) if name not in call.body]:
            raise invalid(missing)
        return kind, {name: value for name, value in call.body.items() if name not in _COMMON[:4]}
    change: Json = {name: value for name, value in call.body["change"].items() if name in _CONFIG_TYPES}
    kinds = {_CONFIG_TYPES[name] for name in change}
    if len(kinds) != 1:
        raise invalid([("change", "Exactly one change must be given")])
    return kinds.pop(), change


def _content(call: Call, kind: str, change: Json) -> Json:
    """Return the fields of the object before and after a change."""
    parent = call.store.objects(_parent(call))[call.path["id"]]
    if "change" in call.operation.body_properties:
        known = {
            name: parent[_FIELDS[name]] for name in change if name in _FIELDS and _FIELDS[name] in parent
        }
        if "is_archived" in change:
            known["is_archived"] = parent["status"] == "Archived"
        shown = ("delete", "resalt", "disable_reviews_locally")
        proposed = {name: value for name, value in change.items() if name not in shown}
        return {"type": kind, "current": known, "proposed": proposed}
    proposed = {name: value for name, value in change.items() if name not in _COMMON} | change.get(
        "settings", {}
    )
    proposed.pop("settings", None)
    return {
        "type": kind,
        "current": {name: parent[name] for name in proposed if name in parent},
        "proposed": proposed,
    }


@answers(*_operations("create"))
def _create(call: Call) -> Json:
    check_above(call)
    kind, change = _proposal(call)
    review = {
        "review_id": f"review_{call.store.new_id(12)}",
        "status": "pending",
        "type": kind,
        "description": call.given("description", ""),
        "author": {"id": "key_1", "email": None},
        "reviewers": _reviewers(call, []),
        "created_at": iso(call.store.now()),
        "content": _content(call, kind, change),
    }
    key = review["review_id"]
    call.store.set_part(call.tag, key, "change", change)
    call.store.put(call.tag, key, review, call.scope)
    return review


@answers(*_operations("list"))
def _list(call: Call) -> list[Json]:
    return [{name: item[name] for name in item if name != "content"} for item in reversed(listing(call))]


def _open(call: Call) -> Json:
    review = find(call)
    if review["status"] not in OPEN:
        raise refuse(f"Review is already {review['status']}")
    return review


def _now(call: Call, before: Json, **fields: Any) -> Json:
    made = before | fields
    call.store.put(call.tag, call.key, made, call.scope)
    return made


@answers(*_operations("update"))
def _update(call: Call) -> Json:
    review = _open(call)
    if not call.body:
        raise invalid([("", "At least one field must be given")])
    fields: Json = {"reviewers": _reviewers(call, review["reviewers"])}
    if "description" in call.body:
        fields["description"] = call.body["description"]
    if "change" in call.body and "change" in call.operation.body_properties:
        kind, change = _proposal(call)
        call.store.set_part(call.tag, call.key, "change", change)
        fields |= {"type": kind, "content": _content(call, kind, change), "status": "pending"}
    return _now(call, review, **fields)


@answers(*_operations("approve", "reject"))
def _judge(call: Call) -> Json:
    return _now(call, _open(call), status="accepted" if call.operation.verb == "approve" else "rejected")


@answers(*_operations("delete"))
def _delete(call: Call) -> Json:
    _open(call)
    return delete(call)


@answers(*(item for item in _operations("get_eligible_reviewers") if not item.startswith("autotune")))
def _eligible(call: Call) -> Json:
    settings = find(call).get("reviewSettings") or {}
    users = settings.get("allowedReviewers") or []
    return {"everyone_eligible": not users, "users": users, "groups": []}


@answers(*_operations("commit"))
def _commit(call: Call) -> None:
    review = find(call)
    if review["status"] != "accepted":
        raise refuse(f"Review cannot be committed because it is {review['status']}")
    change: Json = call.store.part(call.tag, call.key, "change")
    if "change" in call.document.operations[f"{call.operation.tag}_create"].body_properties:
        _apply_to_config(call, change)
    else:
        _apply_step(call, review["type"], change)
    if call.path["id"] in call.store.objects(_parent(call)):
        _now(call, review, status="committed")


def _apply_to_config(call: Call, change: Json) -> None:
    parent = _parent(call)
    steps = {
        "is_archived": ("unarchive", "archive"),
        "is_enabled": ("disable", "enable"),
        "delete": ("", "delete"),
    }
    for name, verbs in steps.items():
        if name in change:
            run_operation(call, f"{parent}_{verbs[bool(change[name])]}", {})
            return
    fields = {_FIELDS[name]: value for name, value in change.items() if name in _FIELDS}
    if "owners" in change:
        fields["owner"] = {"ownerID": change["owners"][0]["owner_id"]} if change["owners"] else None
    _set(call, fields)


def _set(call: Call, fields: Json) -> None:
    """Set fields of the reviewed object."""
    parent = _parent(call)
    update = call.document.operations[f"{parent}_update"]
    step = Call(update, call.document, call.store, {"id": call.path["id"]}, {}, [], None)
    before = find(step)
    keep(step, before | fields, before)


def _apply_step(call: Call, kind: str, change: Json) -> None:
    parent = _parent(call)
    reason = change.get("reason") or "Approved in a review"
    steps: dict[str, tuple[str, Any]] = {
        "start": ("start", {}),
        "restart": ("reset", {}),
        "stop": ("defer_decision", {}),
        "abandon": ("abandon", {"decisionReason": reason}),
        "archive": ("archive", {}),
        "unarchive": ("unarchive", {}),
        "delete": ("delete", None),
        "make_decision": ("make_decision", {"id": change.get("winning_group_id"), "decisionReason": reason}),
        "scheduled_start": ("schedule_start", {"scheduledTime": change.get("start_time")}),
        "scheduled_start_edit": ("schedule_start", {"scheduledTime": change.get("new_time")}),
        "update_settings": ("update", change.get("settings", {})),
    }
    if kind == "change_enabled_groups":
        for word in ("enable", "disable"):
            if names := change.get(f"{word}d_group_names"):
                run_operation(call, f"{parent}_{word}_groups", {"group_names": names})
    elif kind in steps:
        verb, body = steps[kind]
        run_operation(call, f"{parent}_{verb}", body)
    else:
        _set(call, {_FIELDS[name]: value for name, value in change.items() if name in _FIELDS})
