"""SQL sources of properties of units, such as a country. For warehouse-native projects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import entity_properties as _async


def entity_properties_create(
    api: SyncResource, body: models.EntityPropertySourceCreate | Mapping[str, Any]
) -> models.EntityPropertySource:
    """Create an entity property source.

    The name identifies the source from then on. Send `dryRun` to have the inputs checked only. Warehouse-
    native.

    Args:
        body: The new source.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.entity_properties_create, body)


def entity_properties_delete(api: SyncResource, name: str) -> None:
    """Delete an entity property source.

    What becomes of experiments that use its properties is not documented. Warehouse-native.

    Args:
        name: Name of the entity property source.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.entity_properties_delete, name)


def entity_properties_get(api: SyncResource, name: str) -> models.EntityPropertySource:
    """Read an entity property source.

    Addressed by name; entity property sources have no id. Warehouse-native.

    Args:
        name: Name of the entity property source.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.entity_properties_get, name)


def entity_properties_list(
    api: SyncResource, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.EntityPropertySource]:
    """List entity property sources.

    Each source comes with its whole SQL. Warehouse-native.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._pages(_async.entity_properties_list, limit=limit, page=page)


def entity_properties_replace(
    api: SyncResource, name: str, body: models.EntityPropertySourceReplacement | Mapping[str, Any]
) -> models.EntityPropertySource:
    """Replace an entity property source.

    The way to change the SQL, which must be sent with the mapping of unit ids. Whether other fields that
    are left out are kept is not documented. Warehouse-native.

    Args:
        name: Name of the entity property source.
        body: The source as it should be.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.entity_properties_replace, name, body)


def entity_properties_update(
    api: SyncResource, name: str, body: models.EntityPropertySourceUpdate | Mapping[str, Any]
) -> models.EntityPropertySource:
    """Change fields of an entity property source.

    Fields that are left out stay as they are. The SQL cannot be changed here; a body that has `sql` is
    refused with 400. Warehouse-native.

    Args:
        name: Name of the entity property source.
        body: The fields to change.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.entity_properties_update, name, body)


class EntityPropertiesResource(SyncResource):
    """The operations of ``client.entity_properties``, without async."""

    create = entity_properties_create
    delete = entity_properties_delete
    get = entity_properties_get
    list = entity_properties_list
    replace = entity_properties_replace
    update = entity_properties_update


class RawEntityPropertiesResource(SyncResource):
    """The operations of ``client.raw.entity_properties``, without async, which return each response undecoded."""

    create = raw(entity_properties_create)
    delete = raw(entity_properties_delete)
    get = raw(entity_properties_get)
    list = raw_list(entity_properties_list)
    replace = raw(entity_properties_replace)
    update = raw(entity_properties_update)
