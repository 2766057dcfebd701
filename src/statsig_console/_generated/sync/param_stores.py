"""Parameter stores. A parameter has a fixed value, or takes it from a gate, layer, dynamic config or
experiment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import param_stores as _async


def param_stores_create(
    api: SyncResource, body: models.ParamStoreCreate | Mapping[str, Any]
) -> models.ParamStore:
    """Create a parameter store.

    The parameters are not taken here; set them by an update afterwards.

    Args:
        body: The new parameter store.

    See https://docs.statsig.com/console-api/param-store
    """
    return api._call(_async.param_stores_create, body)


def param_stores_delete(api: SyncResource, name: str) -> None:
    """Delete a parameter store.

    The path takes the name of the store. Whether a store that code still asks for can be deleted is not
    published.

    Args:
        name: Name of the parameter store.

    See https://docs.statsig.com/console-api/param-store
    """
    return api._call(_async.param_stores_delete, name)


def param_stores_get(api: SyncResource, name: str) -> models.ParamStore:
    """Read a parameter store.

    The path takes the name of the store, not its id.

    Args:
        name: Name of the parameter store.

    See https://docs.statsig.com/console-api/param-store
    """
    return api._call(_async.param_stores_get, name)


def param_stores_list(
    api: SyncResource, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.ParamStore]:
    """List parameter stores.

    One page of the parameter stores of the project, each with its parameters. `pagination` is missing at
    times.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/param-store
    """
    return api._pages(_async.param_stores_list, limit=limit, page=page)


def param_stores_update(
    api: SyncResource, name: str, body: models.ParamStoreUpdate | Mapping[str, Any]
) -> models.ParamStore:
    """Change a parameter store.

    Takes the description and the parameters, both optional; the other fields cannot be changed. The
    parameters that are sent probably take the place of the whole list, so send all of them.

    Args:
        name: Name of the parameter store.
        body: The fields to change.

    See https://docs.statsig.com/console-api/param-store
    """
    return api._call(_async.param_stores_update, name, body)


class ParamStoresResource(SyncResource):
    """The operations of ``client.param_stores``, without async."""

    create = param_stores_create
    delete = param_stores_delete
    get = param_stores_get
    list = param_stores_list
    update = param_stores_update


class RawParamStoresResource(SyncResource):
    """The operations of ``client.raw.param_stores``, without async, which return each response undecoded."""

    create = raw(param_stores_create)
    delete = raw(param_stores_delete)
    get = raw(param_stores_get)
    list = raw_list(param_stores_list)
    update = raw(param_stores_update)
