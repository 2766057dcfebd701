"""Segments: named sets of units, defined by rules or by a list of ids. Gates and experiments can target
them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body, refuse_empty
from ..._operation import Api, Operation, OrNone, Resource, Scope, Verify, nothing, raw
from ..._pagination import Pages
from .. import checked, models

SEGMENTS_ADD_IDS = Operation(
    "segments_add_ids",
    "PATCH",
    "/segments/{id}/id_list",
    "replace",
    Scope("segments_add_ids", ((12, 10), (900, 900))),
)


async def segments_add_ids(
    api: Api, id: str, body: models.SegmentIds | Mapping[str, Any]
) -> models.SegmentIdList | None:
    """Add ids to a segment.

    Works on segments of type `id_list` only, others answer 400. More than 1000 ids take a while to arrive,
    and 409 says that an earlier change is still under way.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The ids that are meant.

    See https://docs.statsig.com/console-api/segments
    """
    body = check_body(SEGMENTS_ADD_IDS, body, models.SegmentIds)
    return await api.send(
        SEGMENTS_ADD_IDS,
        {"id": id},
        body=body,
        decode=OrNone(lambda answer: models.SegmentIdList.from_dict(answer.data)),
    )


SEGMENTS_ADD_USER_STORE_IDS = Operation(
    "segments_add_user_store_ids", "PATCH", "/segments/{id}/add_ids", "replace"
)


async def segments_add_user_store_ids(
    api: Api, id: str, body: models.SegmentUserStoreIds | Mapping[str, Any]
) -> models.SegmentIdList | None:
    """Add ids to a user store segment.

    Works on segments of type `user_store_id_list` only. One request carries at most 1000 ids.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The ids that are meant.

    See https://docs.statsig.com/console-api/segments
    """
    body = check_body(SEGMENTS_ADD_USER_STORE_IDS, body, models.SegmentUserStoreIds)
    return await api.send(
        SEGMENTS_ADD_USER_STORE_IDS,
        {"id": id},
        body=body,
        decode=OrNone(lambda answer: models.SegmentIdList.from_dict(answer.data)),
    )


SEGMENTS_ARCHIVE = Operation("segments_archive", "PUT", "/segments/{id}/archive", "transition")


async def segments_archive(api: Api, id: str) -> models.Segment | None:
    """Archive a segment.

    Takes the segment out of the lists of the console. There is no call to bring it back.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/segments
    """
    return await api.send(
        SEGMENTS_ARCHIVE, {"id": id}, decode=OrNone(lambda answer: models.Segment.from_dict(answer.data))
    )


SEGMENTS_COMMIT_REVIEW = Operation(
    "segments_commit_review", "PUT", "/segments/{id}/reviews/{reviewID}/commit", "once"
)


async def segments_commit_review(api: Api, id: str, review_id: str) -> None:
    """Commit an approved review of a segment.

    The proposed change takes effect on the segment at once. The answer does not repeat the segment.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/segments
    """
    return await api.send(SEGMENTS_COMMIT_REVIEW, {"id": id, "reviewID": review_id}, decode=nothing)


SEGMENTS_CREATE = Operation(
    "segments_create", "POST", "/segments", "create", verify=Verify(path="/segments/{id}", list="/segments")
)


async def segments_create(api: Api, body: models.SegmentCreate | Mapping[str, Any]) -> models.Segment:
    """Create a segment.

    Without an `id` the server makes one out of the name. The type decides which other calls work: the rules
    for `rule_based`, the id list for `id_list`, the user store for `user_store_id_list`.

    Args:
        body: The new segment.

    See https://docs.statsig.com/console-api/segments
    """
    body = check_body(SEGMENTS_CREATE, body, models.SegmentCreate)
    return await api.send(
        SEGMENTS_CREATE,
        {},
        body=checked(SEGMENTS_CREATE, body, "rules.conditions"),
        decode=lambda answer: models.Segment.from_dict(answer.data),
    )


SEGMENTS_DELETE = Operation("segments_delete", "DELETE", "/segments/{id}", "delete")


async def segments_delete(api: Api, id: str) -> None:
    """Delete a segment.

    Gone for good, unlike an archived one. What becomes of gates that still use it is not documented.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/segments
    """
    return await api.send(SEGMENTS_DELETE, {"id": id}, decode=nothing)


SEGMENTS_DELETE_REVIEW = Operation(
    "segments_delete_review", "DELETE", "/segments/{id}/reviews/{reviewID}", "delete"
)


async def segments_delete_review(api: Api, id: str, review_id: str) -> None:
    """Withdraw a review of a segment.

    The segment itself is not touched. No call creates or lists reviews of segments.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/segments
    """
    return await api.send(SEGMENTS_DELETE_REVIEW, {"id": id, "reviewID": review_id}, decode=nothing)


SEGMENTS_GET = Operation("segments_get", "GET", "/segments/{id}", "read")


async def segments_get(api: Api, id: str) -> models.Segment:
    """Read a segment.

    For an id list only the number of ids is shown; `segments_get_id_list` reads the ids.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/segments
    """
    return await api.send(
        SEGMENTS_GET, {"id": id}, decode=lambda answer: models.Segment.from_dict(answer.data)
    )


SEGMENTS_GET_ID_LIST = Operation(
    "segments_get_id_list",
    "GET",
    "/segments/{id}/id_list",
    "read",
    Scope("segments_get_id_list", ((100, 10),)),
)


async def segments_get_id_list(
    api: Api, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
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
    return await api.send(
        SEGMENTS_GET_ID_LIST,
        {"id": id},
        query={"limit": limit, "page": page},
        decode=lambda answer: models.SegmentIdList.from_dict(answer.data),
    )


SEGMENTS_GET_ID_LIST_METADATA = Operation(
    "segments_get_id_list_metadata", "GET", "/segments/{id}/idlist_metadata", "read"
)


async def segments_get_id_list_metadata(api: Api, id: str) -> models.SegmentIdListMetadata:
    """Tell whether an id list is being changed.

    Ask until `isUpdating` is false to wait for a large change of the ids.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/segments
    """
    return await api.send(
        SEGMENTS_GET_ID_LIST_METADATA,
        {"id": id},
        decode=lambda answer: models.SegmentIdListMetadata.from_dict(answer.data),
    )


SEGMENTS_LIST = Operation("segments_list", "GET", "/segments", "read")


def segments_list(
    api: Api, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
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
    return Pages(api, SEGMENTS_LIST, {}, {"limit": limit, "page": page}, models.Segment.from_dict)


SEGMENTS_REMOVE_IDS = Operation(
    "segments_remove_ids",
    "DELETE",
    "/segments/{id}/id_list",
    "replace",
    Scope("segments_remove_ids", ((12, 10), (900, 900))),
)


async def segments_remove_ids(
    api: Api, id: str, body: models.SegmentIds | Mapping[str, Any]
) -> models.SegmentIdList | None:
    """Remove ids from a segment.

    Takes away the ids in the body. What a request without a body does is unknown, so always send one. 409
    says that an earlier change is still under way.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The ids that are meant.

    See https://docs.statsig.com/console-api/segments
    """
    body = check_body(SEGMENTS_REMOVE_IDS, body, models.SegmentIds)
    return await api.send(
        SEGMENTS_REMOVE_IDS,
        {"id": id},
        body=body,
        decode=OrNone(lambda answer: models.SegmentIdList.from_dict(answer.data)),
    )


SEGMENTS_REMOVE_USER_STORE_IDS = Operation(
    "segments_remove_user_store_ids", "PATCH", "/segments/{id}/remove_ids", "replace"
)


async def segments_remove_user_store_ids(
    api: Api, id: str, body: models.SegmentUserStoreIds | Mapping[str, Any]
) -> models.SegmentIdList | None:
    """Remove ids from a user store segment.

    Works on segments of type `user_store_id_list` only. One request carries at most 1000 ids.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The ids that are meant.

    See https://docs.statsig.com/console-api/segments
    """
    body = check_body(SEGMENTS_REMOVE_USER_STORE_IDS, body, models.SegmentUserStoreIds)
    return await api.send(
        SEGMENTS_REMOVE_USER_STORE_IDS,
        {"id": id},
        body=body,
        decode=OrNone(lambda answer: models.SegmentIdList.from_dict(answer.data)),
    )


SEGMENTS_RESET_IDS = Operation("segments_reset_ids", "POST", "/segments/{id}/id_list/reset", "replace")


async def segments_reset_ids(
    api: Api, id: str, body: models.SegmentIds | Mapping[str, Any], *, allow_empty: bool = False
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
    body = check_body(SEGMENTS_RESET_IDS, body, models.SegmentIds)
    refuse_empty(SEGMENTS_RESET_IDS, body, "ids", allow_empty)
    return await api.send(
        SEGMENTS_RESET_IDS,
        {"id": id},
        body=body,
        decode=OrNone(lambda answer: models.SegmentIdList.from_dict(answer.data)),
    )


SEGMENTS_UPDATE_CONDITIONS = Operation(
    "segments_update_conditions", "POST", "/segments/{id}/conditional", "replace"
)


async def segments_update_conditions(
    api: Api, id: str, body: Sequence[models.Rule | Mapping[str, Any]] | models.RuleList | Mapping[str, Any]
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
    body = check_body(SEGMENTS_UPDATE_CONDITIONS, body, models.RuleList, items=models.Rule)
    return await api.send(
        SEGMENTS_UPDATE_CONDITIONS,
        {"id": id},
        body=checked(SEGMENTS_UPDATE_CONDITIONS, body, "conditions", "rules.conditions"),
        decode=OrNone(lambda answer: models.Segment.from_dict(answer.data)),
    )


class SegmentsResource(Resource):
    """The operations of ``client.segments``."""

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


class RawSegmentsResource(Resource):
    """The operations of ``client.raw.segments``, which return each response undecoded, as a RawResponse."""

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
    list = raw(segments_list)
    remove_ids = raw(segments_remove_ids)
    remove_user_store_ids = raw(segments_remove_user_store_ids)
    reset_ids = raw(segments_reset_ids)
    update_conditions = raw(segments_update_conditions)
