"""Qualifying events, read by SQL from a warehouse. They have the form of metric sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import qualifying_events as _async


def qualifying_events_create(
    api: SyncResource, body: models.MetricSourceCreate | Mapping[str, Any]
) -> models.MetricSource:
    """Create a qualifying event.

    The name identifies it and cannot be changed later. Send `dryRun` to have the inputs checked only.
    Warehouse-native.

    Args:
        body: The new qualifying event.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.qualifying_events_create, body)


def qualifying_events_delete(api: SyncResource, name: str) -> None:
    """Delete a qualifying event.

    What becomes of experiments that use it is not documented. Warehouse-native.

    Args:
        name: Name of the qualifying event.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.qualifying_events_delete, name)


def qualifying_events_get(api: SyncResource, name: str) -> models.MetricSource:
    """Read a qualifying event.

    Addressed by name; qualifying events have no id. Warehouse-native.

    Args:
        name: Name of the qualifying event.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.qualifying_events_get, name)


def qualifying_events_list(
    api: SyncResource, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
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
    return api._pages(_async.qualifying_events_list, limit=limit, page=page)


def qualifying_events_update(
    api: SyncResource, name: str, body: models.MetricSourceUpdate | Mapping[str, Any]
) -> models.MetricSource:
    """Change a qualifying event.

    The SQL, the time column and the mapping of unit ids must be sent each time; whether other fields that
    are left out are kept is not documented. Warehouse-native.

    Args:
        name: Name of the qualifying event.
        body: The qualifying event without its name.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.qualifying_events_update, name, body)


class QualifyingEventsResource(SyncResource):
    """The operations of ``client.qualifying_events``, without async."""

    create = qualifying_events_create
    delete = qualifying_events_delete
    get = qualifying_events_get
    list = qualifying_events_list
    update = qualifying_events_update


class RawQualifyingEventsResource(SyncResource):
    """The operations of ``client.raw.qualifying_events``, without async, which return each response undecoded."""

    create = raw(qualifying_events_create)
    delete = raw(qualifying_events_delete)
    get = raw(qualifying_events_get)
    list = raw_list(qualifying_events_list)
    update = raw(qualifying_events_update)
