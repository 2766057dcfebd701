"""Alerts that watch metrics of the whole project and notify their subscribers when a value leaves its
limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import alerts as _async


def alerts_create(api: SyncResource, body: models.AlertCreate | Mapping[str, Any]) -> models.Alert:
    """Create an alert.

    Only the name is needed. Thresholds, window, condition, priority, owner and subscribers are not taken
    here; set them by an update afterwards. The server makes the id.

    Args:
        body: The new alert.

    See https://docs.statsig.com/console-api/alerts
    """
    return api._call(_async.alerts_create, body)


def alerts_delete(api: SyncResource, id: str) -> None:
    """Delete an alert.

    To silence it for a while, mute it instead.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/alerts
    """
    return api._call(_async.alerts_delete, id)


def alerts_get(api: SyncResource, id: str) -> models.Alert:
    """Read an alert.

    Tells more than the list does, namely its status, when it last went off and where it is muted.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/alerts
    """
    return api._call(_async.alerts_get, id)


def alerts_get_event(api: SyncResource, id: str, event_id: str) -> models.AlertEvent:
    """Read one event of an alert.

    Gives the same fields as the list of events.

    Args:
        id: Id of the object, as its own `id` field gives it.
        event_id: Id of the event, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/alerts
    """
    return api._call(_async.alerts_get_event, id, event_id)


def alerts_list(
    api: SyncResource,
    *,
    creator_id: str | Unset = UNSET,
    creator_name: str | Unset = UNSET,
    tags: str | Sequence[str] | Unset = UNSET,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
) -> Pages[models.Alert]:
    """List alerts.

    One page of the topline alerts of the project. The filters come from an earlier edition of the
    documentation; the newest one names `limit` and `page` only. Status and muting are not part of a list;
    read a single alert for them.

    Args:
        creator_id: Only those created by the user with this id.
        creator_name: Only those whose creator has this display name.
        tags: Only those with these tags, given by name.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/alerts
    """
    return api._pages(
        _async.alerts_list,
        creator_id=creator_id,
        creator_name=creator_name,
        tags=tags,
        limit=limit,
        page=page,
    )


def alerts_list_events(
    api: SyncResource, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.AlertEvent]:
    """List the events of an alert.

    One page of what the alert has reported so far; the order is not published.

    Args:
        id: Id of the object, as its own `id` field gives it.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/alerts
    """
    return api._pages(_async.alerts_list_events, id, limit=limit, page=page)


def alerts_mute(
    api: SyncResource, id: str, body: models.AlertMuting | Mapping[str, Any] | Unset = UNSET
) -> models.Alert:
    """Mute an alert.

    Silences the alert or some of its groups for a time or until it is unmuted. A muting of the same groups
    is overwritten. Give `indefinite` or `durationSeconds`; what the server makes of neither is not
    published.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: What to silence and for how long.

    See https://docs.statsig.com/console-api/alerts
    """
    return api._call(_async.alerts_mute, id, body)


def alerts_unmute(
    api: SyncResource, id: str, body: models.AlertUnmuting | Mapping[str, Any] | Unset = UNSET
) -> models.Alert:
    """Unmute an alert.

    Ends the muting of the groups in the body; without groups, that of the whole alert.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: What to hear again; an empty object means the whole alert.

    See https://docs.statsig.com/console-api/alerts
    """
    return api._call(_async.alerts_unmute, id, body)


def alerts_update(api: SyncResource, id: str, body: models.AlertUpdate | Mapping[str, Any]) -> models.Alert:
    """Change some fields of an alert.

    Fields that are left out keep their value. An empty list empties the tags, metrics, groups or
    subscribers; each of these lists is replaced completely. Null empties the formula, the warning
    threshold, the team and the repeated notifications.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The fields to change.

    See https://docs.statsig.com/console-api/alerts
    """
    return api._call(_async.alerts_update, id, body)


class AlertsResource(SyncResource):
    """The operations of ``client.alerts``, without async."""

    create = alerts_create
    delete = alerts_delete
    get = alerts_get
    get_event = alerts_get_event
    list = alerts_list
    list_events = alerts_list_events
    mute = alerts_mute
    unmute = alerts_unmute
    update = alerts_update


class RawAlertsResource(SyncResource):
    """The operations of ``client.raw.alerts``, without async, which return each response undecoded."""

    create = raw(alerts_create)
    delete = raw(alerts_delete)
    get = raw(alerts_get)
    get_event = raw(alerts_get_event)
    list = raw_list(alerts_list)
    list_events = raw_list(alerts_list_events)
    mute = raw(alerts_mute)
    unmute = raw(alerts_unmute)
    update = raw(alerts_update)
