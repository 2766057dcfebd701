"""Holdouts, which exclude a small share of units from gates, experiments and layers to measure their joint
effect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, OrNone, Resource, Verify, raw
from ..._pagination import Pages
from .. import models

HOLDOUTS_ADD_OVERRIDES = Operation("holdouts_add_overrides", "PATCH", "/holdouts/{id}/overrides", "replace")


async def holdouts_add_overrides(
    api: Api, id: str, body: models.GateOverrides | Mapping[str, Any]
) -> models.GateOverrides:
    """Add overrides to a holdout.

    The ids join those already there. Send either the id lists or `environmentOverrides`.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The units in question, as the id lists or as `environmentOverrides`.

    See https://docs.statsig.com/console-api/holdouts
    """
    body = check_body(HOLDOUTS_ADD_OVERRIDES, body, models.GateOverrides)
    return await api.send(
        HOLDOUTS_ADD_OVERRIDES,
        {"id": id},
        body=body,
        decode=lambda answer: models.GateOverrides.from_dict(answer.data),
    )


HOLDOUTS_CREATE = Operation(
    "holdouts_create", "POST", "/holdouts", "create", verify=Verify(path="/holdouts/{id}", list="/holdouts")
)


async def holdouts_create(api: Api, body: models.HoldoutCreate | Mapping[str, Any]) -> models.Holdout:
    """Create a holdout.

    The server makes the id out of the name; a name already taken is refused with 400. In the published
    answer the new holdout is enabled at 0 percent and covers nothing; an update sets both.

    Args:
        body: The new holdout.

    See https://docs.statsig.com/console-api/holdouts
    """
    body = check_body(HOLDOUTS_CREATE, body, models.HoldoutCreate)
    return await api.send(
        HOLDOUTS_CREATE, {}, body=body, decode=lambda answer: models.Holdout.from_dict(answer.data)
    )


HOLDOUTS_DELETE = Operation("holdouts_delete", "DELETE", "/holdouts/{id}", "delete")


async def holdouts_delete(api: Api, id: str) -> models.Holdout | None:
    """Delete a holdout.

    Only the holdout goes, not the gates, experiments and layers it covered.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/holdouts
    """
    return await api.send(
        HOLDOUTS_DELETE, {"id": id}, decode=OrNone(lambda answer: models.Holdout.from_dict(answer.data))
    )


HOLDOUTS_GET = Operation("holdouts_get", "GET", "/holdouts/{id}", "read")


async def holdouts_get(api: Api, id: str) -> models.Holdout:
    """Read a holdout.

    Names the gates, experiments and layers that it covers by their ids.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/holdouts
    """
    return await api.send(
        HOLDOUTS_GET, {"id": id}, decode=lambda answer: models.Holdout.from_dict(answer.data)
    )


HOLDOUTS_GET_OVERRIDES = Operation("holdouts_get_overrides", "GET", "/holdouts/{id}/overrides", "read")


async def holdouts_get_overrides(api: Api, id: str) -> models.GateOverrides:
    """Read the overrides of a holdout.

    Units that are held back or let through whatever chance says. They look like those of a gate.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/holdouts
    """
    return await api.send(
        HOLDOUTS_GET_OVERRIDES, {"id": id}, decode=lambda answer: models.GateOverrides.from_dict(answer.data)
    )


HOLDOUTS_GET_PULSE_RESULTS = Operation(
    "holdouts_get_pulse_results", "GET", "/holdouts/{id}/pulse_results", "read"
)


async def holdouts_get_pulse_results(
    api: Api, id: str, *, cuped: bool | str | Unset = UNSET, confidence: int | float | str | Unset = UNSET
) -> models.GatePulseResults:
    """Read the results of a holdout.

    How the monitoring metrics of the units held back differ from those of the others.

    Args:
        id: Id of the object, as its own `id` field gives it.
        cuped: Whether to reduce variance with CUPED, `true` or `false`.
        confidence: Confidence level in percent, a number from 0 to 100 as text.

    See https://docs.statsig.com/console-api/holdouts
    """
    return await api.send(
        HOLDOUTS_GET_PULSE_RESULTS,
        {"id": id},
        query={"cuped": cuped, "confidence": confidence},
        decode=lambda answer: models.GatePulseResults.from_dict(answer.data),
    )


HOLDOUTS_LIST = Operation("holdouts_list", "GET", "/holdouts", "read")


def holdouts_list(
    api: Api,
    *,
    creator_id: str | Unset = UNSET,
    creator_name: str | Unset = UNSET,
    tags: str | Sequence[str] | Unset = UNSET,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
) -> Pages[models.Holdout]:
    """List holdouts.

    One page of the holdouts of the project; the filters narrow it down together.

    Args:
        creator_id: Only those created by the user with this id.
        creator_name: Only those whose creator has this display name.
        tags: Only those with these tags, given by name.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/holdouts
    """
    return Pages(
        api,
        HOLDOUTS_LIST,
        {},
        {"creatorID": creator_id, "creatorName": creator_name, "tags": tags, "limit": limit, "page": page},
        models.Holdout.from_dict,
    )


HOLDOUTS_REMOVE_OVERRIDES = Operation(
    "holdouts_remove_overrides", "DELETE", "/holdouts/{id}/overrides", "replace"
)


async def holdouts_remove_overrides(
    api: Api, id: str, body: models.GateOverrides | Mapping[str, Any]
) -> models.GateOverrides:
    """Remove overrides from a holdout.

    Takes away the ids named in the body and leaves the others. What an empty body does is unknown.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The units in question, as the id lists or as `environmentOverrides`.

    See https://docs.statsig.com/console-api/holdouts
    """
    body = check_body(HOLDOUTS_REMOVE_OVERRIDES, body, models.GateOverrides)
    return await api.send(
        HOLDOUTS_REMOVE_OVERRIDES,
        {"id": id},
        body=body,
        decode=lambda answer: models.GateOverrides.from_dict(answer.data),
    )


HOLDOUTS_REPLACE = Operation("holdouts_replace", "POST", "/holdouts/{id}", "replace")


async def holdouts_replace(
    api: Api, id: str, body: models.HoldoutReplacement | Mapping[str, Any]
) -> models.Holdout:
    """Replace a holdout.

    Almost every field is needed; lists that are sent take the place of the old ones. The name stays.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The whole holdout.

    See https://docs.statsig.com/console-api/holdouts
    """
    body = check_body(HOLDOUTS_REPLACE, body, models.HoldoutReplacement)
    return await api.send(
        HOLDOUTS_REPLACE, {"id": id}, body=body, decode=lambda answer: models.Holdout.from_dict(answer.data)
    )


HOLDOUTS_REPLACE_OVERRIDES = Operation(
    "holdouts_replace_overrides", "POST", "/holdouts/{id}/overrides", "replace"
)


async def holdouts_replace_overrides(
    api: Api, id: str, body: models.GateOverrides | Mapping[str, Any]
) -> models.GateOverrides:
    """Replace the overrides of a holdout.

    Lists that are sent take the place of the old ones. Send either the id lists or `environmentOverrides`.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The units in question, as the id lists or as `environmentOverrides`.

    See https://docs.statsig.com/console-api/holdouts
    """
    body = check_body(HOLDOUTS_REPLACE_OVERRIDES, body, models.GateOverrides)
    return await api.send(
        HOLDOUTS_REPLACE_OVERRIDES,
        {"id": id},
        body=body,
        decode=lambda answer: models.GateOverrides.from_dict(answer.data),
    )


HOLDOUTS_UPDATE = Operation("holdouts_update", "PATCH", "/holdouts/{id}", "once")


async def holdouts_update(
    api: Api, id: str, body: models.HoldoutUpdate | Mapping[str, Any]
) -> models.Holdout:
    """Change a holdout.

    Fields that are left out stay as they are; ids in a list are added to those that are there. An object
    that was covered already carries the id of the holdout once more, so `holdouts_replace` is the way to
    set a list.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: What to change of the holdout.

    See https://docs.statsig.com/console-api/holdouts
    """
    body = check_body(HOLDOUTS_UPDATE, body, models.HoldoutUpdate)
    return await api.send(
        HOLDOUTS_UPDATE, {"id": id}, body=body, decode=lambda answer: models.Holdout.from_dict(answer.data)
    )


class HoldoutsResource(Resource):
    """The operations of ``client.holdouts``."""

    add_overrides = holdouts_add_overrides
    create = holdouts_create
    delete = holdouts_delete
    get = holdouts_get
    get_overrides = holdouts_get_overrides
    get_pulse_results = holdouts_get_pulse_results
    list = holdouts_list
    remove_overrides = holdouts_remove_overrides
    replace = holdouts_replace
    replace_overrides = holdouts_replace_overrides
    update = holdouts_update


class RawHoldoutsResource(Resource):
    """The operations of ``client.raw.holdouts``, which return each response undecoded, as a RawResponse."""

    add_overrides = raw(holdouts_add_overrides)
    create = raw(holdouts_create)
    delete = raw(holdouts_delete)
    get = raw(holdouts_get)
    get_overrides = raw(holdouts_get_overrides)
    get_pulse_results = raw(holdouts_get_pulse_results)
    list = raw(holdouts_list)
    remove_overrides = raw(holdouts_remove_overrides)
    replace = raw(holdouts_replace)
    replace_overrides = raw(holdouts_replace_overrides)
    update = raw(holdouts_update)
