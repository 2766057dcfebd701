"""Types of units, such as a user, a device or a company."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, Verify, nothing, raw
from ..._pagination import Pages
from .. import models

UNIT_ID_TYPES_CREATE = Operation(
    "unit_id_types_create", "POST", "/unit_id_types", "create", verify=Verify(list="/unit_id_types")
)


async def unit_id_types_create(
    api: Api, body: models.UnitIDTypeCreate | Mapping[str, Any]
) -> models.UnitIDType:
    """Create a unit id type.

    The name serves as the id and cannot be changed later.

    Args:
        body: The new unit id type.

    See https://docs.statsig.com/console-api/unit-id-types
    """
    body = check_body(UNIT_ID_TYPES_CREATE, body, models.UnitIDTypeCreate)
    return await api.send(
        UNIT_ID_TYPES_CREATE, {}, body=body, decode=lambda answer: models.UnitIDType.from_dict(answer.data)
    )


UNIT_ID_TYPES_DELETE = Operation("unit_id_types_delete", "DELETE", "/unit_id_types/{id}", "delete")


async def unit_id_types_delete(api: Api, id: str) -> None:
    """Delete a unit id type.

    A name that does not exist may be refused with 400 as well as with 404.

    Args:
        id: Name of the unit id type, which serves as its id.

    See https://docs.statsig.com/console-api/unit-id-types
    """
    return await api.send(UNIT_ID_TYPES_DELETE, {"id": id}, decode=nothing)


UNIT_ID_TYPES_GET = Operation("unit_id_types_get", "GET", "/unit_id_types/{id}", "read")


async def unit_id_types_get(api: Api, id: str) -> models.UnitIDType:
    """Read a unit id type.

    A name that does not exist may be refused with 400 as well as with 404.

    Args:
        id: Name of the unit id type, which serves as its id.

    See https://docs.statsig.com/console-api/unit-id-types
    """
    return await api.send(
        UNIT_ID_TYPES_GET, {"id": id}, decode=lambda answer: models.UnitIDType.from_dict(answer.data)
    )


UNIT_ID_TYPES_LIST = Operation("unit_id_types_list", "GET", "/unit_id_types", "read")


def unit_id_types_list(
    api: Api, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.UnitIDType]:
    """List the unit id types.

    The custom types of the project.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/unit-id-types
    """
    return Pages(api, UNIT_ID_TYPES_LIST, {}, {"limit": limit, "page": page}, models.UnitIDType.from_dict)


UNIT_ID_TYPES_UPDATE = Operation("unit_id_types_update", "PATCH", "/unit_id_types/{id}", "replace")


async def unit_id_types_update(
    api: Api, id: str, body: models.UnitIDTypeUpdate | Mapping[str, Any]
) -> models.UnitIDType:
    """Change the description of a unit id type.

    Nothing but the description can change. A name that does not exist may be refused with 400 as well as
    with 404.

    Args:
        id: Name of the unit id type, which serves as its id.
        body: The new description.

    See https://docs.statsig.com/console-api/unit-id-types
    """
    body = check_body(UNIT_ID_TYPES_UPDATE, body, models.UnitIDTypeUpdate)
    return await api.send(
        UNIT_ID_TYPES_UPDATE,
        {"id": id},
        body=body,
        decode=lambda answer: models.UnitIDType.from_dict(answer.data),
    )


class UnitIdTypesResource(Resource):
    """The operations of ``client.unit_id_types``."""

    create = unit_id_types_create
    delete = unit_id_types_delete
    get = unit_id_types_get
    list = unit_id_types_list
    update = unit_id_types_update


class RawUnitIdTypesResource(Resource):
    """The operations of ``client.raw.unit_id_types``, which return each response undecoded, as a RawResponse."""

    create = raw(unit_id_types_create)
    delete = raw(unit_id_types_delete)
    get = raw(unit_id_types_get)
    list = raw(unit_id_types_list)
    update = raw(unit_id_types_update)
