"""Alerts that watch metrics of the whole project and notify their subscribers when a value leaves its
limits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, nothing, raw
from ..._pagination import Pages
from .. import models

ALERTS_CREATE = Operation("alerts_create", "POST", "/alerts", "once")


async def alerts_create(api: Api, body: models.AlertCreate | Mapping[str, Any]) -> models.Alert:
    """Create an alert.

    Only the name is needed. Thresholds, window, condition, priority, owner and subscribers are not taken
    here; set them by an update afterwards. The server makes the id.

    Args:
        body: The new alert.

    See https://docs.statsig.com/console-api/alerts
    """
    body = check_body(ALERTS_CREATE, body, models.AlertCreate)
    return await api.send(
        ALERTS_CREATE, {}, body=body, decode=lambda answer: models.Alert.from_dict(answer.data)
    )


ALERTS_DELETE = Operation("alerts_delete", "DELETE", "/alerts/{id}", "delete")


async def alerts_delete(api: Api, id: str) -> None:
    """Delete an alert.

    To silence it for a while, mute it instead.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/alerts
    """
    return await api.send(ALERTS_DELETE, {"id": id}, decode=nothing)


ALERTS_GET = Operation("alerts_get", "GET", "/alerts/{id}", "read")


async def alerts_get(api: Api, id: str) -> models.Alert:
    """Read an alert.

    Tells more than the list does, namely its status, when it last went off and where it is muted.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/alerts
    """
    return await api.send(ALERTS_GET, {"id": id}, decode=lambda answer: models.Alert.from_dict(answer.data))


ALERTS_GET_EVENT = Operation("alerts_get_event", "GET", "/alerts/{id}/events/{eventId}", "read")


async def alerts_get_event(api: Api, id: str, event_id: str) -> models.AlertEvent:
    """Read one event of an alert.

    Gives the same fields as the list of events.

    Args:
        id: Id of the object, as its own `id` field gives it.
        event_id: Id of the event, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/alerts
    """
    return await api.send(
        ALERTS_GET_EVENT,
        {"id": id, "eventId": event_id},
        decode=lambda answer: models.AlertEvent.from_dict(answer.data),
    )


ALERTS_LIST = Operation("alerts_list", "GET", "/alerts", "read")


def alerts_list(
    api: Api,
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
    return Pages(
        api,
        ALERTS_LIST,
        {},
        {"creatorID": creator_id, "creatorName": creator_name, "tags": tags, "limit": limit, "page": page},
        models.Alert.from_dict,
    )


ALERTS_LIST_EVENTS = Operation("alerts_list_events", "GET", "/alerts/{id}/events", "read")


def alerts_list_events(
    api: Api, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
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
    return Pages(
        api, ALERTS_LIST_EVENTS, {"id": id}, {"limit": limit, "page": page}, models.AlertEvent.from_dict
    )


ALERTS_MUTE = Operation("alerts_mute", "POST", "/alerts/{id}/mute", "transition")


async def alerts_mute(
    api: Api, id: str, body: models.AlertMuting | Mapping[str, Any] | Unset = UNSET
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
    body = {} if body is UNSET else check_body(ALERTS_MUTE, body, models.AlertMuting)
    return await api.send(
        ALERTS_MUTE, {"id": id}, body=body, decode=lambda answer: models.Alert.from_dict(answer.data)
    )


ALERTS_UNMUTE = Operation("alerts_unmute", "POST", "/alerts/{id}/unmute", "transition")


async def alerts_unmute(
    api: Api, id: str, body: models.AlertUnmuting | Mapping[str, Any] | Unset = UNSET
) -> models.Alert:
    """Unmute an alert.

    Ends the muting of the groups in the body; without groups, that of the whole alert.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: What to hear again; an empty object means the whole alert.

    See https://docs.statsig.com/console-api/alerts
    """
    body = {} if body is UNSET else check_body(ALERTS_UNMUTE, body, models.AlertUnmuting)
    return await api.send(
        ALERTS_UNMUTE, {"id": id}, body=body, decode=lambda answer: models.Alert.from_dict(answer.data)
    )


ALERTS_UPDATE = Operation("alerts_update", "PATCH", "/alerts/{id}", "replace")


async def alerts_update(api: Api, id: str, body: models.AlertUpdate | Mapping[str, Any]) -> models.Alert:
    """Change some fields of an alert.

    Fields that are left out keep their value. An empty list empties the tags, metrics, groups or
    subscribers; each of these lists is replaced completely. Null empties the formula, the warning
    threshold, the team and the repeated notifications.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The fields to change.

    See https://docs.statsig.com/console-api/alerts
    """
    body = check_body(ALERTS_UPDATE, body, models.AlertUpdate)
    return await api.send(
        ALERTS_UPDATE, {"id": id}, body=body, decode=lambda answer: models.Alert.from_dict(answer.data)
    )


class AlertsResource(Resource):
    """The operations of ``client.alerts``."""

    create = alerts_create
    delete = alerts_delete
    get = alerts_get
    get_event = alerts_get_event
    list = alerts_list
    list_events = alerts_list_events
    mute = alerts_mute
    unmute = alerts_unmute
    update = alerts_update


class RawAlertsResource(Resource):
    """The operations of ``client.raw.alerts``, which return each response undecoded, as a RawResponse."""

    create = raw(alerts_create)
    delete = raw(alerts_delete)
    get = raw(alerts_get)
    get_event = raw(alerts_get_event)
    list = raw(alerts_list)
    list_events = raw(alerts_list_events)
    mute = raw(alerts_mute)
    unmute = raw(alerts_unmute)
    update = raw(alerts_update)
