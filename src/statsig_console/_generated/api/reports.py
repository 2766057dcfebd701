"""Reports: files with the exposures or results of the whole project for one day."""

from __future__ import annotations

from ..._codec import each
from ..._operation import Api, Operation, Resource, raw
from .. import models

REPORTS_GET = Operation("reports_get", "GET", "/reports", "read")


async def reports_get(api: Api, *, type: models.ReportType, date: str) -> list[models.Report] | models.Report:
    """Get the link to the report of one day.

    For Enterprise contracts for which it was turned on. A report is meant to be there at 10 in the morning
    of US Pacific time but may be late; one that is not there is answered with 400.

    Args:
        type: Kind of report.
        date: Day of the report, as `YYYY-MM-DD`.

    See https://docs.statsig.com/console-api/daily-reports
    """
    return await api.send(
        REPORTS_GET,
        {},
        query={"type": type, "date": date},
        decode=lambda answer: each(models.Report.from_dict, models.Report.from_dict(answer.data)),
    )


class ReportsResource(Resource):
    """The operations of ``client.reports``."""

    get = reports_get


class RawReportsResource(Resource):
    """The operations of ``client.raw.reports``, which return each response undecoded, as a RawResponse."""

    get = raw(reports_get)
