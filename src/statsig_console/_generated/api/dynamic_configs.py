"""Dynamic configs, which return a JSON value that depends on the user."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..._codec import UNSET, Unset, best, each
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, Verify, deprecated, nothing, raw
from ..._pagination import Pages
from .. import checked, models

DYNAMIC_CONFIGS_ADD_RULE = Operation("dynamic_configs_add_rule", "POST", "/dynamic_configs/{id}/rule", "once")


@deprecated(
    "dynamic_configs.add_rule: the newest edition of the API no longer has it; use dynamic_configs.update instead"
)
async def dynamic_configs_add_rule(
    api: Api, id: str, body: models.Rule | Mapping[str, Any]
) -> models.DynamicConfig:
    """Add a rule to a dynamic config.

    Dropped from the documentation, and whether the server still answers is not known; write `rules` with
    `update` instead. Sent twice it would add two rules.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The new rule; `passPercentage` must be given as well.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    body = check_body(DYNAMIC_CONFIGS_ADD_RULE, body, models.Rule)
    return await api.send(
        DYNAMIC_CONFIGS_ADD_RULE,
        {"id": id},
        body=checked(DYNAMIC_CONFIGS_ADD_RULE, body, "conditions"),
        decode=lambda answer: models.DynamicConfig.from_dict(answer.data),
    )


DYNAMIC_CONFIGS_ADD_RULES = Operation(
    "dynamic_configs_add_rules", "POST", "/dynamic_configs/{id}/rules", "once"
)


@deprecated(
    "dynamic_configs.add_rules: the newest edition of the API no longer has it; use dynamic_configs.update instead"
)
async def dynamic_configs_add_rules(
    api: Api, id: str, body: models.RuleList | Mapping[str, Any]
) -> models.DynamicConfig:
    """Add several rules to a dynamic config.

    Dropped from the documentation, and whether the server still answers is not known; write `rules` with
    `update` instead. Names that occur twice are refused with 400.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The new rules; each must have a `passPercentage` as well.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    body = check_body(DYNAMIC_CONFIGS_ADD_RULES, body, models.RuleList)
    return await api.send(
        DYNAMIC_CONFIGS_ADD_RULES,
        {"id": id},
        body=checked(DYNAMIC_CONFIGS_ADD_RULES, body, "rules.conditions"),
        decode=lambda answer: models.DynamicConfig.from_dict(answer.data),
    )


DYNAMIC_CONFIGS_ARCHIVE = Operation(
    "dynamic_configs_archive",
    "PUT",
    "/dynamic_configs/{id}/archive",
    "transition",
    verify=Verify(path="/dynamic_configs/{id}", reached={"status": "Archived"}),
)


async def dynamic_configs_archive(
    api: Api, id: str, body: models.GateArchival | Mapping[str, Any] | Unset = UNSET
) -> models.DynamicConfig:
    """Archive a dynamic config.

    Takes it out of use but keeps it; `unarchive` brings it back. The body is optional.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: Reason and manner of the archival; may be left out.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    body = {} if body is UNSET else check_body(DYNAMIC_CONFIGS_ARCHIVE, body, models.GateArchival)
    return await api.send(
        DYNAMIC_CONFIGS_ARCHIVE,
        {"id": id},
        body=body,
        decode=lambda answer: models.DynamicConfig.from_dict(answer.data),
    )


DYNAMIC_CONFIGS_CREATE = Operation(
    "dynamic_configs_create",
    "POST",
    "/dynamic_configs",
    "create",
    verify=Verify(path="/dynamic_configs/{id}", list="/dynamic_configs"),
)


async def dynamic_configs_create(
    api: Api, body: models.DynamicConfigCreate | Mapping[str, Any]
) -> models.DynamicConfig:
    """Create a dynamic config.

    Only the name is needed. Without an `id` the server makes one out of the name; a name already taken is
    refused with 400.

    Args:
        body: The new dynamic config.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    body = check_body(DYNAMIC_CONFIGS_CREATE, body, models.DynamicConfigCreate)
    return await api.send(
        DYNAMIC_CONFIGS_CREATE,
        {},
        body=checked(DYNAMIC_CONFIGS_CREATE, body, "rules.conditions"),
        decode=lambda answer: models.DynamicConfig.from_dict(answer.data),
    )


DYNAMIC_CONFIGS_DELETE = Operation("dynamic_configs_delete", "DELETE", "/dynamic_configs/{id}", "delete")


async def dynamic_configs_delete(api: Api, id: str) -> None:
    """Delete a dynamic config.

    Cannot be undone through the API; `archive` keeps a way back.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return await api.send(DYNAMIC_CONFIGS_DELETE, {"id": id}, decode=nothing)


DYNAMIC_CONFIGS_DELETE_RULE = Operation(
    "dynamic_configs_delete_rule", "DELETE", "/dynamic_configs/{id}/rule/{ruleId}", "delete"
)


async def dynamic_configs_delete_rule(api: Api, id: str, rule_id: str) -> models.DynamicConfig:
    """Delete one rule of a dynamic config.

    The other rules stay as they are. The answer is the whole dynamic config without the rule.

    Args:
        id: Id of the object, as its own `id` field gives it.
        rule_id: Id of the rule. Its `id` changes with the rule; whether `baseID` is taken as well is not
            published.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return await api.send(
        DYNAMIC_CONFIGS_DELETE_RULE,
        {"id": id, "ruleId": rule_id},
        decode=lambda answer: models.DynamicConfig.from_dict(answer.data),
    )


DYNAMIC_CONFIGS_DELETE_RULE_BY_NAME = Operation(
    "dynamic_configs_delete_rule_by_name", "DELETE", "/dynamic_configs/{id}/rule/name/{ruleName}", "delete"
)


@deprecated(
    "dynamic_configs.delete_rule_by_name: the newest edition of the API no longer has it; use dynamic_configs.delete_rule instead"
)
async def dynamic_configs_delete_rule_by_name(api: Api, id: str, rule_name: str) -> models.DynamicConfig:
    """Delete a rule that is known by its name.

    Dropped from the documentation, and whether the server still answers is not known; use `delete_rule`
    with the id instead.

    Args:
        id: Id of the object, as its own `id` field gives it.
        rule_name: Name of the rule as the console shows it.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return await api.send(
        DYNAMIC_CONFIGS_DELETE_RULE_BY_NAME,
        {"id": id, "ruleName": rule_name},
        decode=lambda answer: models.DynamicConfig.from_dict(answer.data),
    )


DYNAMIC_CONFIGS_DISABLE = Operation(
    "dynamic_configs_disable",
    "PUT",
    "/dynamic_configs/{id}/disable",
    "transition",
    verify=Verify(path="/dynamic_configs/{id}", reached={"isEnabled": False}),
)


async def dynamic_configs_disable(api: Api, id: str) -> models.DynamicConfig:
    """Disable a dynamic config.

    From then on everybody receives `defaultValue`. The rules stay as they are.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return await api.send(
        DYNAMIC_CONFIGS_DISABLE, {"id": id}, decode=lambda answer: models.DynamicConfig.from_dict(answer.data)
    )


DYNAMIC_CONFIGS_ENABLE = Operation(
    "dynamic_configs_enable",
    "PUT",
    "/dynamic_configs/{id}/enable",
    "transition",
    verify=Verify(path="/dynamic_configs/{id}", reached={"isEnabled": True}),
)


async def dynamic_configs_enable(api: Api, id: str) -> models.DynamicConfig:
    """Enable a dynamic config.

    From then on the rules are tried. Whether enabling twice is refused is not published.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return await api.send(
        DYNAMIC_CONFIGS_ENABLE, {"id": id}, decode=lambda answer: models.DynamicConfig.from_dict(answer.data)
    )


DYNAMIC_CONFIGS_GET = Operation("dynamic_configs_get", "GET", "/dynamic_configs/{id}", "read")


async def dynamic_configs_get(api: Api, id: str) -> models.DynamicConfig:
    """Read a dynamic config.

    The rules come in the order in which they are tried; when none fits, `defaultValue` is handed out.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return await api.send(
        DYNAMIC_CONFIGS_GET, {"id": id}, decode=lambda answer: models.DynamicConfig.from_dict(answer.data)
    )


DYNAMIC_CONFIGS_GET_RULE = Operation(
    "dynamic_configs_get_rule", "GET", "/dynamic_configs/{id}/rule/{ruleId}", "read"
)


async def dynamic_configs_get_rule(api: Api, id: str, rule_id: str) -> models.Rule:
    """Read one rule of a dynamic config.

    Gives the rule alone. The list of rules gives all of them at once.

    Args:
        id: Id of the object, as its own `id` field gives it.
        rule_id: Id of the rule. Its `id` changes with the rule; whether `baseID` is taken as well is not
            published.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return await api.send(
        DYNAMIC_CONFIGS_GET_RULE,
        {"id": id, "ruleId": rule_id},
        decode=lambda answer: models.Rule.from_dict(answer.data),
    )


DYNAMIC_CONFIGS_LIST = Operation("dynamic_configs_list", "GET", "/dynamic_configs", "read")


def dynamic_configs_list(
    api: Api,
    *,
    creator_id: str | Unset = UNSET,
    creator_name: str | Unset = UNSET,
    release_pipeline_id: str | Unset = UNSET,
    tags: str | Sequence[str] | Unset = UNSET,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
) -> Pages[models.DynamicConfig]:
    """List dynamic configs.

    One page of the dynamic configs of the project; the filters narrow it down together. `pagination` is
    missing at times.

    Args:
        creator_id: Only those created by the user with this id.
        creator_name: Only those whose creator has this display name.
        release_pipeline_id: Only those that roll out through the release pipeline with this id.
        tags: Only those with these tags, given by name.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return Pages(
        api,
        DYNAMIC_CONFIGS_LIST,
        {},
        {
            "creatorID": creator_id,
            "creatorName": creator_name,
            "releasePipelineID": release_pipeline_id,
            "tags": tags,
            "limit": limit,
            "page": page,
        },
        models.DynamicConfig.from_dict,
    )


DYNAMIC_CONFIGS_LIST_RULES = Operation(
    "dynamic_configs_list_rules", "GET", "/dynamic_configs/{id}/rules", "read"
)


async def dynamic_configs_list_rules(api: Api, id: str) -> list[models.Rule | models.RuleList]:
    """List the rules of a dynamic config.

    All rules come in one page, in the order in which they are tried; there is no `limit` or `page`.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return await api.send(
        DYNAMIC_CONFIGS_LIST_RULES,
        {"id": id},
        decode=lambda answer: each(lambda item: best(item, models.Rule, models.RuleList), answer.data),
    )


DYNAMIC_CONFIGS_LIST_VERSIONS = Operation(
    "dynamic_configs_list_versions", "GET", "/dynamic_configs/{id}/versions", "read"
)


def dynamic_configs_list_versions(
    api: Api,
    id: str,
    *,
    start_date: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
) -> Pages[models.DynamicConfig]:
    """List the versions of a dynamic config.

    Each item is the dynamic config as it stood after a change; `version` counts them. Old versions can only
    be read.

    Args:
        id: Id of the object, as its own `id` field gives it.
        start_date: First day of the changes to list, `YYYY-MM-DD`.
        end_date: Last day of the changes to list, `YYYY-MM-DD`; the day itself is included.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return Pages(
        api,
        DYNAMIC_CONFIGS_LIST_VERSIONS,
        {"id": id},
        {"startDate": start_date, "endDate": end_date, "limit": limit, "page": page},
        models.DynamicConfig.from_dict,
    )


DYNAMIC_CONFIGS_REPLACE = Operation("dynamic_configs_replace", "POST", "/dynamic_configs/{id}", "replace")


async def dynamic_configs_replace(
    api: Api,
    id: str,
    body: models.DynamicConfigReplacement | Mapping[str, Any],
    *,
    dry_run: bool | Unset = UNSET,
) -> models.DynamicConfig:
    """Replace a dynamic config.

    Writes the whole dynamic config; rules that are not in the body are gone afterwards. What becomes of
    other fields that are left out is not published.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The whole dynamic config.
        dry_run: `true` asks for a trial that should change nothing; what exactly it checks is not published.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    body = check_body(DYNAMIC_CONFIGS_REPLACE, body, models.DynamicConfigReplacement)
    return await api.send(
        DYNAMIC_CONFIGS_REPLACE,
        {"id": id},
        query={"dryRun": dry_run},
        body=checked(DYNAMIC_CONFIGS_REPLACE, body, "rules.conditions"),
        decode=lambda answer: models.DynamicConfig.from_dict(answer.data),
    )


DYNAMIC_CONFIGS_UNARCHIVE = Operation(
    "dynamic_configs_unarchive",
    "PUT",
    "/dynamic_configs/{id}/unarchive",
    "transition",
    verify=Verify(path="/dynamic_configs/{id}", left={"status": "Archived"}),
)


async def dynamic_configs_unarchive(
    api: Api, id: str, body: models.GateUnarchival | Mapping[str, Any] | Unset = UNSET
) -> models.DynamicConfig:
    """Bring back an archived dynamic config.

    Undoes `archive`. The body is optional.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: Reason of the return; may be left out.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    body = {} if body is UNSET else check_body(DYNAMIC_CONFIGS_UNARCHIVE, body, models.GateUnarchival)
    return await api.send(
        DYNAMIC_CONFIGS_UNARCHIVE,
        {"id": id},
        body=body,
        decode=lambda answer: models.DynamicConfig.from_dict(answer.data),
    )


DYNAMIC_CONFIGS_UPDATE = Operation("dynamic_configs_update", "PATCH", "/dynamic_configs/{id}", "replace")


async def dynamic_configs_update(
    api: Api, id: str, body: models.DynamicConfigUpdate | Mapping[str, Any], *, dry_run: bool | Unset = UNSET
) -> models.DynamicConfig:
    """Change some fields of a dynamic config.

    Fields that are left out keep their value. `rules` replaces the list; to touch one rule, change the rule
    itself.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The fields to change.
        dry_run: `true` asks for a trial that should change nothing; what exactly it checks is not published.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    body = check_body(DYNAMIC_CONFIGS_UPDATE, body, models.DynamicConfigUpdate)
    return await api.send(
        DYNAMIC_CONFIGS_UPDATE,
        {"id": id},
        query={"dryRun": dry_run},
        body=checked(DYNAMIC_CONFIGS_UPDATE, body, "rules.conditions"),
        decode=lambda answer: models.DynamicConfig.from_dict(answer.data),
    )


DYNAMIC_CONFIGS_UPDATE_RULE = Operation(
    "dynamic_configs_update_rule", "PATCH", "/dynamic_configs/{id}/rule/{ruleId}", "replace"
)


async def dynamic_configs_update_rule(
    api: Api, id: str, rule_id: str, body: models.RuleUpdate | Mapping[str, Any]
) -> models.DynamicConfig:
    """Change one rule of a dynamic config.

    The other rules stay as they are. The answer is the whole dynamic config, where the rule may have a new
    `id`.

    Args:
        id: Id of the object, as its own `id` field gives it.
        rule_id: Id of the rule. Its `id` changes with the rule; whether `baseID` is taken as well is not
            published.
        body: The fields of the rule to change.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    body = check_body(DYNAMIC_CONFIGS_UPDATE_RULE, body, models.RuleUpdate)
    return await api.send(
        DYNAMIC_CONFIGS_UPDATE_RULE,
        {"id": id, "ruleId": rule_id},
        body=checked(DYNAMIC_CONFIGS_UPDATE_RULE, body, "conditions"),
        decode=lambda answer: models.DynamicConfig.from_dict(answer.data),
    )


DYNAMIC_CONFIGS_UPDATE_RULE_BY_NAME = Operation(
    "dynamic_configs_update_rule_by_name", "PATCH", "/dynamic_configs/{id}/rule/name/{ruleName}", "replace"
)


@deprecated(
    "dynamic_configs.update_rule_by_name: the newest edition of the API no longer has it; use dynamic_configs.update_rule instead"
)
async def dynamic_configs_update_rule_by_name(
    api: Api, id: str, rule_name: str, body: models.RuleUpdate | Mapping[str, Any]
) -> models.DynamicConfig:
    """Change a rule that is known by its name.

    Dropped from the documentation, and whether the server still answers is not known; use `update_rule`
    with the id instead.

    Args:
        id: Id of the object, as its own `id` field gives it.
        rule_name: Name of the rule as the console shows it.
        body: The fields of the rule to change.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    body = check_body(DYNAMIC_CONFIGS_UPDATE_RULE_BY_NAME, body, models.RuleUpdate)
    return await api.send(
        DYNAMIC_CONFIGS_UPDATE_RULE_BY_NAME,
        {"id": id, "ruleName": rule_name},
        body=checked(DYNAMIC_CONFIGS_UPDATE_RULE_BY_NAME, body, "conditions"),
        decode=lambda answer: models.DynamicConfig.from_dict(answer.data),
    )


DYNAMIC_CONFIGS_UPDATE_RULES = Operation(
    "dynamic_configs_update_rules", "PATCH", "/dynamic_configs/{id}/rules", "replace"
)


@deprecated(
    "dynamic_configs.update_rules: the newest edition of the API no longer has it; use dynamic_configs.update_rule or dynamic_configs.update instead"
)
async def dynamic_configs_update_rules(
    api: Api, id: str, body: models.RuleListUpdate | Mapping[str, Any]
) -> models.DynamicConfig:
    """Change several rules of a dynamic config.

    Dropped from the documentation, and whether the server still answers is not known; use `update_rule` or
    `update` instead. Each rule is found by its `id`; an id without a rule, or given twice, is refused with
    400.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The rules to change, each with its `id`.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    body = check_body(DYNAMIC_CONFIGS_UPDATE_RULES, body, models.RuleListUpdate)
    return await api.send(
        DYNAMIC_CONFIGS_UPDATE_RULES,
        {"id": id},
        body=checked(DYNAMIC_CONFIGS_UPDATE_RULES, body, "rules.conditions"),
        decode=lambda answer: models.DynamicConfig.from_dict(answer.data),
    )


class DynamicConfigsResource(Resource):
    """The operations of ``client.dynamic_configs``."""

    add_rule = dynamic_configs_add_rule
    add_rules = dynamic_configs_add_rules
    archive = dynamic_configs_archive
    create = dynamic_configs_create
    delete = dynamic_configs_delete
    delete_rule = dynamic_configs_delete_rule
    delete_rule_by_name = dynamic_configs_delete_rule_by_name
    disable = dynamic_configs_disable
    enable = dynamic_configs_enable
    get = dynamic_configs_get
    get_rule = dynamic_configs_get_rule
    list = dynamic_configs_list
    list_rules = dynamic_configs_list_rules
    list_versions = dynamic_configs_list_versions
    replace = dynamic_configs_replace
    unarchive = dynamic_configs_unarchive
    update = dynamic_configs_update
    update_rule = dynamic_configs_update_rule
    update_rule_by_name = dynamic_configs_update_rule_by_name
    update_rules = dynamic_configs_update_rules


class RawDynamicConfigsResource(Resource):
    """The operations of ``client.raw.dynamic_configs``, which return each response undecoded, as a RawResponse."""

    add_rule = raw(dynamic_configs_add_rule)
    add_rules = raw(dynamic_configs_add_rules)
    archive = raw(dynamic_configs_archive)
    create = raw(dynamic_configs_create)
    delete = raw(dynamic_configs_delete)
    delete_rule = raw(dynamic_configs_delete_rule)
    delete_rule_by_name = raw(dynamic_configs_delete_rule_by_name)
    disable = raw(dynamic_configs_disable)
    enable = raw(dynamic_configs_enable)
    get = raw(dynamic_configs_get)
    get_rule = raw(dynamic_configs_get_rule)
    list = raw(dynamic_configs_list)
    list_rules = raw(dynamic_configs_list_rules)
    list_versions = raw(dynamic_configs_list_versions)
    replace = raw(dynamic_configs_replace)
    unarchive = raw(dynamic_configs_unarchive)
    update = raw(dynamic_configs_update)
    update_rule = raw(dynamic_configs_update_rule)
    update_rule_by_name = raw(dynamic_configs_update_rule_by_name)
    update_rules = raw(dynamic_configs_update_rules)
