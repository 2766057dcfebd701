"""Segments: named sets of units, defined by rules or by a list of ids. Gates and experiments can target
them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import segments as _async


def segments_add_ids(
    api: SyncResource, id: str, body: models.SegmentIds | Mapping[str, Any]
) -> models.SegmentIdList | None:
    """Add ids to a segment.

    Works on segments of type `id_list` only, others answer 400. More than 1000 ids take a while to arrive,
    and 409 says that an earlier change is still under way.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The ids that are meant.

    See https://docs.statsig.com/console-api/segments
    """
    return api._call(_async.segments_add_ids, id, body)


def segments_add_user_store_ids(
    api: SyncResource, id: str, body: models.SegmentUserStoreIds | Mapping[str, Any]
) -> models.SegmentIdList | None:
    """Add ids to a user store segment.

    Works on segments of type `user_store_id_list` only. One request carries at most 1000 ids.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The ids that are meant.

    See https://docs.statsig.com/console-api/segments
    """
    return api._call(_async.segments_add_user_store_ids, id, body)


def segments_archive(api: SyncResource, id: str) -> models.Segment | None:
    """Archive a segment.

    Takes the segment out of the lists of the console. There is no call to bring it back.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/segments
    """
    return api._call(_async.segments_archive, id)


def segments_commit_review(api: SyncResource, id: str, review_id: str) -> None:
    """Commit an approved review of a segment.

    The proposed change takes effect on the segment at once. The answer does not repeat the segment.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/segments
    """
    return api._call(_async.segments_commit_review, id, review_id)


def segments_create(api: SyncResource, body: models.SegmentCreate | Mapping[str, Any]) -> models.Segment:
    """Create a segment.

    Without an `id` the server makes one out of the name. The type decides which other calls work: the rules
    for `rule_based`, the id list for `id_list`, the user store for `user_store_id_list`.

    Args:
        body: The new segment.

    See https://docs.statsig.com/console-api/segments
    """
    return api._call(_async.segments_create, body)


def segments_delete(api: SyncResource, id: str) -> None:
    """Delete a segment.

    Gone for good, unlike an archived one. What becomes of gates that still use it is not documented.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/segments
    """
    return api._call(_async.segments_delete, id)


def segments_delete_review(api: SyncResource, id: str, review_id: str) -> None:
    """Withdraw a review of a segment.

    The segment itself is not touched. No call creates or lists reviews of segments.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/segments
    """
    return api._call(_async.segments_delete_review, id, review_id)


def segments_get(api: SyncResource, id: str) -> models.Segment:
    """Read a segment.

    For an id list only the number of ids is shown; `segments_get_id_list` reads the ids.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/segments
    """
    return api._call(_async.segments_get, id)


def segments_get_id_list(
    api: SyncResource, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> models.SegmentIdList:
    """Read the ids of a segment.

    Works on segments of type `id_list` only. The answer is one object with a page of the ids, not a list of
    objects.

    Args:
        id: Id of the object, as its own `id` field gives it.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/segments
    """
    return api._call(_async.segments_get_id_list, id, limit=limit, page=page)


def segments_get_id_list_metadata(api: SyncResource, id: str) -> models.SegmentIdListMetadata:
    """Tell whether an id list is being changed.

    Ask until `isUpdating` is false to wait for a large change of the ids.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/segments
    """
    return api._call(_async.segments_get_id_list_metadata, id)


def segments_list(
    api: SyncResource, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.Segment]:
    """List segments.

    One page of the segments of the project. The ids of a list are not among the fields; `pagination` is
    missing at times.

    Args:
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/segments
    """
    return api._pages(_async.segments_list, limit=limit, page=page)


def segments_remove_ids(
    api: SyncResource, id: str, body: models.SegmentIds | Mapping[str, Any]
) -> models.SegmentIdList | None:
    """Remove ids from a segment.

    Takes away the ids in the body. What a request without a body does is unknown, so always send one. 409
    says that an earlier change is still under way.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The ids that are meant.

    See https://docs.statsig.com/console-api/segments
    """
    return api._call(_async.segments_remove_ids, id, body)


def segments_remove_user_store_ids(
    api: SyncResource, id: str, body: models.SegmentUserStoreIds | Mapping[str, Any]
) -> models.SegmentIdList | None:
    """Remove ids from a user store segment.

    Works on segments of type `user_store_id_list` only. One request carries at most 1000 ids.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The ids that are meant.

    See https://docs.statsig.com/console-api/segments
    """
    return api._call(_async.segments_remove_user_store_ids, id, body)


def segments_reset_ids(
    api: SyncResource, id: str, body: models.SegmentIds | Mapping[str, Any], *, allow_empty: bool = False
) -> models.SegmentIdList | None:
    """Replace all ids of a segment.

    The ids in the body take the place of all others; above 1000 of them the list may be seen half done in
    between. 409 says that an earlier change is still under way.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The ids that are meant.
        allow_empty: Whether `ids` may be empty, which removes all.

    See https://docs.statsig.com/console-api/segments
    """
    return api._call(_async.segments_reset_ids, id, body, allow_empty=allow_empty)


def segments_update_conditions(
    api: SyncResource,
    id: str,
    body: Sequence[models.Rule | Mapping[str, Any]] | models.RuleList | Mapping[str, Any],
) -> models.Segment | None:
    """Replace the rules of a segment.

    The body is the whole new list of rules; rules that are not in it are gone. Works on segments of type
    `rule_based` only, others answer 400. Send the list itself. Only one source sends an object that holds
    it, and whether the server takes that is not certain.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The new rules, all of them.

    See https://docs.statsig.com/console-api/segments
    """
    return api._call(_async.segments_update_conditions, id, body)


class SegmentsResource(SyncResource):
    """The operations of ``client.segments``, without async."""

    add_ids = segments_add_ids
    add_user_store_ids = segments_add_user_store_ids
    archive = segments_archive
    commit_review = segments_commit_review
    create = segments_create
    delete = segments_delete
    delete_review = segments_delete_review
    get = segments_get
    get_id_list = segments_get_id_list
    get_id_list_metadata = segments_get_id_list_metadata
    list = segments_list
    remove_ids = segments_remove_ids
    remove_user_store_ids = segments_remove_user_store_ids
    reset_ids = segments_reset_ids
    update_conditions = segments_update_conditions


class RawSegmentsResource(SyncResource):
    """The operations of ``client.raw.segments``, without async, which return each response undecoded."""

    add_ids = raw(segments_add_ids)
    add_user_store_ids = raw(segments_add_user_store_ids)
    archive = raw(segments_archive)
    commit_review = raw(segments_commit_review)
    create = raw(segments_create)
    delete = raw(segments_delete)
    delete_review = raw(segments_delete_review)
    get = raw(segments_get)
    get_id_list = raw(segments_get_id_list)
    get_id_list_metadata = raw(segments_get_id_list_metadata)
    list = raw_list(segments_list)
    remove_ids = raw(segments_remove_ids)
    remove_user_store_ids = raw(segments_remove_user_store_ids)
    reset_ids = raw(segments_reset_ids)
    update_conditions = raw(segments_update_conditions)
