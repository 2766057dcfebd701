"""Qualifying events, read by SQL from a warehouse. They have the form of metric sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, Verify, nothing, raw
from ..._pagination import Pages
from .. import models

QUALIFYING_EVENTS_CREATE = Operation(
    "qualifying_events_create",
    "POST",
    "/experiments/qualifying_events",
    "create",
    verify=Verify(path="/experiments/qualifying_events/{name}"),
)


async def qualifying_events_create(
    api: Api, body: models.MetricSourceCreate | Mapping[str, Any]
) -> models.MetricSource:
    """Create a qualifying event.

    The name identifies it and cannot be changed later. Send `dryRun` to have the inputs checked only.
    Warehouse-native.

    Args:
        body: The new qualifying event.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(QUALIFYING_EVENTS_CREATE, body, models.MetricSourceCreate)
    return await api.send(
        QUALIFYING_EVENTS_CREATE,
        {},
        body=body,
        decode=lambda answer: models.MetricSource.from_dict(answer.data),
    )


QUALIFYING_EVENTS_DELETE = Operation(
    "qualifying_events_delete", "DELETE", "/experiments/qualifying_events/{name}", "delete"
)


async def qualifying_events_delete(api: Api, name: str) -> None:
    """Delete a qualifying event.

    What becomes of experiments that use it is not documented. Warehouse-native.

    Args:
        name: Name of the qualifying event.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(QUALIFYING_EVENTS_DELETE, {"name": name}, decode=nothing)


QUALIFYING_EVENTS_GET = Operation(
    "qualifying_events_get", "GET", "/experiments/qualifying_events/{name}", "read"
)


async def qualifying_events_get(api: Api, name: str) -> models.MetricSource:
    """Read a qualifying event.

    Addressed by name; qualifying events have no id. Warehouse-native.

    Args:
        name: Name of the qualifying event.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        QUALIFYING_EVENTS_GET,
        {"name": name},
        decode=lambda answer: models.MetricSource.from_dict(answer.data),
    )


QUALIFYING_EVENTS_LIST = Operation("qualifying_events_list", "GET", "/experiments/qualifying_events", "read")


def qualifying_events_list(
    api: Api, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.MetricSource]:
    """List qualifying events.

    The links in `pagination` lead to another path, so count the pages instead of following them. Warehouse-
    native.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/experiments
    """
    return Pages(
        api, QUALIFYING_EVENTS_LIST, {}, {"limit": limit, "page": page}, models.MetricSource.from_dict
    )


QUALIFYING_EVENTS_UPDATE = Operation(
    "qualifying_events_update", "POST", "/experiments/qualifying_events/{name}", "replace"
)


async def qualifying_events_update(
    api: Api, name: str, body: models.MetricSourceUpdate | Mapping[str, Any]
) -> models.MetricSource:
    """Change a qualifying event.

    The SQL, the time column and the mapping of unit ids must be sent each time; whether other fields that
    are left out are kept is not documented. Warehouse-native.

    Args:
        name: Name of the qualifying event.
        body: The qualifying event without its name.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(QUALIFYING_EVENTS_UPDATE, body, models.MetricSourceUpdate)
    return await api.send(
        QUALIFYING_EVENTS_UPDATE,
        {"name": name},
        body=body,
        decode=lambda answer: models.MetricSource.from_dict(answer.data),
    )


class QualifyingEventsResource(Resource):
    """The operations of ``client.qualifying_events``."""

    create = qualifying_events_create
    delete = qualifying_events_delete
    get = qualifying_events_get
    list = qualifying_events_list
    update = qualifying_events_update


class RawQualifyingEventsResource(Resource):
    """The operations of ``client.raw.qualifying_events``, which return each response undecoded, as a RawResponse."""

    create = raw(qualifying_events_create)
    delete = raw(qualifying_events_delete)
    get = raw(qualifying_events_get)
    list = raw(qualifying_events_list)
    update = raw(qualifying_events_update)
