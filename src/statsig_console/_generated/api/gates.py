"""Feature gates, which turn a feature on for a part of the traffic. The first rule that matches decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..._codec import UNSET, Unset, best, each
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, Verify, deprecated, nothing, raw
from ..._pagination import Pages
from .. import checked, models

GATES_ADD_OVERRIDES = Operation("gates_add_overrides", "PATCH", "/gates/{id}/overrides", "replace")


async def gates_add_overrides(
    api: Api, id: str, body: models.GateOverrides | Mapping[str, Any]
) -> models.GateOverrides:
    """Add overrides to a gate.

    The ids join those already there. Send either the four id lists or `environmentOverrides`.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The units in question, as the id lists or as `environmentOverrides`.

    See https://docs.statsig.com/console-api/gates
    """
    body = check_body(GATES_ADD_OVERRIDES, body, models.GateOverrides)
    return await api.send(
        GATES_ADD_OVERRIDES,
        {"id": id},
        body=body,
        decode=lambda answer: models.GateOverrides.from_dict(answer.data),
    )


GATES_ADD_RULE = Operation("gates_add_rule", "POST", "/gates/{id}/rule", "once")


async def gates_add_rule(
    api: Api,
    id: str,
    body: models.Rule | Mapping[str, Any],
    *,
    include_archive_metadata: bool | Unset = UNSET,
) -> models.Gate:
    """Add a rule to a gate.

    The other rules stay. Repeating the call adds the rule again or fails because its name is taken.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The new rule.
        include_archive_metadata: Whether the answer tells who archived the gate, when and why.

    See https://docs.statsig.com/console-api/gates
    """
    body = check_body(GATES_ADD_RULE, body, models.Rule)
    return await api.send(
        GATES_ADD_RULE,
        {"id": id},
        query={"includeArchiveMetadata": include_archive_metadata},
        body=checked(GATES_ADD_RULE, body, "conditions"),
        decode=lambda answer: models.Gate.from_dict(answer.data),
    )


GATES_ADD_RULES = Operation("gates_add_rules", "POST", "/gates/{id}/rules", "once")


@deprecated(
    "gates.add_rules: the newest edition of the API no longer has it; use gates.add_rule or gates.update instead"
)
async def gates_add_rules(api: Api, id: str, body: models.RuleList | Mapping[str, Any]) -> models.Gate:
    """Add several rules to a gate.

    No longer documented. Add the rules one by one, or change the gate with the whole list of its rules.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The new rules.

    See https://docs.statsig.com/console-api/gates
    """
    body = check_body(GATES_ADD_RULES, body, models.RuleList)
    return await api.send(
        GATES_ADD_RULES,
        {"id": id},
        body=checked(GATES_ADD_RULES, body, "rules.conditions"),
        decode=lambda answer: models.Gate.from_dict(answer.data),
    )


GATES_ARCHIVE = Operation(
    "gates_archive",
    "PUT",
    "/gates/{id}/archive",
    "transition",
    verify=Verify(path="/gates/{id}", reached={"status": "Archived"}),
)


async def gates_archive(
    api: Api, id: str, body: models.GateArchival | Mapping[str, Any] | Unset = UNSET
) -> models.Gate:
    """Archive a gate.

    Takes the gate out of lists without deleting it. Without `forceArchive` the server may refuse.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: Why the gate is archived; may be left out.

    See https://docs.statsig.com/console-api/gates
    """
    body = {} if body is UNSET else check_body(GATES_ARCHIVE, body, models.GateArchival)
    return await api.send(
        GATES_ARCHIVE, {"id": id}, body=body, decode=lambda answer: models.Gate.from_dict(answer.data)
    )


GATES_CREATE = Operation(
    "gates_create", "POST", "/gates", "create", verify=Verify(path="/gates/{id}", list="/gates")
)


async def gates_create(
    api: Api, body: models.GateCreate | Mapping[str, Any], *, include_archive_metadata: bool | Unset = UNSET
) -> models.Gate:
    """Create a gate.

    Without an `id` the server makes one from the name (`New checkout` becomes `new_checkout`). A name in
    use is answered with 400. Tags must exist beforehand.

    Args:
        include_archive_metadata: Whether the answer tells who archived the gate, when and why.
        body: The new gate.

    See https://docs.statsig.com/console-api/gates
    """
    body = check_body(GATES_CREATE, body, models.GateCreate)
    return await api.send(
        GATES_CREATE,
        {},
        query={"includeArchiveMetadata": include_archive_metadata},
        body=checked(GATES_CREATE, body, "rules.conditions"),
        decode=lambda answer: models.Gate.from_dict(answer.data),
    )


GATES_DELETE = Operation("gates_delete", "DELETE", "/gates/{id}", "delete")


async def gates_delete(api: Api, id: str) -> None:
    """Delete a gate.

    No call brings the gate back; archive it instead to keep it. The server may refuse while another object
    refers to it.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/gates
    """
    return await api.send(GATES_DELETE, {"id": id}, decode=nothing)


GATES_DELETE_RULE = Operation("gates_delete_rule", "DELETE", "/gates/{id}/rules/{ruleID}", "delete")


async def gates_delete_rule(api: Api, id: str, rule_id: str) -> models.Gate:
    """Delete a rule of a gate.

    The answer is the gate without the rule.

    Args:
        id: Id of the object, as its own `id` field gives it.
        rule_id: Its `id`, colons included, or its `baseID`; an unknown one is refused with 400.

    See https://docs.statsig.com/console-api/gates
    """
    return await api.send(
        GATES_DELETE_RULE,
        {"id": id, "ruleID": rule_id},
        decode=lambda answer: models.Gate.from_dict(answer.data),
    )


GATES_DISABLE = Operation(
    "gates_disable",
    "PUT",
    "/gates/{id}/disable",
    "transition",
    verify=Verify(path="/gates/{id}", reached={"isEnabled": False}),
)


async def gates_disable(api: Api, id: str, *, include_archive_metadata: bool | Unset = UNSET) -> models.Gate:
    """Disable a gate.

    Every check fails from now on; the rules are kept. `isEnabled` tells whether it worked, `status` may lag
    behind.

    Args:
        id: Id of the object, as its own `id` field gives it.
        include_archive_metadata: Whether the answer tells who archived the gate, when and why.

    See https://docs.statsig.com/console-api/gates
    """
    return await api.send(
        GATES_DISABLE,
        {"id": id},
        query={"includeArchiveMetadata": include_archive_metadata},
        decode=lambda answer: models.Gate.from_dict(answer.data),
    )


GATES_ENABLE = Operation(
    "gates_enable",
    "PUT",
    "/gates/{id}/enable",
    "transition",
    verify=Verify(path="/gates/{id}", reached={"isEnabled": True}),
)


async def gates_enable(api: Api, id: str, *, include_archive_metadata: bool | Unset = UNSET) -> models.Gate:
    """Enable a gate.

    From now on the rules decide again.

    Args:
        id: Id of the object, as its own `id` field gives it.
        include_archive_metadata: Whether the answer tells who archived the gate, when and why.

    See https://docs.statsig.com/console-api/gates
    """
    return await api.send(
        GATES_ENABLE,
        {"id": id},
        query={"includeArchiveMetadata": include_archive_metadata},
        decode=lambda answer: models.Gate.from_dict(answer.data),
    )


GATES_GET = Operation("gates_get", "GET", "/gates/{id}", "read")


async def gates_get(api: Api, id: str, *, include_archive_metadata: bool | Unset = UNSET) -> models.Gate:
    """Read a gate.

    The rules come in the order in which they are tried. Tells by `version` which state of the gate this is.

    Args:
        id: Id of the object, as its own `id` field gives it.
        include_archive_metadata: Whether the answer tells who archived the gate, when and why.

    See https://docs.statsig.com/console-api/gates
    """
    return await api.send(
        GATES_GET,
        {"id": id},
        query={"includeArchiveMetadata": include_archive_metadata},
        decode=lambda answer: models.Gate.from_dict(answer.data),
    )


GATES_GET_CHECKS = Operation("gates_get_checks", "GET", "/gates/{id}/checks", "read")


async def gates_get_checks(api: Api, id: str) -> models.GateChecks:
    """Read whether a gate is checked in production.

    Tells whether code still asks for the gate, before it is archived or deleted.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/gates
    """
    return await api.send(
        GATES_GET_CHECKS, {"id": id}, decode=lambda answer: models.GateChecks.from_dict(answer.data)
    )


GATES_GET_OVERRIDES = Operation("gates_get_overrides", "GET", "/gates/{id}/overrides", "read")


async def gates_get_overrides(api: Api, id: str) -> models.GateOverrides:
    """Read the overrides of a gate.

    Published with the status 201, although nothing is created.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/gates
    """
    return await api.send(
        GATES_GET_OVERRIDES, {"id": id}, decode=lambda answer: models.GateOverrides.from_dict(answer.data)
    )


GATES_GET_PULSE_RESULTS = Operation(
    "gates_get_pulse_results", "GET", "/gates/{id}/rules/{ruleID}/pulse_results", "read"
)


async def gates_get_pulse_results(
    api: Api,
    id: str,
    rule_id: str,
    *,
    cuped: bool | str | Unset = UNSET,
    confidence: int | float | str | Unset = UNSET,
) -> models.GatePulseResults:
    """Read the results of a rule.

    Compares units that pass the rule with units that fail it on each metric that the gate watches.

    Args:
        id: Id of the object, as its own `id` field gives it.
        rule_id: Its `id`, colons included, or its `baseID`; an unknown one is refused with 400.
        cuped: Whether to reduce variance with CUPED, `true` or `false`.
        confidence: Confidence level in percent, a number from 0 to 100 as text.

    See https://docs.statsig.com/console-api/gates
    """
    return await api.send(
        GATES_GET_PULSE_RESULTS,
        {"id": id, "ruleID": rule_id},
        query={"cuped": cuped, "confidence": confidence},
        decode=lambda answer: models.GatePulseResults.from_dict(answer.data),
    )


GATES_LAUNCH = Operation(
    "gates_launch",
    "PUT",
    "/gates/{id}/launch",
    "transition",
    verify=Verify(path="/gates/{id}", reached={"status": "Launched"}),
)


async def gates_launch(api: Api, id: str) -> models.Gate:
    """Launch a gate.

    Every check passes from now on, whatever the rules say.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/gates
    """
    return await api.send(GATES_LAUNCH, {"id": id}, decode=lambda answer: models.Gate.from_dict(answer.data))


GATES_LIST = Operation("gates_list", "GET", "/gates", "read")


def gates_list(
    api: Api,
    *,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
    id_type: str | Sequence[str] | Unset = UNSET,
    type: models.GateType | Unset = UNSET,
    type_reason: models.GateTypeReason | Unset = UNSET,
    pass_rate: models.GateRate | Sequence[models.GateRate] | Unset = UNSET,
    rollout_rate: models.GateRate | Sequence[models.GateRate] | Unset = UNSET,
    release_pipeline_id: str | Unset = UNSET,
    team_id: str | Unset = UNSET,
    target_app_id: str | Unset = UNSET,
    creator_name: str | Unset = UNSET,
    creator_id: str | Unset = UNSET,
    tags: str | Sequence[str] | Unset = UNSET,
    include_archived: bool | Unset = UNSET,
    include_archive_metadata: bool | Unset = UNSET,
    store_0_100_exposures: bool | Unset = UNSET,
) -> Pages[models.Gate]:
    """List gates.

    All filters must fit. Archived gates are left out unless they are asked for.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.
        id_type: Only gates of these unit id types.
        type: Only gates of this type.
        type_reason: Only gates that are found stale for this reason.
        pass_rate: Only gates whose checks lately passed at one of these rates; it comes from a sample of the
            checks.
        rollout_rate: Only gates whose rules are set to one of these rates: nobody, everybody by every rule, or
            between.
        release_pipeline_id: Only gates on this release pipeline.
        team_id: Only gates of the team with this id.
        target_app_id: Only gates of the target app with this id.
        creator_name: Only gates made by the user or key with this name.
        creator_id: Only gates made by the user or key with this id.
        tags: Only gates with these tags.
        include_archived: Whether archived gates are listed too.
        include_archive_metadata: Whether the answer tells who archived the gate, when and why.
        store_0_100_exposures: Only gates that keep (true) or drop (false) the exposures of rules at 0 and 100 percent.

    See https://docs.statsig.com/console-api/gates
    """
    return Pages(
        api,
        GATES_LIST,
        {},
        {
            "limit": limit,
            "page": page,
            "idType": id_type,
            "type": type,
            "typeReason": type_reason,
            "passRate": pass_rate,
            "rolloutRate": rollout_rate,
            "releasePipelineID": release_pipeline_id,
            "teamID": team_id,
            "targetAppID": target_app_id,
            "creatorName": creator_name,
            "creatorID": creator_id,
            "tags": tags,
            "includeArchived": include_archived,
            "includeArchiveMetadata": include_archive_metadata,
            "store0100Exposures": store_0_100_exposures,
        },
        models.Gate.from_dict,
    )


GATES_LIST_DYNAMIC_CONFIG_REFERENCES = Operation(
    "gates_list_dynamic_config_references", "GET", "/gates/{id}/dynamic_config_references", "read"
)


def gates_list_dynamic_config_references(
    api: Api, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.DynamicConfig]:
    """List the dynamic configs that refer to a gate.

    A dynamic config refers to a gate by the conditions `passes_gate` and `fails_gate`.

    Args:
        id: Id of the object, as its own `id` field gives it.
        limit: Number of items on one page from 0 to 100.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/gates
    """
    return Pages(
        api,
        GATES_LIST_DYNAMIC_CONFIG_REFERENCES,
        {"id": id},
        {"limit": limit, "page": page},
        models.DynamicConfig.from_dict,
    )


GATES_LIST_EXPERIMENT_REFERENCES = Operation(
    "gates_list_experiment_references", "GET", "/gates/{id}/experiment_references", "read"
)


def gates_list_experiment_references(
    api: Api, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.Experiment]:
    """List the experiments that refer to a gate.

    These are experiments whose targeting or overrides name the gate.

    Args:
        id: Id of the object, as its own `id` field gives it.
        limit: Number of items on one page from 0 to 100.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/gates
    """
    return Pages(
        api,
        GATES_LIST_EXPERIMENT_REFERENCES,
        {"id": id},
        {"limit": limit, "page": page},
        models.Experiment.from_dict,
    )


GATES_LIST_GATE_REFERENCES = Operation(
    "gates_list_gate_references", "GET", "/gates/{id}/gate_references", "read"
)


def gates_list_gate_references(
    api: Api, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.Gate]:
    """List the gates that refer to a gate.

    A gate refers to another one by the conditions `passes_gate` and `fails_gate`.

    Args:
        id: Id of the object, as its own `id` field gives it.
        limit: Number of items on one page from 0 to 100.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/gates
    """
    return Pages(
        api, GATES_LIST_GATE_REFERENCES, {"id": id}, {"limit": limit, "page": page}, models.Gate.from_dict
    )


GATES_LIST_PULSE_LOADS = Operation(
    "gates_list_pulse_loads", "GET", "/gates/{id}/rules/{ruleID}/pulse_load_history", "read"
)


def gates_list_pulse_loads(
    api: Api, id: str, rule_id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.PulseLoad]:
    """List the computations of the results of a rule.

    Warehouse-native only. A load that is still running has no `finishedTime`.

    Args:
        id: Id of the object, as its own `id` field gives it.
        rule_id: Its `id`, colons included, or its `baseID`; an unknown one is refused with 400.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/gates
    """
    return Pages(
        api,
        GATES_LIST_PULSE_LOADS,
        {"id": id, "ruleID": rule_id},
        {"limit": limit, "page": page},
        models.PulseLoad.from_dict,
    )


GATES_LIST_RULES = Operation("gates_list_rules", "GET", "/gates/{id}/rules", "read")


async def gates_list_rules(api: Api, id: str) -> list[models.Rule | models.RuleList] | models.RuleList:
    """List the rules of a gate.

    All rules come at once; here a rule names a single `environment`. Reading the gate gives them in the
    usual form.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/gates
    """
    return await api.send(
        GATES_LIST_RULES,
        {"id": id},
        decode=lambda answer: each(
            lambda item: best(item, models.Rule, models.RuleList), models.RuleList.from_dict(answer.data)
        ),
    )


GATES_LIST_VERSIONS = Operation("gates_list_versions", "GET", "/gates/{id}/versions", "read")


def gates_list_versions(
    api: Api, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.Gate]:
    """List the versions of a gate.

    Each item is the whole gate as it was; `version` numbers them. There is no call that restores one.

    Args:
        id: Id of the object, as its own `id` field gives it.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/gates
    """
    return Pages(api, GATES_LIST_VERSIONS, {"id": id}, {"limit": limit, "page": page}, models.Gate.from_dict)


GATES_LOAD_PULSE = Operation("gates_load_pulse", "POST", "/gates/{id}/load_pulse", "once")


async def gates_load_pulse(api: Api, id: str, body: models.GatePulseLoadRequest | Mapping[str, Any]) -> None:
    """Load the results of a rule.

    For warehouse-native projects. The work goes on in the background; the list of loads tells how it ended.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The rule and how much of its results to compute.

    See https://docs.statsig.com/console-api/gates
    """
    body = check_body(GATES_LOAD_PULSE, body, models.GatePulseLoadRequest)
    return await api.send(GATES_LOAD_PULSE, {"id": id}, body=body, decode=nothing)


GATES_REMOVE_OVERRIDES = Operation("gates_remove_overrides", "DELETE", "/gates/{id}/overrides", "replace")


async def gates_remove_overrides(
    api: Api, id: str, body: models.GateOverrides | Mapping[str, Any]
) -> models.GateOverrides:
    """Remove overrides from a gate.

    Takes away the ids named in the body and leaves the others. What an empty body does is unknown.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The units in question, as the id lists or as `environmentOverrides`.

    See https://docs.statsig.com/console-api/gates
    """
    body = check_body(GATES_REMOVE_OVERRIDES, body, models.GateOverrides)
    return await api.send(
        GATES_REMOVE_OVERRIDES,
        {"id": id},
        body=body,
        decode=lambda answer: models.GateOverrides.from_dict(answer.data),
    )


GATES_REMOVE_USER_OVERRIDE = Operation(
    "gates_remove_user_override", "DELETE", "/gates/{id}/overrides/userID/{userID}", "replace"
)


async def gates_remove_user_override(
    api: Api, id: str, user_id: str, *, group_id: models.GateOverrideSide
) -> models.GateOverrides:
    """Remove one unit from the overrides of a gate.

    Looks only at the user ids that count in all environments; overrides of one environment and of custom
    ids are left alone. Removing somebody who is not there succeeds as well.

    Args:
        id: Id of the object, as its own `id` field gives it.
        user_id: User id that is overridden.
        group_id: Which of the two lists the user is taken from.

    See https://docs.statsig.com/console-api/gates
    """
    return await api.send(
        GATES_REMOVE_USER_OVERRIDE,
        {"id": id, "userID": user_id},
        query={"groupID": group_id},
        decode=lambda answer: models.GateOverrides.from_dict(answer.data),
    )


GATES_REPLACE = Operation("gates_replace", "POST", "/gates/{id}", "replace")


async def gates_replace(
    api: Api,
    id: str,
    body: models.GateReplacement | Mapping[str, Any],
    *,
    include_archive_metadata: bool | Unset = UNSET,
) -> models.Gate:
    """Replace a gate.

    Sets the gate to what is sent. Whether optional fields that are not sent go back to their initial values
    is unknown.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The gate as it should be.
        include_archive_metadata: Whether the answer tells who archived the gate, when and why.

    See https://docs.statsig.com/console-api/gates
    """
    body = check_body(GATES_REPLACE, body, models.GateReplacement)
    return await api.send(
        GATES_REPLACE,
        {"id": id},
        query={"includeArchiveMetadata": include_archive_metadata},
        body=checked(GATES_REPLACE, body, "rules.conditions"),
        decode=lambda answer: models.Gate.from_dict(answer.data),
    )


GATES_REPLACE_OVERRIDES = Operation("gates_replace_overrides", "POST", "/gates/{id}/overrides", "replace")


async def gates_replace_overrides(
    api: Api, id: str, body: models.GateOverrides | Mapping[str, Any]
) -> models.GateOverrides:
    """Replace the overrides of a gate.

    Lists that are sent take the place of the old ones. Send either the four id lists or
    `environmentOverrides`.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The units in question, as the id lists or as `environmentOverrides`.

    See https://docs.statsig.com/console-api/gates
    """
    body = check_body(GATES_REPLACE_OVERRIDES, body, models.GateOverrides)
    return await api.send(
        GATES_REPLACE_OVERRIDES,
        {"id": id},
        body=body,
        decode=lambda answer: models.GateOverrides.from_dict(answer.data),
    )


GATES_REQUEST_CODE_CLEANUP = Operation(
    "gates_request_code_cleanup", "POST", "/gates/{id}/code_cleanup", "once"
)


async def gates_request_code_cleanup(api: Api, id: str) -> None:
    """Ask for the removal of a gate from code.

    Starts work in the background to take the gate out of the connected code; no id is given to follow it
    by.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/gates
    """
    return await api.send(GATES_REQUEST_CODE_CLEANUP, {"id": id}, decode=nothing)


GATES_RESOLVE_ALERT = Operation(
    "gates_resolve_alert", "POST", "/gates/{id}/alerts/{metricId}/resolve", "transition"
)


async def gates_resolve_alert(
    api: Api, id: str, metric_id: str, body: models.AlertResolution | Mapping[str, Any] | Unset = UNSET
) -> models.ResolvedAlert:
    """Resolve the alert of a metric on a gate.

    Marks the alert that a watched metric raised on this gate as dealt with.

    Args:
        id: Id of the object, as its own `id` field gives it.
        metric_id: Id of the metric that raised the alert, as `name::type`.
        body: The resolution.

    See https://docs.statsig.com/console-api/gates
    """
    body = {} if body is UNSET else check_body(GATES_RESOLVE_ALERT, body, models.AlertResolution)
    return await api.send(
        GATES_RESOLVE_ALERT,
        {"id": id, "metricId": metric_id},
        body=body,
        decode=lambda answer: models.ResolvedAlert.from_dict(answer.data),
    )


GATES_UNARCHIVE = Operation(
    "gates_unarchive",
    "PUT",
    "/gates/{id}/unarchive",
    "transition",
    verify=Verify(path="/gates/{id}", left={"status": "Archived"}),
)


async def gates_unarchive(
    api: Api, id: str, body: models.GateUnarchival | Mapping[str, Any] | Unset = UNSET
) -> models.Gate:
    """Bring back an archived gate.

    The opposite of archiving. Which state the gate comes back in is unknown, so read `status` in the
    answer.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: Why the gate is brought back; may be left out.

    See https://docs.statsig.com/console-api/gates
    """
    body = {} if body is UNSET else check_body(GATES_UNARCHIVE, body, models.GateUnarchival)
    return await api.send(
        GATES_UNARCHIVE, {"id": id}, body=body, decode=lambda answer: models.Gate.from_dict(answer.data)
    )


GATES_UPDATE = Operation("gates_update", "PATCH", "/gates/{id}", "replace")


async def gates_update(
    api: Api,
    id: str,
    body: models.GateUpdate | Mapping[str, Any],
    *,
    include_archive_metadata: bool | Unset = UNSET,
) -> models.Gate:
    """Change a part of a gate.

    Fields that are not sent stay. A field that is sent is replaced whole, so `rules` must hold every rule.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The fields to change.
        include_archive_metadata: Whether the answer tells who archived the gate, when and why.

    See https://docs.statsig.com/console-api/gates
    """
    body = check_body(GATES_UPDATE, body, models.GateUpdate)
    return await api.send(
        GATES_UPDATE,
        {"id": id},
        query={"includeArchiveMetadata": include_archive_metadata},
        body=checked(GATES_UPDATE, body, "rules.conditions"),
        decode=lambda answer: models.Gate.from_dict(answer.data),
    )


GATES_UPDATE_RULE = Operation("gates_update_rule", "PATCH", "/gates/{id}/rules/{ruleID}", "replace")


async def gates_update_rule(
    api: Api, id: str, rule_id: str, body: models.RuleUpdate | Mapping[str, Any]
) -> models.Gate:
    """Change a rule of a gate.

    Fields that are not sent stay. The `id` of the rule changes with it, its `baseID` does not.

    Args:
        id: Id of the object, as its own `id` field gives it.
        rule_id: Its `id`, colons included, or its `baseID`; an unknown one is refused with 400.
        body: The fields of the rule to change.

    See https://docs.statsig.com/console-api/gates
    """
    body = check_body(GATES_UPDATE_RULE, body, models.RuleUpdate)
    return await api.send(
        GATES_UPDATE_RULE,
        {"id": id, "ruleID": rule_id},
        body=checked(GATES_UPDATE_RULE, body, "conditions"),
        decode=lambda answer: models.Gate.from_dict(answer.data),
    )


GATES_UPDATE_RULES = Operation("gates_update_rules", "PATCH", "/gates/{id}/rules", "replace")


@deprecated(
    "gates.update_rules: the newest edition of the API no longer has it; use gates.update_rule or gates.update instead"
)
async def gates_update_rules(
    api: Api, id: str, body: models.RuleListUpdate | Mapping[str, Any]
) -> models.Gate:
    """Change several rules of a gate.

    No longer documented; change single rules or the whole gate instead. Rules are found by `id` or
    `baseID`; those not named stay, and none is made or deleted.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The rules to change, each with its id.

    See https://docs.statsig.com/console-api/gates
    """
    body = check_body(GATES_UPDATE_RULES, body, models.RuleListUpdate)
    return await api.send(
        GATES_UPDATE_RULES,
        {"id": id},
        body=checked(GATES_UPDATE_RULES, body, "rules.conditions"),
        decode=lambda answer: models.Gate.from_dict(answer.data),
    )


class GatesResource(Resource):
    """The operations of ``client.gates``."""

    add_overrides = gates_add_overrides
    add_rule = gates_add_rule
    add_rules = gates_add_rules
    archive = gates_archive
    create = gates_create
    delete = gates_delete
    delete_rule = gates_delete_rule
    disable = gates_disable
    enable = gates_enable
    get = gates_get
    get_checks = gates_get_checks
    get_overrides = gates_get_overrides
    get_pulse_results = gates_get_pulse_results
    launch = gates_launch
    list = gates_list
    list_dynamic_config_references = gates_list_dynamic_config_references
    list_experiment_references = gates_list_experiment_references
    list_gate_references = gates_list_gate_references
    list_pulse_loads = gates_list_pulse_loads
    list_rules = gates_list_rules
    list_versions = gates_list_versions
    load_pulse = gates_load_pulse
    remove_overrides = gates_remove_overrides
    remove_user_override = gates_remove_user_override
    replace = gates_replace
    replace_overrides = gates_replace_overrides
    request_code_cleanup = gates_request_code_cleanup
    resolve_alert = gates_resolve_alert
    unarchive = gates_unarchive
    update = gates_update
    update_rule = gates_update_rule
    update_rules = gates_update_rules


class RawGatesResource(Resource):
    """The operations of ``client.raw.gates``, which return each response undecoded, as a RawResponse."""

    add_overrides = raw(gates_add_overrides)
    add_rule = raw(gates_add_rule)
    add_rules = raw(gates_add_rules)
    archive = raw(gates_archive)
    create = raw(gates_create)
    delete = raw(gates_delete)
    delete_rule = raw(gates_delete_rule)
    disable = raw(gates_disable)
    enable = raw(gates_enable)
    get = raw(gates_get)
    get_checks = raw(gates_get_checks)
    get_overrides = raw(gates_get_overrides)
    get_pulse_results = raw(gates_get_pulse_results)
    launch = raw(gates_launch)
    list = raw(gates_list)
    list_dynamic_config_references = raw(gates_list_dynamic_config_references)
    list_experiment_references = raw(gates_list_experiment_references)
    list_gate_references = raw(gates_list_gate_references)
    list_pulse_loads = raw(gates_list_pulse_loads)
    list_rules = raw(gates_list_rules)
    list_versions = raw(gates_list_versions)
    load_pulse = raw(gates_load_pulse)
    remove_overrides = raw(gates_remove_overrides)
    remove_user_override = raw(gates_remove_user_override)
    replace = raw(gates_replace)
    replace_overrides = raw(gates_replace_overrides)
    request_code_cleanup = raw(gates_request_code_cleanup)
    resolve_alert = raw(gates_resolve_alert)
    unarchive = raw(gates_unarchive)
    update = raw(gates_update)
    update_rule = raw(gates_update_rule)
    update_rules = raw(gates_update_rules)
