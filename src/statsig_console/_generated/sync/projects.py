"""The project of the key, its company and its billed usage."""

from __future__ import annotations

from ..._blocking.groups import SyncResource, raw
from ..._codec import UNSET, Unset
from .. import models
from ..api import projects as _async


def projects_get(api: SyncResource) -> models.Project:
    """Read the project of the key.

    Gives the id only; the settings of the project have a call of their own.

    See https://docs.statsig.com/api-reference/project/get-project-info
    """
    return api._call(_async.projects_get)


def projects_get_company(api: SyncResource) -> models.Company:
    """Read the company of the project.

    Also tells whether the project is warehouse-native, on which some calls and fields depend.

    See https://docs.statsig.com/api-reference/company/get-company-info
    """
    return api._call(_async.projects_get_company)


def projects_get_usage_report(api: SyncResource, *, start: int | Unset = UNSET, end: int) -> str:
    """Read what the project is billed for as CSV.

    The lines stand below the header `Date,Event Type,Name,Sources,Daily Billable Events,Project`. A start
    before the project was made is refused with 400.

    Args:
        start: First time to count, in ms since 1970; what is taken when it is not sent is not documented.
        end: Last time to count, in ms since 1970; it must be after the start.

    See https://docs.statsig.com/console-api/usage-billing
    """
    return api._call(_async.projects_get_usage_report, start=start, end=end)


class ProjectsResource(SyncResource):
    """The operations of ``client.projects``, without async."""

    get = projects_get
    get_company = projects_get_company
    get_usage_report = projects_get_usage_report


class RawProjectsResource(SyncResource):
    """The operations of ``client.raw.projects``, without async, which return each response undecoded."""

    get = raw(projects_get)
    get_company = raw(projects_get_company)
    get_usage_report = raw(projects_get_usage_report)
