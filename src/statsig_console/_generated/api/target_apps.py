"""Target apps: the objects that one application needs. Its SDK keys get only these objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, Verify, nothing, raw
from ..._pagination import Pages
from .. import models

TARGET_APPS_ADD_CONFIGS = Operation("target_apps_add_configs", "PATCH", "/target_app", "replace")


async def target_apps_add_configs(api: Api, body: models.TargetAppAssignment | Mapping[str, Any]) -> None:
    """Put gates, configs and experiments into target apps.

    Every listed object goes into every listed target app. An unknown id is refused with 404. Whether an
    object leaves the target apps that it was in is not documented.

    Args:
        body: What goes into which target apps.

    See https://docs.statsig.com/console-api/target-app
    """
    body = check_body(TARGET_APPS_ADD_CONFIGS, body, models.TargetAppAssignment)
    return await api.send(TARGET_APPS_ADD_CONFIGS, {}, body=body, decode=nothing)


TARGET_APPS_CREATE = Operation(
    "target_apps_create", "POST", "/target_app", "create", verify=Verify(list="/target_app")
)


async def target_apps_create(api: Api, body: models.TargetAppCreate | Mapping[str, Any]) -> models.TargetApp:
    """Create a target app.

    Objects can be put into it at once. The answer was seen without an envelope and without an id; it
    repeats the request.

    Args:
        body: The new target app.

    See https://docs.statsig.com/console-api/target-app
    """
    body = check_body(TARGET_APPS_CREATE, body, models.TargetAppCreate)
    return await api.send(
        TARGET_APPS_CREATE, {}, body=body, decode=lambda answer: models.TargetApp.from_dict(answer.data)
    )


TARGET_APPS_DELETE = Operation("target_apps_delete", "DELETE", "/target_app/{id}", "delete")


async def target_apps_delete(api: Api, id: str) -> None:
    """Delete a target app.

    What happens to the objects and keys that name it is not documented.

    Args:
        id: Id of the target app.

    See https://docs.statsig.com/console-api/target-app
    """
    return await api.send(TARGET_APPS_DELETE, {"id": id}, decode=nothing)


TARGET_APPS_GET = Operation("target_apps_get", "GET", "/target_app/{id}", "read")


async def target_apps_get(api: Api, id: str) -> models.TargetApp:
    """Read a target app.

    Gives its name and id; the objects in it name it in their own `targetApps`.

    Args:
        id: Id of the target app.

    See https://docs.statsig.com/console-api/target-app
    """
    return await api.send(
        TARGET_APPS_GET, {"id": id}, decode=lambda answer: models.TargetApp.from_dict(answer.data)
    )


TARGET_APPS_LIST = Operation("target_apps_list", "GET", "/target_app", "read")


def target_apps_list(
    api: Api, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.TargetApp]:
    """List the target apps.

    Real answers were seen without `pagination` and with items that have a name only.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/target-app
    """
    return Pages(api, TARGET_APPS_LIST, {}, {"limit": limit, "page": page}, models.TargetApp.from_dict)


TARGET_APPS_UPDATE = Operation("target_apps_update", "PATCH", "/target_app/{id}", "replace")


async def target_apps_update(api: Api, id: str, body: models.TargetAppUpdate | Mapping[str, Any]) -> None:
    """Change the name or description of a target app.

    Fields that are left out stay as they are. The answer is a message only.

    Args:
        id: Id of the target app.
        body: The fields to change.

    See https://docs.statsig.com/console-api/target-app
    """
    body = check_body(TARGET_APPS_UPDATE, body, models.TargetAppUpdate)
    return await api.send(TARGET_APPS_UPDATE, {"id": id}, body=body, decode=nothing)


class TargetAppsResource(Resource):
    """The operations of ``client.target_apps``."""

    add_configs = target_apps_add_configs
    create = target_apps_create
    delete = target_apps_delete
    get = target_apps_get
    list = target_apps_list
    update = target_apps_update


class RawTargetAppsResource(Resource):
    """The operations of ``client.raw.target_apps``, which return each response undecoded, as a RawResponse."""

    add_configs = raw(target_apps_add_configs)
    create = raw(target_apps_create)
    delete = raw(target_apps_delete)
    get = raw(target_apps_get)
    list = raw(target_apps_list)
    update = raw(target_apps_update)
