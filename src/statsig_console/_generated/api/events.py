"""Events that applications log through the SDKs. Metrics are computed from them."""

from __future__ import annotations

from ..._codec import UNSET, Unset
from ..._operation import Api, Operation, Resource, raw
from ..._pagination import Pages
from .. import models

EVENTS_LIST = Operation("events_list", "GET", "/events", "read")


def events_list(
    api: Api, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
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
    return Pages(api, EVENTS_LIST, {}, {"limit": limit, "page": page}, models.LoggedEvent.from_dict)


EVENTS_LIST_BY_NAME = Operation("events_list_by_name", "GET", "/events/{eventName}", "read")


def events_list_by_name(
    api: Api, event_name: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
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
    return Pages(
        api,
        EVENTS_LIST_BY_NAME,
        {"eventName": event_name},
        {"limit": limit, "page": page},
        models.LoggedEvent.from_dict,
    )


EVENTS_LIST_METRICS = Operation("events_list_metrics", "GET", "/events/{eventName}/metrics", "read")


def events_list_metrics(
    api: Api, event_name: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
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
    return Pages(
        api,
        EVENTS_LIST_METRICS,
        {"eventName": event_name},
        {"limit": limit, "page": page},
        models.Metric.from_dict,
    )


class EventsResource(Resource):
    """The operations of ``client.events``."""

    list = events_list
    list_by_name = events_list_by_name
    list_metrics = events_list_metrics


class RawEventsResource(Resource):
    """The operations of ``client.raw.events``, which return each response undecoded, as a RawResponse."""

    list = raw(events_list)
    list_by_name = raw(events_list_by_name)
    list_metrics = raw(events_list_metrics)
