"""Experiments: their groups and their states: setup, started, decided, archived."""

from __future__ import annotations

from collections.abc import Sequence

from .._clock import DAY, day
from .._document.document import Json
from .._handlers.call import Call, answers
from .._handlers.crud import API_NAME, API_USER, change, create, find, keep, update
from .._handlers.kinds import Kind, register
from .._handlers.lists import listing
from .._handlers.review_rules import with_review
from .._http.response import invalid, refuse
from .layers import rename_experiment

__all__ = ["RUNNING", "running_days", "settle_experiment", "unset_fields"]

RUNNING = ("active", "experiment_stopped", "assignment_stopped")
_EMPTY_LISTS = (
    "links", "externalEvents", "userBuckets", "primaryMetricTags", "secondaryMetricTags", "primaryMetrics",
    "secondaryMetrics", "otherMetrics", "targetApps", "holdoutIDs", "bayesianPriors", "manualQualityScores",
    "assignmentSourceFilters", "healthChecks", "inlineTargetingRules", "groups",
)  # fmt: skip
_NOT_SET = (
    "team", "teamID", "launchedGroupID", "startTime", "endTime", "decisionTime", "decisionReason",
    "activeReview", "scheduledStartTime", "targetExposures", "restartReason", "analysisEndTime",
)  # fmt: skip
_SWITCHED_OFF = (
    "isStale", "isTemplate", "sequentialTesting", "bonferroniCorrection", "bonferroniCorrectionPerMetric",
    "benjaminiHochbergPerVariant", "benjaminiHochbergPerMetric", "turboMode",
)  # fmt: skip


def unset_fields() -> Json:
    """Return the fields of an experiment that were not sent."""
    return {
        "description": "",
        "idType": "userID",
        "status": "setup",
        "hypothesis": "",
        "allocation": 100,
        "duration": 14,
        "experimentType": "BASE",
        "targetingGateID": "",
        "defaultConfidenceInterval": "95",
        "analyticsType": "frequentist",
        "salt": None,
        "owner": {"ownerID": API_USER, "ownerType": "SDK_KEY", "ownerName": API_NAME, "ownerEmail": ""},
        "reviewSettings": {"requiredReview": False, "allowedReviewers": []},
        **{name: [] for name in _EMPTY_LISTS},
        **dict.fromkeys(_NOT_SET),
        **dict.fromkeys(_SWITCHED_OFF, False),
    }


def settle_experiment(call: Call, made: Json, before: Json | None) -> None:
    """Check a new state of an experiment and make its fields consistent."""
    started = before and before["status"] != "setup" and made["status"] != "setup"
    if before and started and (made["targetingGateID"] or "") != (before["targetingGateID"] or ""):
        raise refuse("Experiment has already started")
    made["salt"] = made.get("salt") or call.store.new_id()
    made.setdefault("layerID", f"statsig::{made['id']}_layer")
    made.setdefault("permalink", f"https://console.statsig.com/project_1/experiments/{made['id']}")
    if isinstance(made["targetApps"], str):
        made["targetApps"] = [made["targetApps"]]
    if before is None or made["groups"] is not before["groups"]:
        made["groups"] = _groups(call, made, before)
    if made["status"] in RUNNING and not made["startTime"]:
        made["startTime"] = call.store.now()


def _groups(call: Call, made: Json, before: Json | None) -> list[Json]:
    names = [group["name"] for group in made["groups"]]
    if len(names) != len(set(names)):
        raise invalid([("groups", "Duplicate group names given")])
    former = {group["name"]: group["id"] for group in (before or {}).get("groups", ())}
    groups = [
        {"disabled": False, "description": ""}
        | group
        | {"id": group.get("id") or former.get(group["name"]) or call.store.new_id()}
        for group in made["groups"]
    ]
    if groups:
        ids = [group["id"] for group in groups]
        made["controlGroupID"] = made["controlGroupID"] if made.get("controlGroupID") in ids else ids[0]
    return [group | {"isControl": group["id"] == made.get("controlGroupID")} for group in groups]


register(
    Kind(
        "experiments",
        initial=lambda call: unset_fields(),
        settle=settle_experiment,
        show=with_review,
        filters={
            "stale": lambda item, wanted: item.get("isStale", False) == wanted,
            "ids": lambda item, ids: item["id"] in ids,
            "targetAppID": lambda item, app: app in item["targetApps"],
            "createdStartDate": lambda item, first: day(item["createdTime"]) >= first[:10],
            "createdEndDate": lambda item, last: day(item["createdTime"]) <= last[:10],
        },
    )
)


@answers("experiments_list")
def _list(call: Call) -> Sequence[Json]:
    found = listing(call)
    if fields := call.query.get("fields"):
        return [{name: item[name] for name in ("id", *fields) if name in item} for item in found]
    return found


@answers("experiments_update", "experiments_replace")
def _change(call: Call) -> Json:
    if find(call)["status"] == "archived":
        raise refuse("Experiment is archived")
    before = find(call)
    made = update(call) if call.operation.verb == "update" else _replaced(call, before)
    if made["name"] != before["name"] != before["id"]:
        rename_experiment(call.store, before["name"], made["name"])
    return made


def _replaced(call: Call, before: Json) -> Json:
    own = (
        "id",
        "name",
        "layerID",
        "salt",
        "owner",
        "permalink",
        "startTime",
        "endTime",
        "createdTime",
        "creatorName",
    )
    kept = {name: before[name] for name in own if name in before}
    return keep(call, before | unset_fields() | kept | call.sent, before)


@answers("experiments_restart_as_new")
def _restart(call: Call) -> Json:
    experiment = find(call)
    operation = call.document.operations["experiments_create"]
    taken = {
        name: value
        for name, value in experiment.items()
        if name in operation.body_properties and value is not None
    }
    groups = [{name: value for name, value in item.items() if name != "id"} for item in experiment["groups"]]
    dropped = ("id", "status", "launchedGroupID", "controlGroupID", "decisionReason", "layerID")
    body = {name: value for name, value in taken.items() if name not in dropped}
    body |= {"name": call.body["name"], "groups": groups}
    return create(Call(operation, call.document, call.store, {}, {}, [], body))


@answers("experiments_enable_groups", "experiments_disable_groups")
def _switch_groups(call: Call) -> Json:
    experiment = find(call)
    named = set(call.body["group_names"])
    if unknown := named - {group["name"] for group in experiment["groups"]}:
        raise invalid(
            [("group_names", f"The following groups could not be found: [{', '.join(sorted(unknown))}]")]
        )
    off = call.operation.verb == "disable"
    return change(
        call, groups=[g | {"disabled": off} if g["name"] in named else g for g in experiment["groups"]]
    )


@answers("experiments_get_context")
def _context(call: Call) -> Json:
    experiment = find(call)
    text = "{name}: {description} Hypothesis: {hypothesis} ({status})".format_map(experiment)
    return {"experimentID": call.key, "context": text}


@answers("experiments_resolve_alert")
def _resolve(call: Call) -> Json:
    find(call)
    resolved = call.store.part("experiments", call.key, "resolved", {})
    call.store.set_part(
        "experiments", call.key, "resolved", resolved | {call.path["metricId"]: call.store.now()}
    )
    return {"resolvedAt": call.store.now()}


def running_days(call: Call, experiment: Json) -> int:
    """Return for how many days an experiment has run, today included; 0 before its start."""
    if not experiment["startTime"]:
        return 0
    return int(((experiment["endTime"] or call.store.now()) - experiment["startTime"]) // DAY) + 1
