"""Dashboards with charts, headings and texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import dashboards as _async


def dashboards_add_widgets(
    api: SyncResource, id: str, body: models.DashboardWidgetsAddition | Mapping[str, Any]
) -> models.DashboardWidgetIds:
    """Add widgets to a dashboard.

    The widgets that are there stay. The answer holds the ids of the new ones; a request sent twice probably
    adds them twice.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The widgets to add.

    See https://docs.statsig.com/console-api/dashboards
    """
    return api._call(_async.dashboards_add_widgets, id, body)


def dashboards_create(
    api: SyncResource, body: models.DashboardCreate | Mapping[str, Any]
) -> models.CreatedDashboard:
    """Create a dashboard.

    Only the name is needed. The answer holds the id that the server made, and mostly the address of the
    dashboard.

    Args:
        body: The new dashboard.

    See https://docs.statsig.com/console-api/dashboards
    """
    return api._call(_async.dashboards_create, body)


def dashboards_get(api: SyncResource, id: str) -> models.Dashboard:
    """Read a dashboard.

    Widgets of a kind that the API cannot describe come as `unsupported` with a reason.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/dashboards
    """
    return api._call(_async.dashboards_get, id)


def dashboards_get_widget_results(
    api: SyncResource, id: str, widget_id: str, *, sampling_enabled: bool | Unset = UNSET
) -> models.DashboardWidgetResults:
    """Read the figures of a widget.

    Works for funnels only.

    Args:
        id: Id of the object, as its own `id` field gives it.
        widget_id: Id of the widget, as the dashboard gives it.
        sampling_enabled: Whether the funnel may be computed from a sample; the server takes true when it is not sent.

    See https://docs.statsig.com/console-api/dashboards
    """
    return api._call(_async.dashboards_get_widget_results, id, widget_id, sampling_enabled=sampling_enabled)


def dashboards_list(
    api: SyncResource, *, search: str | Unset = UNSET, limit: int | Unset = UNSET, page: int | Unset = UNSET
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
    return api._pages(_async.dashboards_list, search=search, limit=limit, page=page)


def dashboards_replace_widgets(
    api: SyncResource, id: str, body: models.DashboardWidgetsReplacement | Mapping[str, Any]
) -> models.DashboardWidgetIds:
    """Replace the widgets of a dashboard.

    All widgets that were there are gone afterwards. An empty list clears the dashboard.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: All widgets as they should be.

    See https://docs.statsig.com/console-api/dashboards
    """
    return api._call(_async.dashboards_replace_widgets, id, body)


class DashboardsResource(SyncResource):
    """The operations of ``client.dashboards``, without async."""

    add_widgets = dashboards_add_widgets
    create = dashboards_create
    get = dashboards_get
    get_widget_results = dashboards_get_widget_results
    list = dashboards_list
    replace_widgets = dashboards_replace_widgets


class RawDashboardsResource(SyncResource):
    """The operations of ``client.raw.dashboards``, without async, which return each response undecoded."""

    add_widgets = raw(dashboards_add_widgets)
    create = raw(dashboards_create)
    get = raw(dashboards_get)
    get_widget_results = raw(dashboards_get_widget_results)
    list = raw_list(dashboards_list)
    replace_widgets = raw(dashboards_replace_widgets)
