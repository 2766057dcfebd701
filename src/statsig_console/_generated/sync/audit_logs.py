"""The audit log: who changed which object of the project, and when."""

from __future__ import annotations

from collections.abc import Sequence

from ..._blocking.groups import SyncResource, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import audit_logs as _async


def audit_logs_list(
    api: SyncResource,
    *,
    action_type: models.AuditLogActionType | Unset = UNSET,
    action_types: models.AuditLogActionType | Sequence[models.AuditLogActionType] | Unset = UNSET,
    start_date: str | Unset = UNSET,
    end_date: str | Unset = UNSET,
    tags: str | Sequence[str] | Unset = UNSET,
    id: str | Unset = UNSET,
    latest_id: str | Unset = UNSET,
    sort_key: models.AuditLogSortKey | Unset = UNSET,
    sort_order: models.AuditLogSortOrder | Unset = UNSET,
    limit: int | Unset = UNSET,
    page: int | Unset = UNSET,
) -> Pages[models.AuditLog]:
    """List changes made in the project.

    Each entry is one change by a user or a key. The links in `pagination` come without a scheme here, so
    count the pages instead of following them.

    Args:
        action_type: Kind of change to look for.
        action_types: Several kinds of change to look for.
        start_date: First day to look at, as `YYYY-MM-DD`.
        end_date: Last day to look at, as `YYYY-MM-DD`.
        tags: Tags to look for; whether one or all must match is not documented.
        id: Value to look for. In which field is not documented; a link made by the server held the name of
            a person.
        latest_id: Id of an entry; probably the one to go on from. What it does is not documented.
        sort_key: Field to sort by.
        sort_order: Direction of the sort.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/audit-logs
    """
    return api._pages(
        _async.audit_logs_list,
        action_type=action_type,
        action_types=action_types,
        start_date=start_date,
        end_date=end_date,
        tags=tags,
        id=id,
        latest_id=latest_id,
        sort_key=sort_key,
        sort_order=sort_order,
        limit=limit,
        page=page,
    )


class AuditLogsResource(SyncResource):
    """The operations of ``client.audit_logs``, without async."""

    list = audit_logs_list


class RawAuditLogsResource(SyncResource):
    """The operations of ``client.raw.audit_logs``, without async, which return each response undecoded."""

    list = raw_list(audit_logs_list)
