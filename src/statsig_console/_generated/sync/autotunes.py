"""Autotunes, which try several values and send more traffic to the value with the most success."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import autotunes as _async


def autotunes_add_overrides(
    api: SyncResource, id: str, body: models.ExperimentOverrides | Mapping[str, Any]
) -> models.ExperimentOverrides:
    """Add overrides to an autotune.

    Those in force stay; both lists must be in the body, an empty one adds nothing.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The overrides; a list holds at most 1000 entries.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotunes_add_overrides, id, body)


def autotunes_create(api: SyncResource, body: models.AutotuneCreate | Mapping[str, Any]) -> models.Autotune:
    """Create an autotune.

    It does not run until it is started. The server makes the id out of the name; a name already taken is
    refused with 400.

    Args:
        body: The new autotune.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotunes_create, body)


def autotunes_delete(api: SyncResource, id: str) -> None:
    """Delete an autotune.

    Cannot be undone through the API.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotunes_delete, id)


def autotunes_get(api: SyncResource, id: str) -> models.Autotune:
    """Read an autotune.

    `isStarted` tells whether it runs; `winner` is null until one variant has won.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotunes_get, id)


def autotunes_get_overrides(api: SyncResource, id: str) -> models.ExperimentOverrides:
    """Read the overrides of an autotune.

    Which gates, segments and users are fixed to a variant. `groupID` is the name of the variant here.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotunes_get_overrides, id)


def autotunes_list(
    api: SyncResource, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.Autotune]:
    """List autotunes.

    One page of the autotunes of the project; there are no filters.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._pages(_async.autotunes_list, limit=limit, page=page)


def autotunes_make_decision(
    api: SyncResource, id: str, body: models.ExperimentDecision | Mapping[str, Any]
) -> None:
    """End an autotune in favour of one variant.

    All traffic goes to the variant named in the body. One that was never started is refused with 400.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The variant to keep, by its id, and the reason.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotunes_make_decision, id, body)


def autotunes_remove_conditional_override(
    api: SyncResource,
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
    return api._call(
        _async.autotunes_remove_conditional_override,
        id,
        type,
        name,
        group_id=group_id,
        environment=environment,
    )


def autotunes_remove_overrides(api: SyncResource, id: str) -> models.ExperimentOverrides:
    """Remove all overrides of an autotune.

    There is no way to name single ones here; the paths below `overrides` remove one at a time.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotunes_remove_overrides, id)


def autotunes_remove_user_override(
    api: SyncResource,
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
    return api._call(
        _async.autotunes_remove_user_override,
        id,
        user_id,
        group_id=group_id,
        unit_type=unit_type,
        environment=environment,
    )


def autotunes_replace(
    api: SyncResource, id: str, body: models.AutotuneReplacement | Mapping[str, Any]
) -> models.Autotune:
    """Replace an autotune.

    Writes all settings; variants that are not in the body are gone afterwards. Name and unit id type stay.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: All settings of the autotune.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotunes_replace, id, body)


def autotunes_replace_overrides(
    api: SyncResource, id: str, body: models.ExperimentOverrides | Mapping[str, Any]
) -> models.ExperimentOverrides:
    """Replace the overrides of an autotune.

    What is not in the body is gone afterwards.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The overrides; a list holds at most 1000 entries.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotunes_replace_overrides, id, body)


def autotunes_reset(api: SyncResource, id: str) -> None:
    """Start an autotune over.

    It runs again from the first exploration on. One that was never started is refused with 400.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotunes_reset, id)


def autotunes_schedule_start(
    api: SyncResource, id: str, body: models.ExperimentStartSchedule | Mapping[str, Any]
) -> None:
    """Choose the time at which an autotune starts.

    The server starts it then by itself. Whether a second call moves the time is not published.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: When it is to start.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotunes_schedule_start, id, body)


def autotunes_start(api: SyncResource, id: str) -> None:
    """Start an autotune.

    The exploration begins at once. One that runs already is refused with 400.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotunes_start, id)


def autotunes_update(
    api: SyncResource, id: str, body: models.AutotuneUpdate | Mapping[str, Any]
) -> models.Autotune:
    """Change some settings of an autotune.

    Settings that are left out keep their value. `variants` is replaced by a list of two or more.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The settings to change.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotunes_update, id, body)


class AutotunesResource(SyncResource):
    """The operations of ``client.autotunes``, without async."""

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


class RawAutotunesResource(SyncResource):
    """The operations of ``client.raw.autotunes``, without async, which return each response undecoded."""

    add_overrides = raw(autotunes_add_overrides)
    create = raw(autotunes_create)
    delete = raw(autotunes_delete)
    get = raw(autotunes_get)
    get_overrides = raw(autotunes_get_overrides)
    list = raw_list(autotunes_list)
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
