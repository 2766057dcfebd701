"""Autotunes, which try several values and send more traffic to the value with the most success."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, Verify, nothing, raw
from ..._pagination import Pages
from .. import checked, models

AUTOTUNES_ADD_OVERRIDES = Operation(
    "autotunes_add_overrides", "PATCH", "/autotunes/{id}/overrides", "replace"
)


async def autotunes_add_overrides(
    api: Api, id: str, body: models.ExperimentOverrides | Mapping[str, Any]
) -> models.ExperimentOverrides:
    """Add overrides to an autotune.

    Those in force stay; both lists must be in the body, an empty one adds nothing.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The overrides; a list holds at most 1000 entries.

    See https://docs.statsig.com/console-api/autotunes
    """
    body = check_body(AUTOTUNES_ADD_OVERRIDES, body, models.ExperimentOverrides)
    return await api.send(
        AUTOTUNES_ADD_OVERRIDES,
        {"id": id},
        body=body,
        decode=lambda answer: models.ExperimentOverrides.from_dict(answer.data),
    )


AUTOTUNES_CREATE = Operation(
    "autotunes_create",
    "POST",
    "/autotunes",
    "create",
    verify=Verify(path="/autotunes/{id}", list="/autotunes"),
)


async def autotunes_create(api: Api, body: models.AutotuneCreate | Mapping[str, Any]) -> models.Autotune:
    """Create an autotune.

    It does not run until it is started. The server makes the id out of the name; a name already taken is
    refused with 400.

    Args:
        body: The new autotune.

    See https://docs.statsig.com/console-api/autotunes
    """
    body = check_body(AUTOTUNES_CREATE, body, models.AutotuneCreate)
    return await api.send(
        AUTOTUNES_CREATE, {}, body=body, decode=lambda answer: models.Autotune.from_dict(answer.data)
    )


AUTOTUNES_DELETE = Operation("autotunes_delete", "DELETE", "/autotunes/{id}", "delete")


async def autotunes_delete(api: Api, id: str) -> None:
    """Delete an autotune.

    Cannot be undone through the API.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return await api.send(AUTOTUNES_DELETE, {"id": id}, decode=nothing)


AUTOTUNES_GET = Operation("autotunes_get", "GET", "/autotunes/{id}", "read")


async def autotunes_get(api: Api, id: str) -> models.Autotune:
    """Read an autotune.

    `isStarted` tells whether it runs; `winner` is null until one variant has won.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return await api.send(
        AUTOTUNES_GET, {"id": id}, decode=lambda answer: models.Autotune.from_dict(answer.data)
    )


AUTOTUNES_GET_OVERRIDES = Operation("autotunes_get_overrides", "GET", "/autotunes/{id}/overrides", "read")


async def autotunes_get_overrides(api: Api, id: str) -> models.ExperimentOverrides:
    """Read the overrides of an autotune.

    Which gates, segments and users are fixed to a variant. `groupID` is the name of the variant here.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return await api.send(
        AUTOTUNES_GET_OVERRIDES,
        {"id": id},
        decode=lambda answer: models.ExperimentOverrides.from_dict(answer.data),
    )


AUTOTUNES_LIST = Operation("autotunes_list", "GET", "/autotunes", "read")


def autotunes_list(
    api: Api, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.Autotune]:
    """List autotunes.

    One page of the autotunes of the project; there are no filters.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/autotunes
    """
    return Pages(api, AUTOTUNES_LIST, {}, {"limit": limit, "page": page}, models.Autotune.from_dict)


AUTOTUNES_MAKE_DECISION = Operation("autotunes_make_decision", "PUT", "/autotunes/{id}/make_decision", "once")


async def autotunes_make_decision(
    api: Api, id: str, body: models.ExperimentDecision | Mapping[str, Any]
) -> None:
    """End an autotune in favour of one variant.

    All traffic goes to the variant named in the body. One that was never started is refused with 400.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The variant to keep, by its id, and the reason.

    See https://docs.statsig.com/console-api/autotunes
    """
    body = check_body(AUTOTUNES_MAKE_DECISION, body, models.ExperimentDecision)
    return await api.send(AUTOTUNES_MAKE_DECISION, {"id": id}, body=body, decode=nothing)


AUTOTUNES_REMOVE_CONDITIONAL_OVERRIDE = Operation(
    "autotunes_remove_conditional_override",
    "DELETE",
    "/autotunes/{id}/overrides/conditional/{type}/{name}",
    "replace",
)


async def autotunes_remove_conditional_override(
    api: Api,
    id: str,
    type: models.OverrideSubject,
    name: str,
    *,
    group_id: str,
    environment: str | Unset = UNSET,
) -> models.ExperimentOverrides:
    """Remove one gate or segment from an autotune's overrides.

    Answers with what is left, also when there was no such override. A variant that does not exist is 404.

    Args:
        id: Id of the object, as its own `id` field gives it.
        type: Whether a gate or a segment is meant.
        name: Name of the gate or segment.
        group_id: Name of the group, in spite of the word id.
        environment: Environment of the override; when left out, the one that holds in all of them.

    See https://docs.statsig.com/console-api/autotunes
    """
    return await api.send(
        AUTOTUNES_REMOVE_CONDITIONAL_OVERRIDE,
        {"id": id, "type": type, "name": name},
        query={"groupID": group_id, "environment": environment},
        decode=lambda answer: models.ExperimentOverrides.from_dict(answer.data),
    )


AUTOTUNES_REMOVE_OVERRIDES = Operation(
    "autotunes_remove_overrides", "DELETE", "/autotunes/{id}/overrides", "replace"
)


async def autotunes_remove_overrides(api: Api, id: str) -> models.ExperimentOverrides:
    """Remove all overrides of an autotune.

    There is no way to name single ones here; the paths below `overrides` remove one at a time.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return await api.send(
        AUTOTUNES_REMOVE_OVERRIDES,
        {"id": id},
        decode=lambda answer: models.ExperimentOverrides.from_dict(answer.data),
    )


AUTOTUNES_REMOVE_USER_OVERRIDE = Operation(
    "autotunes_remove_user_override", "DELETE", "/autotunes/{id}/overrides/userID/{userID}", "replace"
)


async def autotunes_remove_user_override(
    api: Api,
    id: str,
    user_id: str,
    *,
    group_id: str,
    unit_type: str | Unset = UNSET,
    environment: str | Unset = UNSET,
) -> models.ExperimentOverrides:
    """Remove one unit from the overrides of an autotune.

    Looks only among the overrides of the given variant, unit id type and environment. Answers with what is
    left, also when the user was not there. A variant that does not exist is 404.

    Args:
        id: Id of the object, as its own `id` field gives it.
        user_id: Id of the unit.
        group_id: Name of the group, in spite of the word id.
        unit_type: Kind of unit; that of the object when left out.
        environment: Environment of the override; when left out, the one that holds in all of them.

    See https://docs.statsig.com/console-api/autotunes
    """
    return await api.send(
        AUTOTUNES_REMOVE_USER_OVERRIDE,
        {"id": id, "userID": user_id},
        query={"groupID": group_id, "unitType": unit_type, "environment": environment},
        decode=lambda answer: models.ExperimentOverrides.from_dict(answer.data),
    )


AUTOTUNES_REPLACE = Operation("autotunes_replace", "POST", "/autotunes/{id}", "replace")


async def autotunes_replace(
    api: Api, id: str, body: models.AutotuneReplacement | Mapping[str, Any]
) -> models.Autotune:
    """Replace an autotune.

    Writes all settings; variants that are not in the body are gone afterwards. Name and unit id type stay.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: All settings of the autotune.

    See https://docs.statsig.com/console-api/autotunes
    """
    body = check_body(AUTOTUNES_REPLACE, body, models.AutotuneReplacement)
    return await api.send(
        AUTOTUNES_REPLACE,
        {"id": id},
        body=checked(AUTOTUNES_REPLACE, body, "inlineTargetingRules.conditions"),
        decode=lambda answer: models.Autotune.from_dict(answer.data),
    )


AUTOTUNES_REPLACE_OVERRIDES = Operation(
    "autotunes_replace_overrides", "POST", "/autotunes/{id}/overrides", "replace"
)


async def autotunes_replace_overrides(
    api: Api, id: str, body: models.ExperimentOverrides | Mapping[str, Any]
) -> models.ExperimentOverrides:
    """Replace the overrides of an autotune.

    What is not in the body is gone afterwards.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The overrides; a list holds at most 1000 entries.

    See https://docs.statsig.com/console-api/autotunes
    """
    body = check_body(AUTOTUNES_REPLACE_OVERRIDES, body, models.ExperimentOverrides)
    return await api.send(
        AUTOTUNES_REPLACE_OVERRIDES,
        {"id": id},
        body=body,
        decode=lambda answer: models.ExperimentOverrides.from_dict(answer.data),
    )


AUTOTUNES_RESET = Operation("autotunes_reset", "PUT", "/autotunes/{id}/reset", "once")


async def autotunes_reset(api: Api, id: str) -> None:
    """Start an autotune over.

    It runs again from the first exploration on. One that was never started is refused with 400.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return await api.send(AUTOTUNES_RESET, {"id": id}, decode=nothing)


AUTOTUNES_SCHEDULE_START = Operation(
    "autotunes_schedule_start", "POST", "/autotunes/{id}/schedule_start", "replace"
)


async def autotunes_schedule_start(
    api: Api, id: str, body: models.ExperimentStartSchedule | Mapping[str, Any]
) -> None:
    """Choose the time at which an autotune starts.

    The server starts it then by itself. Whether a second call moves the time is not published.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: When it is to start.

    See https://docs.statsig.com/console-api/autotunes
    """
    body = check_body(AUTOTUNES_SCHEDULE_START, body, models.ExperimentStartSchedule)
    return await api.send(AUTOTUNES_SCHEDULE_START, {"id": id}, body=body, decode=nothing)


AUTOTUNES_START = Operation(
    "autotunes_start",
    "PUT",
    "/autotunes/{id}/start",
    "transition",
    verify=Verify(path="/autotunes/{id}", reached={"isStarted": True}),
)


async def autotunes_start(api: Api, id: str) -> None:
    """Start an autotune.

    The exploration begins at once. One that runs already is refused with 400.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return await api.send(AUTOTUNES_START, {"id": id}, decode=nothing)


AUTOTUNES_UPDATE = Operation("autotunes_update", "PATCH", "/autotunes/{id}", "replace")


async def autotunes_update(
    api: Api, id: str, body: models.AutotuneUpdate | Mapping[str, Any]
) -> models.Autotune:
    """Change some settings of an autotune.

    Settings that are left out keep their value. `variants` is replaced by a list of two or more.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The settings to change.

    See https://docs.statsig.com/console-api/autotunes
    """
    body = check_body(AUTOTUNES_UPDATE, body, models.AutotuneUpdate)
    return await api.send(
        AUTOTUNES_UPDATE, {"id": id}, body=body, decode=lambda answer: models.Autotune.from_dict(answer.data)
    )


class AutotunesResource(Resource):
    """The operations of ``client.autotunes``."""

    add_overrides = autotunes_add_overrides
    create = autotunes_create
    delete = autotunes_delete
    get = autotunes_get
    get_overrides = autotunes_get_overrides
    list = autotunes_list
    make_decision = autotunes_make_decision
    remove_conditional_override = autotunes_remove_conditional_override
    remove_overrides = autotunes_remove_overrides
    remove_user_override = autotunes_remove_user_override
    replace = autotunes_replace
    replace_overrides = autotunes_replace_overrides
    reset = autotunes_reset
    schedule_start = autotunes_schedule_start
    start = autotunes_start
    update = autotunes_update


class RawAutotunesResource(Resource):
    """The operations of ``client.raw.autotunes``, which return each response undecoded, as a RawResponse."""

    add_overrides = raw(autotunes_add_overrides)
    create = raw(autotunes_create)
    delete = raw(autotunes_delete)
    get = raw(autotunes_get)
    get_overrides = raw(autotunes_get_overrides)
    list = raw(autotunes_list)
    make_decision = raw(autotunes_make_decision)
    remove_conditional_override = raw(autotunes_remove_conditional_override)
    remove_overrides = raw(autotunes_remove_overrides)
    remove_user_override = raw(autotunes_remove_user_override)
    replace = raw(autotunes_replace)
    replace_overrides = raw(autotunes_replace_overrides)
    reset = raw(autotunes_reset)
    schedule_start = raw(autotunes_schedule_start)
    start = raw(autotunes_start)
    update = raw(autotunes_update)
