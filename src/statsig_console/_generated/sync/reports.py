"""Reports: files with the exposures or results of the whole project for one day."""

from __future__ import annotations

from ..._blocking.groups import SyncResource, raw
from .. import models
from ..api import reports as _async


def reports_get(
    api: SyncResource, *, type: models.ReportType, date: str
) -> list[models.Report] | models.Report:
    """Get the link to the report of one day.

    For Enterprise contracts for which it was turned on. A report is meant to be there at 10 in the morning
    of US Pacific time but may be late; one that is not there is answered with 400.

    Args:
        type: Kind of report.
        date: Day of the report, as `YYYY-MM-DD`.

    See https://docs.statsig.com/console-api/daily-reports
    """
    return api._call(_async.reports_get, type=type, date=date)


class ReportsResource(SyncResource):
    """The operations of ``client.reports``, without async."""

    get = reports_get


class RawReportsResource(SyncResource):
    """The operations of ``client.raw.reports``, without async, which return each response undecoded."""

    get = raw(reports_get)
