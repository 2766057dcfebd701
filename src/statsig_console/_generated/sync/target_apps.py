"""Target apps: the objects that one application needs. Its SDK keys get only these objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import target_apps as _async


def target_apps_add_configs(api: SyncResource, body: models.TargetAppAssignment | Mapping[str, Any]) -> None:
    """Put gates, configs and experiments into target apps.

    Every listed object goes into every listed target app. An unknown id is refused with 404. Whether an
    object leaves the target apps that it was in is not documented.

    Args:
        body: What goes into which target apps.

    See https://docs.statsig.com/console-api/target-app
    """
    return api._call(_async.target_apps_add_configs, body)


def target_apps_create(
    api: SyncResource, body: models.TargetAppCreate | Mapping[str, Any]
) -> models.TargetApp:
    """Create a target app.

    Objects can be put into it at once. The answer was seen without an envelope and without an id; it
    repeats the request.

    Args:
        body: The new target app.

    See https://docs.statsig.com/console-api/target-app
    """
    return api._call(_async.target_apps_create, body)


def target_apps_delete(api: SyncResource, id: str) -> None:
    """Delete a target app.

    What happens to the objects and keys that name it is not documented.

    Args:
        id: Id of the target app.

    See https://docs.statsig.com/console-api/target-app
    """
    return api._call(_async.target_apps_delete, id)


def target_apps_get(api: SyncResource, id: str) -> models.TargetApp:
    """Read a target app.

    Gives its name and id; the objects in it name it in their own `targetApps`.

    Args:
        id: Id of the target app.

    See https://docs.statsig.com/console-api/target-app
    """
    return api._call(_async.target_apps_get, id)


def target_apps_list(
    api: SyncResource, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.TargetApp]:
    """List the target apps.

    Real answers were seen without `pagination` and with items that have a name only.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/target-app
    """
    return api._pages(_async.target_apps_list, limit=limit, page=page)


def target_apps_update(api: SyncResource, id: str, body: models.TargetAppUpdate | Mapping[str, Any]) -> None:
    """Change the name or description of a target app.

    Fields that are left out stay as they are. The answer is a message only.

    Args:
        id: Id of the target app.
        body: The fields to change.

    See https://docs.statsig.com/console-api/target-app
    """
    return api._call(_async.target_apps_update, id, body)


class TargetAppsResource(SyncResource):
    """The operations of ``client.target_apps``, without async."""

    add_configs = target_apps_add_configs
    create = target_apps_create
    delete = target_apps_delete
    get = target_apps_get
    list = target_apps_list
    update = target_apps_update


class RawTargetAppsResource(SyncResource):
    """The operations of ``client.raw.target_apps``, without async, which return each response undecoded."""

    add_configs = raw(target_apps_add_configs)
    create = raw(target_apps_create)
    delete = raw(target_apps_delete)
    get = raw(target_apps_get)
    list = raw_list(target_apps_list)
    update = raw(target_apps_update)
