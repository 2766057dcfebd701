"""Roles, which say what their users may do. The name of a role is its id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, Verify, nothing, raw
from ..._pagination import Pages
from .. import models

ROLES_CREATE = Operation("roles_create", "POST", "/roles", "create", verify=Verify(list="/roles"))


async def roles_create(api: Api, body: models.RoleCreate | Mapping[str, Any]) -> models.Role:
    """Create a role.

    The name serves as the id. What holds for permissions that are left out is not documented, so send all
    that matter.

    Args:
        body: The new role.

    See https://docs.statsig.com/console-api/roles
    """
    body = check_body(ROLES_CREATE, body, models.RoleCreate)
    return await api.send(
        ROLES_CREATE, {}, body=body, decode=lambda answer: models.Role.from_dict(answer.data)
    )


ROLES_DELETE = Operation("roles_delete", "DELETE", "/roles/{id}", "delete")


async def roles_delete(api: Api, id: str) -> None:
    """Delete a role.

    What becomes of users who have it is not documented.

    Args:
        id: Name of the role, which serves as its id.

    See https://docs.statsig.com/console-api/roles
    """
    return await api.send(ROLES_DELETE, {"id": id}, decode=nothing)


ROLES_GET = Operation("roles_get", "GET", "/roles/{id}", "read")


async def roles_get(api: Api, id: str) -> models.Role:
    """Read a role.

    A permission may be missing from the answer. A name that does not exist may be refused with 400 as well
    as with 404.

    Args:
        id: Name of the role, which serves as its id.

    See https://docs.statsig.com/console-api/roles
    """
    return await api.send(ROLES_GET, {"id": id}, decode=lambda answer: models.Role.from_dict(answer.data))


ROLES_LIST = Operation("roles_list", "GET", "/roles", "read")


def roles_list(api: Api, *, limit: int | Unset = UNSET, page: int | Unset = UNSET) -> Pages[models.Role]:
    """List the roles.

    Gives each role with its permissions. Whether the built-in roles are among them is not documented.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/roles
    """
    return Pages(api, ROLES_LIST, {}, {"limit": limit, "page": page}, models.Role.from_dict)


ROLES_UPDATE = Operation("roles_update", "PATCH", "/roles/{id}", "replace")


async def roles_update(api: Api, id: str, body: models.RoleUpdate | Mapping[str, Any]) -> models.Role:
    """Change the permissions of a role.

    The name cannot be changed. Whether permissions that are left out stay as they are is not documented, so
    read the role and send all of them.

    Args:
        id: Name of the role, which serves as its id.
        body: The new permissions.

    See https://docs.statsig.com/console-api/roles
    """
    body = check_body(ROLES_UPDATE, body, models.RoleUpdate)
    return await api.send(
        ROLES_UPDATE, {"id": id}, body=body, decode=lambda answer: models.Role.from_dict(answer.data)
    )


class RolesResource(Resource):
    """The operations of ``client.roles``."""

    create = roles_create
    delete = roles_delete
    get = roles_get
    list = roles_list
    update = roles_update


class RawRolesResource(Resource):
    """The operations of ``client.raw.roles``, which return each response undecoded, as a RawResponse."""

    create = raw(roles_create)
    delete = raw(roles_delete)
    get = raw(roles_get)
    list = raw(roles_list)
    update = raw(roles_update)
