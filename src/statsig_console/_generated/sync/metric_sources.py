"""Tables and queries of a warehouse, from which metrics are computed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import metric_sources as _async


def metric_sources_create(
    api: SyncResource, body: models.MetricSourceCreate | Mapping[str, Any]
) -> models.MetricSource:
    """Create a metric source.

    For warehouse-native projects. The name stands for the source in paths and cannot be changed later. With
    `dryRun` the server checks the source and stores nothing.

    Args:
        body: The new metric source.

    See https://docs.statsig.com/console-api/metrics
    """
    return api._call(_async.metric_sources_create, body)


def metric_sources_delete(api: SyncResource, name: str) -> None:
    """Delete a metric source.

    What becomes of metrics that use it is not published; list them first.

    Args:
        name: Name of the metric source; it has no other id.

    See https://docs.statsig.com/console-api/metrics
    """
    return api._call(_async.metric_sources_delete, name)


def metric_sources_get(api: SyncResource, name: str) -> models.MetricSource:
    """Read a metric source.

    A source that is called `list` cannot be read, because its path is that of the list.

    Args:
        name: Name of the metric source; it has no other id.

    See https://docs.statsig.com/console-api/metrics
    """
    return api._call(_async.metric_sources_get, name)


def metric_sources_list(
    api: SyncResource, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.MetricSource]:
    """List metric sources.

    One page of the metric sources of the project. There are no filters.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/metrics
    """
    return api._pages(_async.metric_sources_list, limit=limit, page=page)


def metric_sources_list_metrics(
    api: SyncResource, name: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.Metric]:
    """List the metrics of a metric source.

    Gives whole metrics, as their own list does.

    Args:
        name: Name of the metric source; it has no other id.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/metrics
    """
    return api._pages(_async.metric_sources_list_metrics, name, limit=limit, page=page)


def metric_sources_update(
    api: SyncResource, name: str, body: models.MetricSourceUpdate | Mapping[str, Any]
) -> models.MetricSource:
    """Change a metric source.

    The query, the column with the time and the unit id types must be sent every time; a `name` in the body
    is refused with 400. What becomes of other fields that are left out is not published.

    Args:
        name: Name of the metric source; it has no other id.
        body: The metric source without its name.

    See https://docs.statsig.com/console-api/metrics
    """
    return api._call(_async.metric_sources_update, name, body)


class MetricSourcesResource(SyncResource):
    """The operations of ``client.metric_sources``, without async."""

    create = metric_sources_create
    delete = metric_sources_delete
    get = metric_sources_get
    list = metric_sources_list
    list_metrics = metric_sources_list_metrics
    update = metric_sources_update


class RawMetricSourcesResource(SyncResource):
    """The operations of ``client.raw.metric_sources``, without async, which return each response undecoded."""

    create = raw(metric_sources_create)
    delete = raw(metric_sources_delete)
    get = raw(metric_sources_get)
    list = raw_list(metric_sources_list)
    list_metrics = raw_list(metric_sources_list_metrics)
    update = raw(metric_sources_update)
