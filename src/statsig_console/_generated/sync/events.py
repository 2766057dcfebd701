"""Events that applications log through the SDKs. Metrics are computed from them."""

from __future__ import annotations

from ..._blocking.groups import SyncResource, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import events as _async


def events_list(
    api: SyncResource, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.LoggedEvent]:
    """List logged events.

    One page of single events of all names. `totalItems` looks like a cap (1000 was seen), so this is
    probably a recent sample and not the whole log.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/events
    """
    return api._pages(_async.events_list, limit=limit, page=page)


def events_list_by_name(
    api: SyncResource, event_name: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.LoggedEvent]:
    """List logged events of one name.

    One page of single events with this name. `totalItems` looks like a cap here, too (100 was seen).

    Args:
        event_name: Name of the event as it was logged.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/events
    """
    return api._pages(_async.events_list_by_name, event_name, limit=limit, page=page)


def events_list_metrics(
    api: SyncResource, event_name: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.Metric]:
    """List the metrics computed from an event.

    One page of the metrics that use events with this name. The published example lists funnels that reach
    the event through another metric as well.

    Args:
        event_name: Name of the event as it was logged.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/events
    """
    return api._pages(_async.events_list_metrics, event_name, limit=limit, page=page)


class EventsResource(SyncResource):
    """The operations of ``client.events``, without async."""

    list = events_list
    list_by_name = events_list_by_name
    list_metrics = events_list_metrics


class RawEventsResource(SyncResource):
    """The operations of ``client.raw.events``, without async, which return each response undecoded."""

    list = raw_list(events_list)
    list_by_name = raw_list(events_list_by_name)
    list_metrics = raw_list(events_list_metrics)
