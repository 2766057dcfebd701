"""The project of the key, its company and its billed usage."""

from __future__ import annotations

from ..._codec import UNSET, Unset
from ..._operation import Api, Operation, Resource, data, raw
from .. import models

PROJECTS_GET = Operation("projects_get", "GET", "/project", "read")


async def projects_get(api: Api) -> models.Project:
    """Read the project of the key.

    Gives the id only; the settings of the project have a call of their own.

    See https://docs.statsig.com/api-reference/project/get-project-info
    """
    return await api.send(PROJECTS_GET, {}, decode=lambda answer: models.Project.from_dict(answer.data))


PROJECTS_GET_COMPANY = Operation("projects_get_company", "GET", "/company", "read")


async def projects_get_company(api: Api) -> models.Company:
    """Read the company of the project.

    Also tells whether the project is warehouse-native, on which some calls and fields depend.

    See https://docs.statsig.com/api-reference/company/get-company-info
    """
    return await api.send(
        PROJECTS_GET_COMPANY, {}, decode=lambda answer: models.Company.from_dict(answer.data)
    )


PROJECTS_GET_USAGE_REPORT = Operation(
    "projects_get_usage_report", "GET", "/project/usage_billing/report", "read"
)


async def projects_get_usage_report(api: Api, *, start: int | Unset = UNSET, end: int) -> str:
    """Read what the project is billed for as CSV.

    The lines stand below the header `Date,Event Type,Name,Sources,Daily Billable Events,Project`. A start
    before the project was made is refused with 400.

    Args:
        start: First time to count, in ms since 1970; what is taken when it is not sent is not documented.
        end: Last time to count, in ms since 1970; it must be after the start.

    See https://docs.statsig.com/console-api/usage-billing
    """
    return await api.send(PROJECTS_GET_USAGE_REPORT, {}, query={"start": start, "end": end}, decode=data)


class ProjectsResource(Resource):
    """The operations of ``client.projects``."""

    get = projects_get
    get_company = projects_get_company
    get_usage_report = projects_get_usage_report


class RawProjectsResource(Resource):
    """The operations of ``client.raw.projects``, which return each response undecoded, as a RawResponse."""

    get = raw(projects_get)
    get_company = raw(projects_get_company)
    get_usage_report = raw(projects_get_usage_report)
