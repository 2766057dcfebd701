"""SQL sources that say which unit was in which group of which experiment. For warehouse-native projects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import assignment_sources as _async


def assignment_sources_create(
    api: SyncResource, body: models.AssignmentSourceCreate | Mapping[str, Any]
) -> models.AssignmentSource:
    """Create an assignment source.

    The name identifies the source from then on. Send `dryRun` to have the inputs checked only. Warehouse-
    native.

    Args:
        body: The new source.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.assignment_sources_create, body)


def assignment_sources_delete(api: SyncResource, name: str) -> None:
    """Delete an assignment source.

    What becomes of experiments that read it is not documented. Warehouse-native.

    Args:
        name: Name of the assignment source.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.assignment_sources_delete, name)


def assignment_sources_list(
    api: SyncResource, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.AssignmentSource]:
    """List assignment sources.

    No call reads a single source, so this list is the way to see one. Warehouse-native.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._pages(_async.assignment_sources_list, limit=limit, page=page)


def assignment_sources_replace(
    api: SyncResource, name: str, body: models.AssignmentSourceReplacement | Mapping[str, Any]
) -> models.AssignmentSource:
    """Replace an assignment source.

    The way to change the SQL, which must be sent with all columns. Whether other fields that are left out
    are kept is not documented. Warehouse-native.

    Args:
        name: Name of the assignment source.
        body: The source as it should be.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.assignment_sources_replace, name, body)


def assignment_sources_update(
    api: SyncResource, name: str, body: models.AssignmentSourceUpdate | Mapping[str, Any]
) -> models.AssignmentSource:
    """Change fields of an assignment source.

    Fields that are left out stay as they are. The SQL cannot be changed here; a body that has `sql` is
    refused with 400. Warehouse-native.

    Args:
        name: Name of the assignment source.
        body: The fields to change.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.assignment_sources_update, name, body)


class AssignmentSourcesResource(SyncResource):
    """The operations of ``client.assignment_sources``, without async."""

    create = assignment_sources_create
    delete = assignment_sources_delete
    list = assignment_sources_list
    replace = assignment_sources_replace
    update = assignment_sources_update


class RawAssignmentSourcesResource(SyncResource):
    """The operations of ``client.raw.assignment_sources``, without async, which return each response undecoded."""

    create = raw(assignment_sources_create)
    delete = raw(assignment_sources_delete)
    list = raw_list(assignment_sources_list)
    replace = raw(assignment_sources_replace)
    update = raw(assignment_sources_update)
