"""Tables and queries of a warehouse, from which metrics are computed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, Verify, nothing, raw
from ..._pagination import Pages
from .. import models

METRIC_SOURCES_CREATE = Operation(
    "metric_sources_create",
    "POST",
    "/metrics/metric_source",
    "create",
    verify=Verify(path="/metrics/metric_source/{name}"),
)


async def metric_sources_create(
    api: Api, body: models.MetricSourceCreate | Mapping[str, Any]
) -> models.MetricSource:
    """Create a metric source.

    For warehouse-native projects. The name stands for the source in paths and cannot be changed later. With
    `dryRun` the server checks the source and stores nothing.

    Args:
        body: The new metric source.

    See https://docs.statsig.com/console-api/metrics
    """
    body = check_body(METRIC_SOURCES_CREATE, body, models.MetricSourceCreate)
    return await api.send(
        METRIC_SOURCES_CREATE, {}, body=body, decode=lambda answer: models.MetricSource.from_dict(answer.data)
    )


METRIC_SOURCES_DELETE = Operation(
    "metric_sources_delete", "DELETE", "/metrics/metric_source/{name}", "delete"
)


async def metric_sources_delete(api: Api, name: str) -> None:
    """Delete a metric source.

    What becomes of metrics that use it is not published; list them first.

    Args:
        name: Name of the metric source; it has no other id.

    See https://docs.statsig.com/console-api/metrics
    """
    return await api.send(METRIC_SOURCES_DELETE, {"name": name}, decode=nothing)


METRIC_SOURCES_GET = Operation(
    "metric_sources_get", "GET", "/metrics/metric_source/{name}", "read", reserved={"name": ("list",)}
)


async def metric_sources_get(api: Api, name: str) -> models.MetricSource:
    """Read a metric source.

    A source that is called `list` cannot be read, because its path is that of the list.

    Args:
        name: Name of the metric source; it has no other id.

    See https://docs.statsig.com/console-api/metrics
    """
    return await api.send(
        METRIC_SOURCES_GET, {"name": name}, decode=lambda answer: models.MetricSource.from_dict(answer.data)
    )


METRIC_SOURCES_LIST = Operation("metric_sources_list", "GET", "/metrics/metric_source/list", "read")


def metric_sources_list(
    api: Api, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.MetricSource]:
    """List metric sources.

    One page of the metric sources of the project. There are no filters.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/metrics
    """
    return Pages(api, METRIC_SOURCES_LIST, {}, {"limit": limit, "page": page}, models.MetricSource.from_dict)


METRIC_SOURCES_LIST_METRICS = Operation(
    "metric_sources_list_metrics", "GET", "/metrics/metric_source/{name}/metrics", "read"
)


def metric_sources_list_metrics(
    api: Api, name: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
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
    return Pages(
        api,
        METRIC_SOURCES_LIST_METRICS,
        {"name": name},
        {"limit": limit, "page": page},
        models.Metric.from_dict,
    )


METRIC_SOURCES_UPDATE = Operation("metric_sources_update", "POST", "/metrics/metric_source/{name}", "replace")


async def metric_sources_update(
    api: Api, name: str, body: models.MetricSourceUpdate | Mapping[str, Any]
) -> models.MetricSource:
    """Change a metric source.

    The query, the column with the time and the unit id types must be sent every time; a `name` in the body
    is refused with 400. What becomes of other fields that are left out is not published.

    Args:
        name: Name of the metric source; it has no other id.
        body: The metric source without its name.

    See https://docs.statsig.com/console-api/metrics
    """
    body = check_body(METRIC_SOURCES_UPDATE, body, models.MetricSourceUpdate)
    return await api.send(
        METRIC_SOURCES_UPDATE,
        {"name": name},
        body=body,
        decode=lambda answer: models.MetricSource.from_dict(answer.data),
    )


class MetricSourcesResource(Resource):
    """The operations of ``client.metric_sources``."""

    create = metric_sources_create
    delete = metric_sources_delete
    get = metric_sources_get
    list = metric_sources_list
    list_metrics = metric_sources_list_metrics
    update = metric_sources_update


class RawMetricSourcesResource(Resource):
    """The operations of ``client.raw.metric_sources``, which return each response undecoded, as a RawResponse."""

    create = raw(metric_sources_create)
    delete = raw(metric_sources_delete)
    get = raw(metric_sources_get)
    list = raw(metric_sources_list)
    list_metrics = raw(metric_sources_list_metrics)
    update = raw(metric_sources_update)
