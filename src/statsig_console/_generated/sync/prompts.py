"""Prompts: versions of texts and settings for language models, which can be evaluated. The console calls
them AI Configs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import prompts as _async


def prompts_create(api: SyncResource, body: models.PromptCreate | Mapping[str, Any]) -> models.Prompt:
    """Create a prompt.

    Only the name is needed. The prompt is created without a text; create a version for that.

    Args:
        body: The new prompt.

    See https://docs.statsig.com/console-api/prompts
    """
    return api._call(_async.prompts_create, body)


def prompts_create_version(
    api: SyncResource, id: str, body: models.PromptVersionCreate | Mapping[str, Any]
) -> models.PromptVersion:
    """Create a version of a prompt.

    Only the name is needed. The answer repeats the version as it was sent; keep its id, since no documented
    operation lists versions.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The new version.

    See https://docs.statsig.com/console-api/prompts
    """
    return api._call(_async.prompts_create_version, id, body)


def prompts_delete(api: SyncResource, id: str) -> None:
    """Delete a prompt.

    What becomes of its versions is not published.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/prompts
    """
    return api._call(_async.prompts_delete, id)


def prompts_get(api: SyncResource, id: str) -> models.Prompt:
    """Read a prompt.

    Shows the prompt without its versions; no documented operation reads its versions.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/prompts
    """
    return api._call(_async.prompts_get, id)


def prompts_list(
    api: SyncResource, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.Prompt]:
    """List prompts.

    One page of the prompts of the project; their versions are not part of it.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/prompts
    """
    return api._pages(_async.prompts_list, limit=limit, page=page)


def prompts_start_evals(api: SyncResource, id: str, version_id: str) -> models.PromptVersion:
    """Start the evaluation of a version.

    Starts a job and answers with the id and name of the version; no id of the job is given, and no
    documented operation tells how the job goes. There is no body.

    Args:
        id: Id of the object, as its own `id` field gives it.
        version_id: Id of the version.

    See https://docs.statsig.com/console-api/prompts
    """
    return api._call(_async.prompts_start_evals, id, version_id)


def prompts_update(
    api: SyncResource, id: str, body: models.PromptUpdate | Mapping[str, Any]
) -> models.Prompt:
    """Change some fields of a prompt.

    Takes the description, the target apps and the team; name and tags cannot be changed here.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The fields to change.

    See https://docs.statsig.com/console-api/prompts
    """
    return api._call(_async.prompts_update, id, body)


class PromptsResource(SyncResource):
    """The operations of ``client.prompts``, without async."""

    create = prompts_create
    create_version = prompts_create_version
    delete = prompts_delete
    get = prompts_get
    list = prompts_list
    start_evals = prompts_start_evals
    update = prompts_update


class RawPromptsResource(SyncResource):
    """The operations of ``client.raw.prompts``, without async, which return each response undecoded."""

    create = raw(prompts_create)
    create_version = raw(prompts_create_version)
    delete = raw(prompts_delete)
    get = raw(prompts_get)
    list = raw_list(prompts_list)
    start_evals = raw(prompts_start_evals)
    update = raw(prompts_update)
