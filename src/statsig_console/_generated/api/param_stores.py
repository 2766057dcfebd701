"""Parameter stores. A parameter has a fixed value, or takes it from a gate, layer, dynamic config or
experiment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, Verify, nothing, raw
from ..._pagination import Pages
from .. import models

PARAM_STORES_CREATE = Operation(
    "param_stores_create", "POST", "/param_stores", "create", verify=Verify(path="/param_stores/{name}")
)


async def param_stores_create(
    api: Api, body: models.ParamStoreCreate | Mapping[str, Any]
) -> models.ParamStore:
    """Create a parameter store.

    The parameters are not taken here; set them by an update afterwards.

    Args:
        body: The new parameter store.

    See https://docs.statsig.com/console-api/param-store
    """
    body = check_body(PARAM_STORES_CREATE, body, models.ParamStoreCreate)
    return await api.send(
        PARAM_STORES_CREATE, {}, body=body, decode=lambda answer: models.ParamStore.from_dict(answer.data)
    )


PARAM_STORES_DELETE = Operation("param_stores_delete", "DELETE", "/param_stores/{name}", "delete")


async def param_stores_delete(api: Api, name: str) -> None:
    """Delete a parameter store.

    The path takes the name of the store. Whether a store that code still asks for can be deleted is not
    published.

    Args:
        name: Name of the parameter store.

    See https://docs.statsig.com/console-api/param-store
    """
    return await api.send(PARAM_STORES_DELETE, {"name": name}, decode=nothing)


PARAM_STORES_GET = Operation("param_stores_get", "GET", "/param_stores/{name}", "read")


async def param_stores_get(api: Api, name: str) -> models.ParamStore:
    """Read a parameter store.

    The path takes the name of the store, not its id.

    Args:
        name: Name of the parameter store.

    See https://docs.statsig.com/console-api/param-store
    """
    return await api.send(
        PARAM_STORES_GET, {"name": name}, decode=lambda answer: models.ParamStore.from_dict(answer.data)
    )


PARAM_STORES_LIST = Operation("param_stores_list", "GET", "/param_stores", "read")


def param_stores_list(
    api: Api, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
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
    return Pages(api, PARAM_STORES_LIST, {}, {"limit": limit, "page": page}, models.ParamStore.from_dict)


PARAM_STORES_UPDATE = Operation("param_stores_update", "POST", "/param_stores/{name}", "replace")


async def param_stores_update(
    api: Api, name: str, body: models.ParamStoreUpdate | Mapping[str, Any]
) -> models.ParamStore:
    """Change a parameter store.

    Takes the description and the parameters, both optional; the other fields cannot be changed. The
    parameters that are sent probably take the place of the whole list, so send all of them.

    Args:
        name: Name of the parameter store.
        body: The fields to change.

    See https://docs.statsig.com/console-api/param-store
    """
    body = check_body(PARAM_STORES_UPDATE, body, models.ParamStoreUpdate)
    return await api.send(
        PARAM_STORES_UPDATE,
        {"name": name},
        body=body,
        decode=lambda answer: models.ParamStore.from_dict(answer.data),
    )


class ParamStoresResource(Resource):
    """The operations of ``client.param_stores``."""

    create = param_stores_create
    delete = param_stores_delete
    get = param_stores_get
    list = param_stores_list
    update = param_stores_update


class RawParamStoresResource(Resource):
    """The operations of ``client.raw.param_stores``, which return each response undecoded, as a RawResponse."""

    create = raw(param_stores_create)
    delete = raw(param_stores_delete)
    get = raw(param_stores_get)
    list = raw(param_stores_list)
    update = raw(param_stores_update)
