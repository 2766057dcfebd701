"""Release pipelines, which release a change of a gate or dynamic config in phases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, Verify, nothing, raw
from ..._pagination import Pages
from .. import checked, models

RELEASE_PIPELINES_CREATE = Operation(
    "release_pipelines_create",
    "POST",
    "/release_pipelines",
    "create",
    verify=Verify(list="/release_pipelines"),
)


async def release_pipelines_create(
    api: Api, body: models.ReleasePipelineCreate | Mapping[str, Any]
) -> models.ReleasePipeline:
    """Create a release pipeline.

    The server makes the id. Nothing is released yet: a gate or dynamic config names the pipeline by
    `releasePipelineID`, and its next change sets the pipeline off.

    Args:
        body: The new release pipeline.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    body = check_body(RELEASE_PIPELINES_CREATE, body, models.ReleasePipelineCreate)
    return await api.send(
        RELEASE_PIPELINES_CREATE,
        {},
        body=checked(RELEASE_PIPELINES_CREATE, body, "phases.rules.conditions"),
        decode=lambda answer: models.ReleasePipeline.from_dict(answer.data),
    )


RELEASE_PIPELINES_DELETE = Operation(
    "release_pipelines_delete", "DELETE", "/release_pipelines/{id}", "delete"
)


async def release_pipelines_delete(api: Api, id: str) -> None:
    """Delete a release pipeline.

    What becomes of gates and dynamic configs that name it is not documented.

    Args:
        id: Id of the release pipeline.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return await api.send(RELEASE_PIPELINES_DELETE, {"id": id}, decode=nothing)


RELEASE_PIPELINES_GET = Operation("release_pipelines_get", "GET", "/release_pipelines/{id}", "read")


async def release_pipelines_get(api: Api, id: str) -> models.ReleasePipeline:
    """Read a release pipeline.

    The phases come in the order in which they are carried out. Rollouts under way have a list of their own.

    Args:
        id: Id of the release pipeline.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return await api.send(
        RELEASE_PIPELINES_GET, {"id": id}, decode=lambda answer: models.ReleasePipeline.from_dict(answer.data)
    )


RELEASE_PIPELINES_LIST = Operation("release_pipelines_list", "GET", "/release_pipelines", "read")


def release_pipelines_list(
    api: Api, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.ReleasePipeline]:
    """List the release pipelines.

    Gives each pipeline with all its phases. Real answers were seen without `pagination`.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return Pages(
        api, RELEASE_PIPELINES_LIST, {}, {"limit": limit, "page": page}, models.ReleasePipeline.from_dict
    )


RELEASE_PIPELINES_UPDATE = Operation("release_pipelines_update", "POST", "/release_pipelines/{id}", "replace")


async def release_pipelines_update(
    api: Api, id: str, body: models.ReleasePipelineUpdate | Mapping[str, Any]
) -> models.ReleasePipeline:
    """Change a release pipeline.

    `phases` is one list: phases that are not in it are probably gone. Whether other fields that are left
    out stay is not published. The guide says that a pipeline cannot be changed during one of its rollouts.

    Args:
        id: Id of the release pipeline.
        body: The fields to change.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    body = check_body(RELEASE_PIPELINES_UPDATE, body, models.ReleasePipelineUpdate)
    return await api.send(
        RELEASE_PIPELINES_UPDATE,
        {"id": id},
        body=checked(RELEASE_PIPELINES_UPDATE, body, "phases.rules.conditions"),
        decode=lambda answer: models.ReleasePipeline.from_dict(answer.data),
    )


class ReleasePipelinesResource(Resource):
    """The operations of ``client.release_pipelines``."""

    create = release_pipelines_create
    delete = release_pipelines_delete
    get = release_pipelines_get
    list = release_pipelines_list
    update = release_pipelines_update


class RawReleasePipelinesResource(Resource):
    """The operations of ``client.raw.release_pipelines``, which return each response undecoded, as a RawResponse."""

    create = raw(release_pipelines_create)
    delete = raw(release_pipelines_delete)
    get = raw(release_pipelines_get)
    list = raw(release_pipelines_list)
    update = raw(release_pipelines_update)
