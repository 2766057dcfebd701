"""SQL sources that say which unit was in which group of which experiment. For warehouse-native projects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, Verify, nothing, raw
from ..._pagination import Pages
from .. import models

ASSIGNMENT_SOURCES_CREATE = Operation(
    "assignment_sources_create",
    "POST",
    "/experiments/assignment_sources",
    "create",
    verify=Verify(list="/experiments/assignment_sources"),
)


async def assignment_sources_create(
    api: Api, body: models.AssignmentSourceCreate | Mapping[str, Any]
) -> models.AssignmentSource:
    """Create an assignment source.

    The name identifies the source from then on. Send `dryRun` to have the inputs checked only. Warehouse-
    native.

    Args:
        body: The new source.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(ASSIGNMENT_SOURCES_CREATE, body, models.AssignmentSourceCreate)
    return await api.send(
        ASSIGNMENT_SOURCES_CREATE,
        {},
        body=body,
        decode=lambda answer: models.AssignmentSource.from_dict(answer.data),
    )


ASSIGNMENT_SOURCES_DELETE = Operation(
    "assignment_sources_delete", "DELETE", "/experiments/assignment_source/{name}", "delete"
)


async def assignment_sources_delete(api: Api, name: str) -> None:
    """Delete an assignment source.

    What becomes of experiments that read it is not documented. Warehouse-native.

    Args:
        name: Name of the assignment source.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(ASSIGNMENT_SOURCES_DELETE, {"name": name}, decode=nothing)


ASSIGNMENT_SOURCES_LIST = Operation(
    "assignment_sources_list", "GET", "/experiments/assignment_sources", "read"
)


def assignment_sources_list(
    api: Api, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.AssignmentSource]:
    """List assignment sources.

    No call reads a single source, so this list is the way to see one. Warehouse-native.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/experiments
    """
    return Pages(
        api, ASSIGNMENT_SOURCES_LIST, {}, {"limit": limit, "page": page}, models.AssignmentSource.from_dict
    )


ASSIGNMENT_SOURCES_REPLACE = Operation(
    "assignment_sources_replace", "POST", "/experiments/assignment_source/{name}", "replace"
)


async def assignment_sources_replace(
    api: Api, name: str, body: models.AssignmentSourceReplacement | Mapping[str, Any]
) -> models.AssignmentSource:
    """Replace an assignment source.

    The way to change the SQL, which must be sent with all columns. Whether other fields that are left out
    are kept is not documented. Warehouse-native.

    Args:
        name: Name of the assignment source.
        body: The source as it should be.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(ASSIGNMENT_SOURCES_REPLACE, body, models.AssignmentSourceReplacement)
    return await api.send(
        ASSIGNMENT_SOURCES_REPLACE,
        {"name": name},
        body=body,
        decode=lambda answer: models.AssignmentSource.from_dict(answer.data),
    )


ASSIGNMENT_SOURCES_UPDATE = Operation(
    "assignment_sources_update", "PATCH", "/experiments/assignment_source/{name}", "replace"
)


async def assignment_sources_update(
    api: Api, name: str, body: models.AssignmentSourceUpdate | Mapping[str, Any]
) -> models.AssignmentSource:
    """Change fields of an assignment source.

    Fields that are left out stay as they are. The SQL cannot be changed here; a body that has `sql` is
    refused with 400. Warehouse-native.

    Args:
        name: Name of the assignment source.
        body: The fields to change.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(ASSIGNMENT_SOURCES_UPDATE, body, models.AssignmentSourceUpdate)
    return await api.send(
        ASSIGNMENT_SOURCES_UPDATE,
        {"name": name},
        body=body,
        decode=lambda answer: models.AssignmentSource.from_dict(answer.data),
    )


class AssignmentSourcesResource(Resource):
    """The operations of ``client.assignment_sources``."""

    create = assignment_sources_create
    delete = assignment_sources_delete
    list = assignment_sources_list
    replace = assignment_sources_replace
    update = assignment_sources_update


class RawAssignmentSourcesResource(Resource):
    """The operations of ``client.raw.assignment_sources``, which return each response undecoded, as a RawResponse."""

    create = raw(assignment_sources_create)
    delete = raw(assignment_sources_delete)
    list = raw(assignment_sources_list)
    replace = raw(assignment_sources_replace)
    update = raw(assignment_sources_update)
