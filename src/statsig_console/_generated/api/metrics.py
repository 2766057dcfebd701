"""Metrics, which turn events or rows of a warehouse into one number per unit or day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..._codec import UNSET, Unset, each
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, Verify, nothing, raw
from ..._pagination import Pages
from .. import models

METRICS_CANCEL_ARCHIVE = Operation(
    "metrics_cancel_archive", "PUT", "/metrics/{id}/cancel_archive", "transition"
)


async def metrics_cancel_archive(api: Api, id: str) -> None:
    """Call off the scheduled archiving of a metric.

    Undoes `schedule_archive`. What happens when nothing is scheduled is not published.

    Args:
        id: Id of the metric: name and type joined by `::`. Blanks and slashes in it must be percent-
            encoded.

    See https://docs.statsig.com/console-api/metrics
    """
    return await api.send(METRICS_CANCEL_ARCHIVE, {"id": id}, decode=nothing)


METRICS_CREATE = Operation(
    "metrics_create", "POST", "/metrics", "create", verify=Verify(path="/metrics/{name}/{type}")
)


async def metrics_create(api: Api, body: models.MetricCreate | Mapping[str, Any]) -> models.Metric:
    """Create a metric.

    Name and type together make the id. Which other fields are needed depends on the type. With `dryRun` the
    server checks the definition and stores nothing.

    Args:
        body: The new metric.

    See https://docs.statsig.com/console-api/metrics
    """
    body = check_body(METRICS_CREATE, body, models.MetricCreate)
    return await api.send(
        METRICS_CREATE, {}, body=body, decode=lambda answer: models.Metric.from_dict(answer.data)
    )


METRICS_DELETE = Operation("metrics_delete", "DELETE", "/metrics/{id}", "delete")


async def metrics_delete(api: Api, id: str) -> None:
    """Delete a metric.

    There is no way back through the API; an archived metric can be brought back.

    Args:
        id: Id of the metric: name and type joined by `::`. Blanks and slashes in it must be percent-
            encoded.

    See https://docs.statsig.com/console-api/metrics
    """
    return await api.send(METRICS_DELETE, {"id": id}, decode=nothing)


METRICS_GET = Operation("metrics_get", "GET", "/metrics/{id}", "read", reserved={"id": ("list", "values")})


async def metrics_get(api: Api, id: str) -> models.Metric:
    """Read a metric.

    Gives the definition with the events and metrics that it is made from.

    Args:
        id: Id of the metric: name and type joined by `::`. Blanks and slashes in it must be percent-
            encoded.

    See https://docs.statsig.com/console-api/metrics
    """
    return await api.send(METRICS_GET, {"id": id}, decode=lambda answer: models.Metric.from_dict(answer.data))


METRICS_GET_BY_NAME = Operation(
    "metrics_get_by_name",
    "GET",
    "/metrics/{name}/{type}",
    "read",
    reserved={"name": ("metric_source",), "type": ("experiments", "sql")},
)


async def metrics_get_by_name(api: Api, name: str, type: str) -> models.Metric:
    """Read a metric by name and type.

    Another spelling of reading it by its id. The id is the two joined by `::`.

    Args:
        name: Name of the metric, the first part of its id.
        type: Type of the metric, the second part of its id.

    See https://docs.statsig.com/console-api/metrics
    """
    return await api.send(
        METRICS_GET_BY_NAME,
        {"name": name, "type": type},
        decode=lambda answer: models.Metric.from_dict(answer.data),
    )


METRICS_GET_SQL = Operation("metrics_get_sql", "GET", "/metrics/{id}/sql", "read")


async def metrics_get_sql(api: Api, id: str) -> list[models.MetricSql]:
    """Read the SQL of a metric.

    Gives one query per unit id type as a list, all at once.

    Args:
        id: Id of the metric: name and type joined by `::`. Blanks and slashes in it must be percent-
            encoded.

    See https://docs.statsig.com/console-api/metrics
    """
    return await api.send(
        METRICS_GET_SQL, {"id": id}, decode=lambda answer: each(models.MetricSql.from_dict, answer.data)
    )


METRICS_GET_VALUES = Operation("metrics_get_values", "GET", "/metrics", "read")


async def metrics_get_values(api: Api, *, id: str, date: str) -> list[models.MetricUnitValue]:
    """Read the values of one metric on one day.

    One value per unit id type, and one over all units called `overall`. All come at once; there is no
    `limit` or `page`. An unknown metric, or a day without data, is refused with 400.

    Args:
        id: Id of the metric in the form `name::type`.
        date: Day of the values, `YYYY-MM-DD`.

    See https://docs.statsig.com/console-api/metrics
    """
    return await api.send(
        METRICS_GET_VALUES,
        {},
        query={"id": id, "date": date},
        decode=lambda answer: each(models.MetricUnitValue.from_dict, answer.data),
    )


METRICS_LIST = Operation("metrics_list", "GET", "/metrics/list", "read")


def metrics_list(
    api: Api,
    *,
    show_hidden_metrics: bool | Unset = UNSET,
    tags: str | Sequence[str] | Unset = UNSET,
    filters: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
) -> Pages[models.Metric]:
    """List metrics.

    One page of the definitions of the project; the values have a list of their own.

    Args:
        show_hidden_metrics: Whether hidden metrics are listed too.
        tags: Only metrics with these tags; the ids are those that the list of tags gives.
        filters: Further filters as text. An object that filters by tags is mentioned; how it is written is not
            published.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/metrics
    """
    return Pages(
        api,
        METRICS_LIST,
        {},
        {
            "showHiddenMetrics": show_hidden_metrics,
            "tags": tags,
            "filters": filters,
            "limit": limit,
            "page": page,
        },
        models.Metric.from_dict,
    )


METRICS_LIST_EXPERIMENTS = Operation("metrics_list_experiments", "GET", "/metrics/{id}/experiments", "read")


def metrics_list_experiments(
    api: Api,
    id: str,
    *,
    layer_id: str | Unset = UNSET,
    id_type: str | Unset = UNSET,
    status: models.ExperimentStatus | Sequence[models.ExperimentStatus] | Unset = UNSET,
    tags: str | Sequence[str] | Unset = UNSET,
    team_id: str | Unset = UNSET,
    target_app_id: str | Unset = UNSET,
    creator_id: str | Unset = UNSET,
    creator_name: str | Unset = UNSET,
    created_start_date: str | Unset = UNSET,
    created_end_date: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
) -> Pages[models.Experiment]:
    """List the experiments that use a metric.

    Gives whole experiments and takes most filters of their own list.

    Args:
        id: Id of the metric: name and type joined by `::`. Blanks and slashes in it must be percent-
            encoded.
        layer_id: Only experiments of this layer.
        id_type: Only experiments on this unit id type.
        status: Only experiments in one of these states.
        tags: Only experiments with these tags.
        team_id: Only experiments of this team; Enterprise plans only.
        target_app_id: Only experiments of this target app.
        creator_id: Only experiments made by the user with this id.
        creator_name: Only experiments whose creator has this name.
        created_start_date: First day of creation, `YYYY-MM-DD`.
        created_end_date: Last day of creation, `YYYY-MM-DD`.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/metrics
    """
    return Pages(
        api,
        METRICS_LIST_EXPERIMENTS,
        {"id": id},
        {
            "layerID": layer_id,
            "idType": id_type,
            "status": status,
            "tags": tags,
            "teamID": team_id,
            "targetAppID": target_app_id,
            "creatorID": creator_id,
            "creatorName": creator_name,
            "createdStartDate": created_start_date,
            "createdEndDate": created_end_date,
            "limit": limit,
            "page": page,
        },
        models.Experiment.from_dict,
    )


METRICS_LIST_VALUES = Operation("metrics_list_values", "GET", "/metrics/values", "read")


def metrics_list_values(
    api: Api,
    *,
    date: str,
    metric_name: str | Unset = UNSET,
    metric_type: str | Unset = UNSET,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
) -> Pages[models.MetricValue]:
    """List the values of all metrics on one day.

    One entry per metric and unit id type. Name and type narrow the list down. The fields are spelled
    otherwise than in the values of a single metric.

    Args:
        date: Day of the values, `YYYY-MM-DD`.
        metric_name: Only values of metrics with this name.
        metric_type: Only values of metrics of this type.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/metrics
    """
    return Pages(
        api,
        METRICS_LIST_VALUES,
        {},
        {"date": date, "metricName": metric_name, "metricType": metric_type, "limit": limit, "page": page},
        models.MetricValue.from_dict,
    )


METRICS_RELOAD = Operation("metrics_reload", "POST", "/metrics/{id}/reload", "once")


async def metrics_reload(api: Api, id: str, *, incremental: bool | Unset = UNSET) -> None:
    """Load the data of a metric again.

    For warehouse-native projects. The answer names no job, so there is nothing to ask for progress.

    Args:
        id: Id of the metric: name and type joined by `::`. Blanks and slashes in it must be percent-
            encoded.
        incremental: Whether the reload is an incremental one.

    See https://docs.statsig.com/console-api/metrics
    """
    return await api.send(METRICS_RELOAD, {"id": id}, query={"incremental": incremental}, decode=nothing)


METRICS_SCHEDULE_ARCHIVE = Operation(
    "metrics_schedule_archive", "PUT", "/metrics/{id}/schedule_archive", "transition"
)


async def metrics_schedule_archive(api: Api, id: str) -> None:
    """Have a metric archived on the next day.

    Until then `cancel_archive` calls it off; afterwards `unarchive` brings the metric back.

    Args:
        id: Id of the metric: name and type joined by `::`. Blanks and slashes in it must be percent-
            encoded.

    See https://docs.statsig.com/console-api/metrics
    """
    return await api.send(METRICS_SCHEDULE_ARCHIVE, {"id": id}, decode=nothing)


METRICS_UNARCHIVE = Operation("metrics_unarchive", "PUT", "/metrics/{id}/unarchive", "transition")


async def metrics_unarchive(api: Api, id: str) -> None:
    """Bring back an archived metric.

    The answer is a message only; read the metric to see its state.

    Args:
        id: Id of the metric: name and type joined by `::`. Blanks and slashes in it must be percent-
            encoded.

    See https://docs.statsig.com/console-api/metrics
    """
    return await api.send(METRICS_UNARCHIVE, {"id": id}, decode=nothing)


METRICS_UPDATE = Operation(
    "metrics_update", "POST", "/metrics/{id}", "replace", reserved={"id": ("metric_source",)}
)


async def metrics_update(api: Api, id: str, body: models.MetricUpdate | Mapping[str, Any]) -> models.Metric:
    """Change some fields of a metric.

    No field is needed. The documentation gives `increase` as the initial `directionality` here as well, so
    send it along with every change of a metric that should decrease.

    Args:
        id: Id of the metric: name and type joined by `::`. Blanks and slashes in it must be percent-
            encoded.
        body: The fields to change.

    See https://docs.statsig.com/console-api/metrics
    """
    body = check_body(METRICS_UPDATE, body, models.MetricUpdate)
    return await api.send(
        METRICS_UPDATE, {"id": id}, body=body, decode=lambda answer: models.Metric.from_dict(answer.data)
    )


class MetricsResource(Resource):
    """The operations of ``client.metrics``."""

    cancel_archive = metrics_cancel_archive
    create = metrics_create
    delete = metrics_delete
    get = metrics_get
    get_by_name = metrics_get_by_name
    get_sql = metrics_get_sql
    get_values = metrics_get_values
    list = metrics_list
    list_experiments = metrics_list_experiments
    list_values = metrics_list_values
    reload = metrics_reload
    schedule_archive = metrics_schedule_archive
    unarchive = metrics_unarchive
    update = metrics_update


class RawMetricsResource(Resource):
    """The operations of ``client.raw.metrics``, which return each response undecoded, as a RawResponse."""

    cancel_archive = raw(metrics_cancel_archive)
    create = raw(metrics_create)
    delete = raw(metrics_delete)
    get = raw(metrics_get)
    get_by_name = raw(metrics_get_by_name)
    get_sql = raw(metrics_get_sql)
    get_values = raw(metrics_get_values)
    list = raw(metrics_list)
    list_experiments = raw(metrics_list_experiments)
    list_values = raw(metrics_list_values)
    reload = raw(metrics_reload)
    schedule_archive = raw(metrics_schedule_archive)
    unarchive = raw(metrics_unarchive)
    update = raw(metrics_update)
