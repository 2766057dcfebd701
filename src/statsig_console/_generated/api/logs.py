"""Log lines that applications sent recently, as in the Logs Explorer of the console."""

from __future__ import annotations

from ..._codec import UNSET, Unset
from ..._operation import Api, Operation, Resource, raw
from ..._pagination import CursorPages
from .. import models

LOGS_LIST = Operation("logs_list", "GET", "/logs", "read")


def logs_list(
    api: Api,
    *,
    query: str | Unset = UNSET,
    source: models.LogSource | Unset = UNSET,
    columns: str | Unset = UNSET,
    start_ts: int | Unset = UNSET,
    end_ts: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    after: str | Unset = UNSET,
) -> CursorPages[models.LogEntry]:
    """List recent logs, events or spans.

    Pages are not numbered: `next_cursor` in `pagination` goes into `after` to read on, while all else stays
    the same. Reading deeper than 100000 rows is refused with 400. With `columns` the answer repeats their
    ids beside `data`.

    Args:
        query: Filter in the syntax of the filter bar of the console. It must not begin with `#`.
        source: What to search; the server takes `logs` when it is not sent.
        columns: Ids of columns, joined by commas, that each row should have in its `fields`.
        start_ts: Earliest time, in ms since 1970; one hour before the latest time when it is not sent.
        end_ts: Latest time, in ms since 1970; now when it is not sent.
        limit: Number of rows on one page, 1 to 1000; the server takes 100 when it is not sent.
        after: Where to go on, exactly as `next_cursor` of the page before gave it.

    See https://docs.statsig.com/api-reference/logs/list-recent-events-for-the-logs-explorer
    """
    return CursorPages(
        api,
        LOGS_LIST,
        {},
        {
            "query": query,
            "source": source,
            "columns": columns,
            "start_ts": start_ts,
            "end_ts": end_ts,
            "limit": limit,
            "after": after,
        },
        models.LogEntry.from_dict,
    )


class LogsResource(Resource):
    """The operations of ``client.logs``."""

    list = logs_list


class RawLogsResource(Resource):
    """The operations of ``client.raw.logs``, which return each response undecoded, as a RawResponse."""

    list = raw(logs_list)
