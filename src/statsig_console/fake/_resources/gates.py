"""Feature gates: states, rules, overrides, references, checks."""

from __future__ import annotations

from .._document.document import Json
from .._guesses import guess
from .._handlers.call import Call, answers
from .._handlers.crud import API_NAME, API_USER, change, delete, find, keep
from .._handlers.kinds import Kind, register
from .._handlers.review_rules import with_review
from .._handlers.rules import kept_rules
from .._handlers.uses import check_unused, users
from .._http.response import invalid, refuse
from .._state.table import Other
from .release_pipelines import begin

__all__ = ["new_gate", "new_settings", "rollout", "settle_gate"]

_USERS = ("gates", "experiments", "dynamic_configs", "segments")
_ARCHIVE_NOTE = ("archivedAt", "archivedByID", "archivedByName", "archivedByEmail", "archiveReason")


def new_gate(call: Call) -> Json:
    """Return the fields of a gate that were not sent."""
    return {
        "description": "",
        "idType": "userID",
        "isEnabled": True,
        "status": "In Progress",
        "type": "TEMPORARY",
        "typeReason": "NONE",
        "rules": [],
        "targetApps": [],
        "holdoutIDs": [],
        "checksPerHour": 0,
        "team": None,
        "teamID": None,
        "owner": {"ownerID": API_USER, "ownerType": "SDK_KEY", "ownerName": API_NAME, "ownerEmail": ""},
        **new_settings(),
    }


def new_settings() -> Json:
    """Return the settings of a gate that neither a new gate nor a seeded one has changed."""
    return {
        "isTemplate": False,
        "measureMetricLifts": True,
        "monitoringMetrics": [],
        "reviewSettings": {"requiredReview": False, "allowedReviewers": []},
        "releasePipelineID": None,
        "store0100Exposures": False,
    }


def settle_gate(call: Call, made: Json, before: Json | None) -> None:
    """Check a new state of a gate and make its fields consistent."""
    if not made.get("name"):
        raise invalid([("name", "Required")])
    made.setdefault("permalink", f"https://console.statsig.com/project_1/gates/{made['id']}")
    if before is None or made["rules"] is not before["rules"]:
        made["rules"] = kept_rules(call, made["rules"], before["rules"] if before else [])
    if made["status"] not in ("Archived", "Launched"):
        made["status"] = "In Progress" if made["isEnabled"] else "Disabled"
    if made["type"] != "STALE":
        made["typeReason"] = "NONE"
    if made["isTemplate"]:
        made["type"] = "TEMPLATE"


def rollout(gate: Json) -> str:
    """Return the rollout of a gate, in the terms of the filters of the list."""
    rules = gate["rules"]
    if all(rule["passPercentage"] == 0 for rule in rules):
        return "0"
    fits_all = any(condition["type"] == "public" for condition in rules[-1]["conditions"])
    return "100" if fits_all and all(rule["passPercentage"] == 100 for rule in rules) else "INBETWEEN"


def _pass_rate(gate: Json) -> str:
    known = {"STALE_ALL_TRUE": "100", "STALE_ALL_FALSE": "0"}
    return known.get(gate["typeReason"], rollout(gate) if gate["isEnabled"] else "0")


def _show(call: Call, gate: Json) -> Json:
    gate = with_review(call, gate)
    if not call.query.get("includeArchiveMetadata"):
        return gate
    note = call.store.part("gates", gate.get("id", ""), "archive") or dict.fromkeys(_ARCHIVE_NOTE)
    return gate | note


_IN_USE = Other("status", "Archived")


register(
    Kind(
        "gates",
        initial=new_gate,
        settle=settle_gate,
        changed=begin,
        show=_show,
        lists=lambda call: None if call.query.get("includeArchived") else _IN_USE,
        filters={
            "passRate": lambda gate, rates: _pass_rate(gate) in rates,
            "rolloutRate": lambda gate, rates: rollout(gate) in rates,
            "targetAppID": lambda gate, app: app in gate["targetApps"],
        },
    )
)


@answers("gates_enable", "gates_disable")
@guess("Enabling and disabling an archived gate is refused; other writes of it are accepted.")
def _switch(call: Call) -> Json:
    if find(call)["status"] == "Archived":
        raise refuse("Gate is archived.")
    on = call.operation.verb == "enable"
    return change(call, isEnabled=on, status="In Progress" if on else "Disabled")


@answers("gates_launch")
@guess("A launched gate reads as enabled; one example of the documentation shows the contrary.")
def _launch(call: Call) -> Json:
    return change(call, isEnabled=True, status="Launched")


@answers("gates_archive")
@guess("A gate that others refer to is not archived without `forceArchive`; it is refused with 400.")
def _archive(call: Call) -> Json:
    gate = find(call)
    using = [referrer["id"] for tag in _USERS for referrer in users(call, tag)]
    if using and not call.given("forceArchive"):
        raise refuse(f"Gate cannot be archived because it is referenced in: {', '.join(using)}")
    if gate["status"] == "Archived":
        return gate
    note = (call.store.now(), API_USER, API_NAME, None, call.given("archiveReason"))
    call.store.set_part("gates", call.key, "archive", dict(zip(_ARCHIVE_NOTE, note, strict=True)))
    call.store.set_part(
        "gates", call.key, "before_archive", {name: gate[name] for name in ("status", "isEnabled")}
    )
    return change(call, status="Archived", isEnabled=False)


@answers("gates_unarchive")
@guess("A gate gets back the status that it had before it was archived.")
def _unarchive(call: Call) -> Json:
    gate = find(call)
    if gate["status"] != "Archived":
        return gate
    former = call.store.part("gates", call.key, "before_archive") or {
        "status": "Disabled",
        "isEnabled": False,
    }
    call.store.set_part("gates", call.key, "archive", None)
    return keep(call, gate | former, gate)


@answers("gates_delete")
def _delete(call: Call) -> Json:
    find(call)
    check_unused(call)
    return delete(call)


@answers(
    "gates_list_gate_references", "gates_list_experiment_references", "gates_list_dynamic_config_references"
)
def _references(call: Call) -> list[Json]:
    find(call)
    return users(call, call.operation.segments[-1].removesuffix("_references") + "s")


@answers("gates_get_checks")
def _checks(call: Call) -> Json:
    return {"has_production_checks_in_last_7_days": bool(find(call)["checksPerHour"])}


@answers("gates_resolve_alert")
def _resolve(call: Call) -> Json:
    find(call)
    return {"resolvedAt": call.store.now()}
