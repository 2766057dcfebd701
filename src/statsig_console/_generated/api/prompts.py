"""Prompts: versions of texts and settings for language models, which can be evaluated. The console calls
them AI Configs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._http.sent_secrets import send_secrets
from ..._operation import Api, Operation, Resource, Verify, nothing, raw
from ..._pagination import Pages
from .. import models

PROMPTS_CREATE = Operation(
    "prompts_create", "POST", "/prompts", "create", verify=Verify(path="/prompts/{id}", list="/prompts")
)


async def prompts_create(api: Api, body: models.PromptCreate | Mapping[str, Any]) -> models.Prompt:
    """Create a prompt.

    Only the name is needed. The prompt is created without a text; create a version for that.

    Args:
        body: The new prompt.

    See https://docs.statsig.com/console-api/prompts
    """
    body = check_body(PROMPTS_CREATE, body, models.PromptCreate)
    return await api.send(
        PROMPTS_CREATE, {}, body=body, decode=lambda answer: models.Prompt.from_dict(answer.data)
    )


PROMPTS_CREATE_VERSION = Operation("prompts_create_version", "POST", "/prompts/{id}/versions", "once")


async def prompts_create_version(
    api: Api, id: str, body: models.PromptVersionCreate | Mapping[str, Any]
) -> models.PromptVersion:
    """Create a version of a prompt.

    Only the name is needed. The answer repeats the version as it was sent; keep its id, since no documented
    operation lists versions.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The new version.

    See https://docs.statsig.com/console-api/prompts
    """
    body = check_body(PROMPTS_CREATE_VERSION, body, models.PromptVersionCreate)
    return await send_secrets(
        api,
        PROMPTS_CREATE_VERSION,
        {"id": id},
        body=body,
        decode=lambda answer: models.PromptVersion.from_dict(answer.data),
    )


PROMPTS_DELETE = Operation("prompts_delete", "DELETE", "/prompts/{id}", "delete")


async def prompts_delete(api: Api, id: str) -> None:
    """Delete a prompt.

    What becomes of its versions is not published.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/prompts
    """
    return await api.send(PROMPTS_DELETE, {"id": id}, decode=nothing)


PROMPTS_GET = Operation("prompts_get", "GET", "/prompts/{id}", "read")


async def prompts_get(api: Api, id: str) -> models.Prompt:
    """Read a prompt.

    Shows the prompt without its versions; no documented operation reads its versions.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/prompts
    """
    return await api.send(PROMPTS_GET, {"id": id}, decode=lambda answer: models.Prompt.from_dict(answer.data))


PROMPTS_LIST = Operation("prompts_list", "GET", "/prompts", "read")


def prompts_list(api: Api, *, limit: int | Unset = UNSET, page: int | Unset = UNSET) -> Pages[models.Prompt]:
    """List prompts.

    One page of the prompts of the project; their versions are not part of it.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/prompts
    """
    return Pages(api, PROMPTS_LIST, {}, {"limit": limit, "page": page}, models.Prompt.from_dict)


PROMPTS_START_EVALS = Operation(
    "prompts_start_evals", "POST", "/prompts/{id}/versions/{versionId}/start_evals", "once"
)


async def prompts_start_evals(api: Api, id: str, version_id: str) -> models.PromptVersion:
    """Start the evaluation of a version.

    Starts a job and answers with the id and name of the version; no id of the job is given, and no
    documented operation tells how the job goes. There is no body.

    Args:
        id: Id of the object, as its own `id` field gives it.
        version_id: Id of the version.

    See https://docs.statsig.com/console-api/prompts
    """
    return await api.send(
        PROMPTS_START_EVALS,
        {"id": id, "versionId": version_id},
        decode=lambda answer: models.PromptVersion.from_dict(answer.data),
    )


PROMPTS_UPDATE = Operation("prompts_update", "PATCH", "/prompts/{id}", "replace")


async def prompts_update(api: Api, id: str, body: models.PromptUpdate | Mapping[str, Any]) -> models.Prompt:
    """Change some fields of a prompt.

    Takes the description, the target apps and the team; name and tags cannot be changed here.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The fields to change.

    See https://docs.statsig.com/console-api/prompts
    """
    body = check_body(PROMPTS_UPDATE, body, models.PromptUpdate)
    return await api.send(
        PROMPTS_UPDATE, {"id": id}, body=body, decode=lambda answer: models.Prompt.from_dict(answer.data)
    )


class PromptsResource(Resource):
    """The operations of ``client.prompts``."""

    create = prompts_create
    create_version = prompts_create_version
    delete = prompts_delete
    get = prompts_get
    list = prompts_list
    start_evals = prompts_start_evals
    update = prompts_update


class RawPromptsResource(Resource):
    """The operations of ``client.raw.prompts``, which return each response undecoded, as a RawResponse."""

    create = raw(prompts_create)
    create_version = raw(prompts_create_version)
    delete = raw(prompts_delete)
    get = raw(prompts_get)
    list = raw(prompts_list)
    start_evals = raw(prompts_start_evals)
    update = raw(prompts_update)
