"""Types of units, such as a user, a device or a company."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import unit_id_types as _async


def unit_id_types_create(
    api: SyncResource, body: models.UnitIDTypeCreate | Mapping[str, Any]
) -> models.UnitIDType:
    """Create a unit id type.

    The name serves as the id and cannot be changed later.

    Args:
        body: The new unit id type.

    See https://docs.statsig.com/console-api/unit-id-types
    """
    return api._call(_async.unit_id_types_create, body)


def unit_id_types_delete(api: SyncResource, id: str) -> None:
    """Delete a unit id type.

    A name that does not exist may be refused with 400 as well as with 404.

    Args:
        id: Name of the unit id type, which serves as its id.

    See https://docs.statsig.com/console-api/unit-id-types
    """
    return api._call(_async.unit_id_types_delete, id)


def unit_id_types_get(api: SyncResource, id: str) -> models.UnitIDType:
    """Read a unit id type.

    A name that does not exist may be refused with 400 as well as with 404.

    Args:
        id: Name of the unit id type, which serves as its id.

    See https://docs.statsig.com/console-api/unit-id-types
    """
    return api._call(_async.unit_id_types_get, id)


def unit_id_types_list(
    api: SyncResource, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.UnitIDType]:
    """List the unit id types.

    The custom types of the project.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/unit-id-types
    """
    return api._pages(_async.unit_id_types_list, limit=limit, page=page)


def unit_id_types_update(
    api: SyncResource, id: str, body: models.UnitIDTypeUpdate | Mapping[str, Any]
) -> models.UnitIDType:
    """Change the description of a unit id type.

    Nothing but the description can change. A name that does not exist may be refused with 400 as well as
    with 404.

    Args:
        id: Name of the unit id type, which serves as its id.
        body: The new description.

    See https://docs.statsig.com/console-api/unit-id-types
    """
    return api._call(_async.unit_id_types_update, id, body)


class UnitIdTypesResource(SyncResource):
    """The operations of ``client.unit_id_types``, without async."""

    create = unit_id_types_create
    delete = unit_id_types_delete
    get = unit_id_types_get
    list = unit_id_types_list
    update = unit_id_types_update


class RawUnitIdTypesResource(SyncResource):
    """The operations of ``client.raw.unit_id_types``, without async, which return each response undecoded."""

    create = raw(unit_id_types_create)
    delete = raw(unit_id_types_delete)
    get = raw(unit_id_types_get)
    list = raw_list(unit_id_types_list)
    update = raw(unit_id_types_update)
