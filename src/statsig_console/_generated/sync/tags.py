"""Tags of gates, experiments, metrics and other objects. A tag must exist before an object can have it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import tags as _async


def tags_create(api: SyncResource, body: models.TagCreate | Mapping[str, Any]) -> models.Tag:
    """Create a tag.

    The server makes the id. A name in use is refused with 400.

    Args:
        body: The new tag.

    See https://docs.statsig.com/console-api/tags
    """
    return api._call(_async.tags_create, body)


def tags_delete(api: SyncResource, id: str) -> None:
    """Delete a tag.

    What happens to the objects that carry it is not documented.

    Args:
        id: Id of the tag. Official tools send its name here as well.

    See https://docs.statsig.com/console-api/tags
    """
    return api._call(_async.tags_delete, id)


def tags_get(api: SyncResource, id: str) -> models.Tag:
    """Read a tag.

    Gives the tag alone; the objects that carry it are found through their own lists.

    Args:
        id: Id of the tag. Official tools send its name here as well.

    See https://docs.statsig.com/console-api/tags
    """
    return api._call(_async.tags_get, id)


def tags_list(
    api: SyncResource, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.Tag]:
    """List the tags.

    All tags of the project, core tags included. Real answers were seen without `pagination`.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/tags
    """
    return api._pages(_async.tags_list, limit=limit, page=page)


def tags_update(api: SyncResource, id: str, body: models.TagUpdate | Mapping[str, Any]) -> models.Tag:
    """Change fields of a tag.

    Fields that are left out stay as they are.

    Args:
        id: Id of the tag. Official tools send its name here as well.
        body: The fields to change.

    See https://docs.statsig.com/console-api/tags
    """
    return api._call(_async.tags_update, id, body)


class TagsResource(SyncResource):
    """The operations of ``client.tags``, without async."""

    create = tags_create
    delete = tags_delete
    get = tags_get
    list = tags_list
    update = tags_update


class RawTagsResource(SyncResource):
    """The operations of ``client.raw.tags``, without async, which return each response undecoded."""

    create = raw(tags_create)
    delete = raw(tags_delete)
    get = raw(tags_get)
    list = raw_list(tags_list)
    update = raw(tags_update)
