"""Release pipelines, which release a change of a gate or dynamic config in phases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import release_pipelines as _async


def release_pipelines_create(
    api: SyncResource, body: models.ReleasePipelineCreate | Mapping[str, Any]
) -> models.ReleasePipeline:
    """Create a release pipeline.

    The server makes the id. Nothing is released yet: a gate or dynamic config names the pipeline by
    `releasePipelineID`, and its next change sets the pipeline off.

    Args:
        body: The new release pipeline.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return api._call(_async.release_pipelines_create, body)


def release_pipelines_delete(api: SyncResource, id: str) -> None:
    """Delete a release pipeline.

    What becomes of gates and dynamic configs that name it is not documented.

    Args:
        id: Id of the release pipeline.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return api._call(_async.release_pipelines_delete, id)


def release_pipelines_get(api: SyncResource, id: str) -> models.ReleasePipeline:
    """Read a release pipeline.

    The phases come in the order in which they are carried out. Rollouts under way have a list of their own.

    Args:
        id: Id of the release pipeline.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return api._call(_async.release_pipelines_get, id)


def release_pipelines_list(
    api: SyncResource, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.ReleasePipeline]:
    """List the release pipelines.

    Gives each pipeline with all its phases. Real answers were seen without `pagination`.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return api._pages(_async.release_pipelines_list, limit=limit, page=page)


def release_pipelines_update(
    api: SyncResource, id: str, body: models.ReleasePipelineUpdate | Mapping[str, Any]
) -> models.ReleasePipeline:
    """Change a release pipeline.

    `phases` is one list: phases that are not in it are probably gone. Whether other fields that are left
    out stay is not published. The guide says that a pipeline cannot be changed during one of its rollouts.

    Args:
        id: Id of the release pipeline.
        body: The fields to change.

    See https://docs.statsig.com/console-api/release-pipelines
    """
    return api._call(_async.release_pipelines_update, id, body)


class ReleasePipelinesResource(SyncResource):
    """The operations of ``client.release_pipelines``, without async."""

    create = release_pipelines_create
    delete = release_pipelines_delete
    get = release_pipelines_get
    list = release_pipelines_list
    update = release_pipelines_update


class RawReleasePipelinesResource(SyncResource):
    """The operations of ``client.raw.release_pipelines``, without async, which return each response undecoded."""

    create = raw(release_pipelines_create)
    delete = raw(release_pipelines_delete)
    get = raw(release_pipelines_get)
    list = raw_list(release_pipelines_list)
    update = raw(release_pipelines_update)
