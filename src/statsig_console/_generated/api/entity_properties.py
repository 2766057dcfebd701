"""SQL sources of properties of units, such as a country. For warehouse-native projects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, Verify, nothing, raw
from ..._pagination import Pages
from .. import models

ENTITY_PROPERTIES_CREATE = Operation(
    "entity_properties_create",
    "POST",
    "/experiments/entity_properties",
    "create",
    verify=Verify(path="/experiments/entity_property/{name}"),
)


async def entity_properties_create(
    api: Api, body: models.EntityPropertySourceCreate | Mapping[str, Any]
) -> models.EntityPropertySource:
    """Create an entity property source.

    The name identifies the source from then on. Send `dryRun` to have the inputs checked only. Warehouse-
    native.

    Args:
        body: The new source.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(ENTITY_PROPERTIES_CREATE, body, models.EntityPropertySourceCreate)
    return await api.send(
        ENTITY_PROPERTIES_CREATE,
        {},
        body=body,
        decode=lambda answer: models.EntityPropertySource.from_dict(answer.data),
    )


ENTITY_PROPERTIES_DELETE = Operation(
    "entity_properties_delete", "DELETE", "/experiments/entity_property/{name}", "delete"
)


async def entity_properties_delete(api: Api, name: str) -> None:
    """Delete an entity property source.

    What becomes of experiments that use its properties is not documented. Warehouse-native.

    Args:
        name: Name of the entity property source.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(ENTITY_PROPERTIES_DELETE, {"name": name}, decode=nothing)


ENTITY_PROPERTIES_GET = Operation(
    "entity_properties_get", "GET", "/experiments/entity_property/{name}", "read"
)


async def entity_properties_get(api: Api, name: str) -> models.EntityPropertySource:
    """Read an entity property source.

    Addressed by name; entity property sources have no id. Warehouse-native.

    Args:
        name: Name of the entity property source.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        ENTITY_PROPERTIES_GET,
        {"name": name},
        decode=lambda answer: models.EntityPropertySource.from_dict(answer.data),
    )


ENTITY_PROPERTIES_LIST = Operation("entity_properties_list", "GET", "/experiments/entity_properties", "read")


def entity_properties_list(
    api: Api, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.EntityPropertySource]:
    """List entity property sources.

    Each source comes with its whole SQL. Warehouse-native.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/experiments
    """
    return Pages(
        api, ENTITY_PROPERTIES_LIST, {}, {"limit": limit, "page": page}, models.EntityPropertySource.from_dict
    )


ENTITY_PROPERTIES_REPLACE = Operation(
    "entity_properties_replace", "POST", "/experiments/entity_property/{name}", "replace"
)


async def entity_properties_replace(
    api: Api, name: str, body: models.EntityPropertySourceReplacement | Mapping[str, Any]
) -> models.EntityPropertySource:
    """Replace an entity property source.

    The way to change the SQL, which must be sent with the mapping of unit ids. Whether other fields that
    are left out are kept is not documented. Warehouse-native.

    Args:
        name: Name of the entity property source.
        body: The source as it should be.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(ENTITY_PROPERTIES_REPLACE, body, models.EntityPropertySourceReplacement)
    return await api.send(
        ENTITY_PROPERTIES_REPLACE,
        {"name": name},
        body=body,
        decode=lambda answer: models.EntityPropertySource.from_dict(answer.data),
    )


ENTITY_PROPERTIES_UPDATE = Operation(
    "entity_properties_update", "PATCH", "/experiments/entity_property/{name}", "replace"
)


async def entity_properties_update(
    api: Api, name: str, body: models.EntityPropertySourceUpdate | Mapping[str, Any]
) -> models.EntityPropertySource:
    """Change fields of an entity property source.

    Fields that are left out stay as they are. The SQL cannot be changed here; a body that has `sql` is
    refused with 400. Warehouse-native.

    Args:
        name: Name of the entity property source.
        body: The fields to change.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(ENTITY_PROPERTIES_UPDATE, body, models.EntityPropertySourceUpdate)
    return await api.send(
        ENTITY_PROPERTIES_UPDATE,
        {"name": name},
        body=body,
        decode=lambda answer: models.EntityPropertySource.from_dict(answer.data),
    )


class EntityPropertiesResource(Resource):
    """The operations of ``client.entity_properties``."""

    create = entity_properties_create
    delete = entity_properties_delete
    get = entity_properties_get
    list = entity_properties_list
    replace = entity_properties_replace
    update = entity_properties_update


class RawEntityPropertiesResource(Resource):
    """The operations of ``client.raw.entity_properties``, which return each response undecoded, as a RawResponse."""

    create = raw(entity_properties_create)
    delete = raw(entity_properties_delete)
    get = raw(entity_properties_get)
    list = raw(entity_properties_list)
    replace = raw(entity_properties_replace)
    update = raw(entity_properties_update)
