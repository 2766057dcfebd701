"""Dashboards with charts, headings and texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, raw
from ..._pagination import Pages
from .. import models

DASHBOARDS_ADD_WIDGETS = Operation("dashboards_add_widgets", "POST", "/dashboards/{id}/widgets", "once")


async def dashboards_add_widgets(
    api: Api, id: str, body: models.DashboardWidgetsAddition | Mapping[str, Any]
) -> models.DashboardWidgetIds:
    """Add widgets to a dashboard.

    The widgets that are there stay. The answer holds the ids of the new ones; a request sent twice probably
    adds them twice.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The widgets to add.

    See https://docs.statsig.com/console-api/dashboards
    """
    body = check_body(DASHBOARDS_ADD_WIDGETS, body, models.DashboardWidgetsAddition)
    return await api.send(
        DASHBOARDS_ADD_WIDGETS,
        {"id": id},
        body=body,
        decode=lambda answer: models.DashboardWidgetIds.from_dict(answer.data),
    )


DASHBOARDS_CREATE = Operation("dashboards_create", "POST", "/dashboards", "once")


async def dashboards_create(
    api: Api, body: models.DashboardCreate | Mapping[str, Any]
) -> models.CreatedDashboard:
    """Create a dashboard.

    Only the name is needed. The answer holds the id that the server made, and mostly the address of the
    dashboard.

    Args:
        body: The new dashboard.

    See https://docs.statsig.com/console-api/dashboards
    """
    body = check_body(DASHBOARDS_CREATE, body, models.DashboardCreate)
    return await api.send(
        DASHBOARDS_CREATE, {}, body=body, decode=lambda answer: models.CreatedDashboard.from_dict(answer.data)
    )


DASHBOARDS_GET = Operation("dashboards_get", "GET", "/dashboards/{id}", "read")


async def dashboards_get(api: Api, id: str) -> models.Dashboard:
    """Read a dashboard.

    Widgets of a kind that the API cannot describe come as `unsupported` with a reason.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/dashboards
    """
    return await api.send(
        DASHBOARDS_GET, {"id": id}, decode=lambda answer: models.Dashboard.from_dict(answer.data)
    )


DASHBOARDS_GET_WIDGET_RESULTS = Operation(
    "dashboards_get_widget_results", "GET", "/dashboards/{id}/widgets/{widgetId}/results", "read"
)


async def dashboards_get_widget_results(
    api: Api, id: str, widget_id: str, *, sampling_enabled: bool | Unset = UNSET
) -> models.DashboardWidgetResults:
    """Read the figures of a widget.

    Works for funnels only.

    Args:
        id: Id of the object, as its own `id` field gives it.
        widget_id: Id of the widget, as the dashboard gives it.
        sampling_enabled: Whether the funnel may be computed from a sample; the server takes true when it is not sent.

    See https://docs.statsig.com/console-api/dashboards
    """
    return await api.send(
        DASHBOARDS_GET_WIDGET_RESULTS,
        {"id": id, "widgetId": widget_id},
        query={"sampling_enabled": sampling_enabled},
        decode=lambda answer: models.DashboardWidgetResults.from_dict(answer.data),
    )


DASHBOARDS_LIST = Operation("dashboards_list", "GET", "/dashboards", "read")


def dashboards_list(
    api: Api, *, search: str | Unset = UNSET, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.DashboardSummary]:
    """List dashboards.

    One page of the dashboards of the project. The widgets are counted only; they come with a single
    dashboard.

    Args:
        search: Only those whose name contains this text of 1 character or more.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/dashboards
    """
    return Pages(
        api,
        DASHBOARDS_LIST,
        {},
        {"search": search, "limit": limit, "page": page},
        models.DashboardSummary.from_dict,
    )


DASHBOARDS_REPLACE_WIDGETS = Operation(
    "dashboards_replace_widgets", "PUT", "/dashboards/{id}/widgets", "replace"
)


async def dashboards_replace_widgets(
    api: Api, id: str, body: models.DashboardWidgetsReplacement | Mapping[str, Any]
) -> models.DashboardWidgetIds:
    """Replace the widgets of a dashboard.

    All widgets that were there are gone afterwards. An empty list clears the dashboard.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: All widgets as they should be.

    See https://docs.statsig.com/console-api/dashboards
    """
    body = check_body(DASHBOARDS_REPLACE_WIDGETS, body, models.DashboardWidgetsReplacement)
    return await api.send(
        DASHBOARDS_REPLACE_WIDGETS,
        {"id": id},
        body=body,
        decode=lambda answer: models.DashboardWidgetIds.from_dict(answer.data),
    )


class DashboardsResource(Resource):
    """The operations of ``client.dashboards``."""

    add_widgets = dashboards_add_widgets
    create = dashboards_create
    get = dashboards_get
    get_widget_results = dashboards_get_widget_results
    list = dashboards_list
    replace_widgets = dashboards_replace_widgets


class RawDashboardsResource(Resource):
    """The operations of ``client.raw.dashboards``, which return each response undecoded, as a RawResponse."""

    add_widgets = raw(dashboards_add_widgets)
    create = raw(dashboards_create)
    get = raw(dashboards_get)
    get_widget_results = raw(dashboards_get_widget_results)
    list = raw(dashboards_list)
    replace_widgets = raw(dashboards_replace_widgets)
