"""Tags of gates, experiments, metrics and other objects. A tag must exist before an object can have it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, Verify, nothing, raw
from ..._pagination import Pages
from .. import models

TAGS_CREATE = Operation("tags_create", "POST", "/tags", "create", verify=Verify(list="/tags"))


async def tags_create(api: Api, body: models.TagCreate | Mapping[str, Any]) -> models.Tag:
    """Create a tag.

    The server makes the id. A name in use is refused with 400.

    Args:
        body: The new tag.

    See https://docs.statsig.com/console-api/tags
    """
    body = check_body(TAGS_CREATE, body, models.TagCreate)
    return await api.send(TAGS_CREATE, {}, body=body, decode=lambda answer: models.Tag.from_dict(answer.data))


TAGS_DELETE = Operation("tags_delete", "DELETE", "/tags/{id}", "delete")


async def tags_delete(api: Api, id: str) -> None:
    """Delete a tag.

    What happens to the objects that carry it is not documented.

    Args:
        id: Id of the tag. Official tools send its name here as well.

    See https://docs.statsig.com/console-api/tags
    """
    return await api.send(TAGS_DELETE, {"id": id}, decode=nothing)


TAGS_GET = Operation("tags_get", "GET", "/tags/{id}", "read")


async def tags_get(api: Api, id: str) -> models.Tag:
    """Read a tag.

    Gives the tag alone; the objects that carry it are found through their own lists.

    Args:
        id: Id of the tag. Official tools send its name here as well.

    See https://docs.statsig.com/console-api/tags
    """
    return await api.send(TAGS_GET, {"id": id}, decode=lambda answer: models.Tag.from_dict(answer.data))


TAGS_LIST = Operation("tags_list", "GET", "/tags", "read")


def tags_list(api: Api, *, limit: int | Unset = UNSET, page: int | Unset = UNSET) -> Pages[models.Tag]:
    """List the tags.

    All tags of the project, core tags included. Real answers were seen without `pagination`.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/tags
    """
    return Pages(api, TAGS_LIST, {}, {"limit": limit, "page": page}, models.Tag.from_dict)


TAGS_UPDATE = Operation("tags_update", "PATCH", "/tags/{id}", "replace")


async def tags_update(api: Api, id: str, body: models.TagUpdate | Mapping[str, Any]) -> models.Tag:
    """Change fields of a tag.

    Fields that are left out stay as they are.

    Args:
        id: Id of the tag. Official tools send its name here as well.
        body: The fields to change.

    See https://docs.statsig.com/console-api/tags
    """
    body = check_body(TAGS_UPDATE, body, models.TagUpdate)
    return await api.send(
        TAGS_UPDATE, {"id": id}, body=body, decode=lambda answer: models.Tag.from_dict(answer.data)
    )


class TagsResource(Resource):
    """The operations of ``client.tags``."""

    create = tags_create
    delete = tags_delete
    get = tags_get
    list = tags_list
    update = tags_update


class RawTagsResource(Resource):
    """The operations of ``client.raw.tags``, which return each response undecoded, as a RawResponse."""

    create = raw(tags_create)
    delete = raw(tags_delete)
    get = raw(tags_get)
    list = raw(tags_list)
    update = raw(tags_update)
