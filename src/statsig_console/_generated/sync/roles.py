"""Roles, which say what their users may do. The name of a role is its id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import roles as _async


def roles_create(api: SyncResource, body: models.RoleCreate | Mapping[str, Any]) -> models.Role:
    """Create a role.

    The name serves as the id. What holds for permissions that are left out is not documented, so send all
    that matter.

    Args:
        body: The new role.

    See https://docs.statsig.com/console-api/roles
    """
    return api._call(_async.roles_create, body)


def roles_delete(api: SyncResource, id: str) -> None:
    """Delete a role.

    What becomes of users who have it is not documented.

    Args:
        id: Name of the role, which serves as its id.

    See https://docs.statsig.com/console-api/roles
    """
    return api._call(_async.roles_delete, id)


def roles_get(api: SyncResource, id: str) -> models.Role:
    """Read a role.

    A permission may be missing from the answer. A name that does not exist may be refused with 400 as well
    as with 404.

    Args:
        id: Name of the role, which serves as its id.

    See https://docs.statsig.com/console-api/roles
    """
    return api._call(_async.roles_get, id)


def roles_list(
    api: SyncResource, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.Role]:
    """List the roles.

    Gives each role with its permissions. Whether the built-in roles are among them is not documented.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/roles
    """
    return api._pages(_async.roles_list, limit=limit, page=page)


def roles_update(api: SyncResource, id: str, body: models.RoleUpdate | Mapping[str, Any]) -> models.Role:
    """Change the permissions of a role.

    The name cannot be changed. Whether permissions that are left out stay as they are is not documented, so
    read the role and send all of them.

    Args:
        id: Name of the role, which serves as its id.
        body: The new permissions.

    See https://docs.statsig.com/console-api/roles
    """
    return api._call(_async.roles_update, id, body)


class RolesResource(SyncResource):
    """The operations of ``client.roles``, without async."""

    create = roles_create
    delete = roles_delete
    get = roles_get
    list = roles_list
    update = roles_update


class RawRolesResource(SyncResource):
    """The operations of ``client.raw.roles``, without async, which return each response undecoded."""

    create = raw(roles_create)
    delete = raw(roles_delete)
    get = raw(roles_get)
    list = raw_list(roles_list)
    update = raw(roles_update)
