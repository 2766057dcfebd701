"""Ingestions, which load events, metrics and exposures from a data warehouse every day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import ingestions as _async


def ingestions_compare_events(
    api: SyncResource,
    *,
    source_name: str | Unset = UNSET,
    event_name: str | Unset = UNSET,
    start_date: str,
    end_date: str,
) -> list[models.IngestionDayDeltas | models.IngestionEventDelta]:
    """Compare loaded events with the warehouse.

    Sets the number of events on both sides against each other, per day, source and event. The server
    answers a flat list or one that is grouped by day.

    Args:
        source_name: Name of the source.
        event_name: Name of the event; all of them when it is not sent.
        start_date: First day to look at, as `YYYY-MM-DD`.
        end_date: Last day to look at, as `YYYY-MM-DD`.

    See https://docs.statsig.com/console-api/ingestions
    """
    return api._call(
        _async.ingestions_compare_events,
        source_name=source_name,
        event_name=event_name,
        start_date=start_date,
        end_date=end_date,
    )


def ingestions_count_events(
    api: SyncResource,
    *,
    source_name: str | Unset = UNSET,
    event_name: str | Unset = UNSET,
    start_date: str,
    end_date: str,
) -> list[models.IngestionDayCounts | models.IngestionEventCount]:
    """Count the events that were loaded.

    Counts per day and event. The server answers a flat list or one that is grouped by day.

    Args:
        source_name: Name of the source.
        event_name: Name of the event; all of them when it is not sent.
        start_date: First day to look at, as `YYYY-MM-DD`.
        end_date: Last day to look at, as `YYYY-MM-DD`.

    See https://docs.statsig.com/console-api/ingestions
    """
    return api._call(
        _async.ingestions_count_events,
        source_name=source_name,
        event_name=event_name,
        start_date=start_date,
        end_date=end_date,
    )


def ingestions_create(
    api: SyncResource,
    body: models.IngestionEventsCreate
    | models.IngestionExposuresCreate
    | models.IngestionMetricsCreate
    | Mapping[str, Any],
) -> models.Ingestion:
    """Create an ingestion source.

    The name must be new, else the server answers 400. It answers 404 when the project has no connection to
    a warehouse of this kind. The fields of `column_mapping` depend on `dataset`.

    Args:
        body: The new source.

    See https://docs.statsig.com/console-api/ingestions
    """
    return api._call(_async.ingestions_create, body)


def ingestions_create_databricks_connection(
    api: SyncResource, body: models.DatabricksConnectionCreate | Mapping[str, Any]
) -> models.DatabricksConnection:
    """Connect a Databricks warehouse.

    The body holds secrets of the warehouse, and the answer was seen to repeat them. Whether a second call
    replaces the connection or adds one is not documented, and there is no call that reads it back.

    Args:
        body: How to reach the warehouse.

    See https://docs.statsig.com/console-api/ingestions
    """
    return api._call(_async.ingestions_create_databricks_connection, body)


def ingestions_delete(
    api: SyncResource,
    *,
    type: models.IngestionType,
    dataset: models.IngestionDataset,
    source_name: str | Unset = UNSET,
) -> models.Ingestion | None:
    """Delete an ingestion source.

    Ends the loading of this source. What becomes of rows already loaded is not documented.

    Args:
        type: Kind of warehouse that the source is in.
        dataset: What is loaded.
        source_name: Name of the source.

    See https://docs.statsig.com/console-api/ingestions
    """
    return api._call(_async.ingestions_delete, type=type, dataset=dataset, source_name=source_name)


def ingestions_get(
    api: SyncResource,
    *,
    type: models.IngestionType,
    dataset: models.IngestionDataset,
    source_name: str | Unset = UNSET,
) -> models.Ingestion:
    """Read an ingestion source.

    A source has no path of its own; kind of warehouse, dataset and name say which one is meant.

    Args:
        type: Kind of warehouse that the source is in.
        dataset: What is loaded.
        source_name: Name of the source.

    See https://docs.statsig.com/console-api/ingestions
    """
    return api._call(_async.ingestions_get, type=type, dataset=dataset, source_name=source_name)


def ingestions_get_run(api: SyncResource, id: str) -> models.IngestionRun:
    """Read a run of an ingestion.

    Shows every state the run went through, in total and for each source and day. States come youngest
    first.

    Args:
        id: Id of the run, which its `runID` holds.

    See https://docs.statsig.com/console-api/ingestions
    """
    return api._call(_async.ingestions_get_run, id)


def ingestions_get_schedule(
    api: SyncResource, *, dataset: models.IngestionDataset
) -> models.IngestionSchedule:
    """Read when a dataset is loaded.

    There is one schedule for each dataset, whatever the number of its sources.

    Args:
        dataset: What is loaded.

    See https://docs.statsig.com/console-api/ingestions
    """
    return api._call(_async.ingestions_get_schedule, dataset=dataset)


def ingestions_list_runs(api: SyncResource, *, page: int | Unset = UNSET) -> Pages[models.IngestionRun]:
    """List the runs of all ingestions.

    A page holds ten runs, the youngest first in the published answers. The answer does not say how many
    there are.

    Args:
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/ingestions
    """
    return api._pages(_async.ingestions_list_runs, page=page)


def ingestions_list_status(
    api: SyncResource,
    *,
    start_date: str,
    end_date: str,
    source: str | Unset = UNSET,
    dataset: models.IngestionDataset | Unset = UNSET,
    status: models.IngestionStatus | Unset = UNSET,
    statuses: models.IngestionStatus | Sequence[models.IngestionStatus] | Unset = UNSET,
) -> list[models.IngestionReport]:
    """List what ingestions reported.

    Answers everything between two days at once, as a bare list. It takes neither `page` nor `limit`,
    although its published answer is a page.

    Args:
        start_date: First day to report on, as `YYYY-MM-DD`.
        end_date: Last day to report on, as `YYYY-MM-DD`.
        source: Name of the source to report on; all of them when it is not sent.
        dataset: Dataset to report on; all of them when it is not sent.
        status: The one status to report.
        statuses: Several statuses to report. How it goes together with `status` is not documented.

    See https://docs.statsig.com/console-api/ingestions
    """
    return api._call(
        _async.ingestions_list_status,
        start_date=start_date,
        end_date=end_date,
        source=source,
        dataset=dataset,
        status=status,
        statuses=statuses,
    )


def ingestions_replace_schedule(
    api: SyncResource, body: models.IngestionScheduleReplacement | Mapping[str, Any]
) -> models.IngestionSchedule:
    """Set when a dataset is loaded.

    Loading takes place once a day at a full hour. Without an hour the server goes back to 10.

    Args:
        body: The new hour.

    See https://docs.statsig.com/console-api/ingestions
    """
    return api._call(_async.ingestions_replace_schedule, body)


def ingestions_start_backfill(
    api: SyncResource, body: models.IngestionBackfillRequest | Mapping[str, Any]
) -> models.IngestionBackfill:
    """Load past days again.

    Starts a run over the days from the first to the last one and answers its id, which `ingestions_get_run`
    takes. Each call starts another run.

    Args:
        body: What to load again.

    See https://docs.statsig.com/console-api/ingestions
    """
    return api._call(_async.ingestions_start_backfill, body)


def ingestions_update(
    api: SyncResource,
    body: models.IngestionEventsUpdate
    | models.IngestionExposuresUpdate
    | models.IngestionMetricsUpdate
    | Mapping[str, Any],
) -> models.Ingestion:
    """Change an ingestion source.

    `type`, `dataset` and `source_name` say which source is meant, the other fields what becomes of it. A
    `column_mapping` is sent whole.

    Args:
        body: The source that is meant, and what changes of it.

    See https://docs.statsig.com/console-api/ingestions
    """
    return api._call(_async.ingestions_update, body)


class IngestionsResource(SyncResource):
    """The operations of ``client.ingestions``, without async."""

    compare_events = ingestions_compare_events
    count_events = ingestions_count_events
    create = ingestions_create
    create_databricks_connection = ingestions_create_databricks_connection
    delete = ingestions_delete
    get = ingestions_get
    get_run = ingestions_get_run
    get_schedule = ingestions_get_schedule
    list_runs = ingestions_list_runs
    list_status = ingestions_list_status
    replace_schedule = ingestions_replace_schedule
    start_backfill = ingestions_start_backfill
    update = ingestions_update


class RawIngestionsResource(SyncResource):
    """The operations of ``client.raw.ingestions``, without async, which return each response undecoded."""

    compare_events = raw(ingestions_compare_events)
    count_events = raw(ingestions_count_events)
    create = raw(ingestions_create)
    create_databricks_connection = raw(ingestions_create_databricks_connection)
    delete = raw(ingestions_delete)
    get = raw(ingestions_get)
    get_run = raw(ingestions_get_run)
    get_schedule = raw(ingestions_get_schedule)
    list_runs = raw_list(ingestions_list_runs)
    list_status = raw(ingestions_list_status)
    replace_schedule = raw(ingestions_replace_schedule)
    start_backfill = raw(ingestions_start_backfill)
    update = raw(ingestions_update)
