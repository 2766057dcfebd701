"""Reviews of changes to autotunes: `create` proposes a change, `approve` or `reject` decides, `commit`
carries it out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, nothing, raw
from ..._pagination import Pages
from .. import models

AUTOTUNE_REVIEWS_APPROVE = Operation(
    "autotune_reviews_approve", "PUT", "/autotunes/{id}/reviews/{reviewID}/approve", "once"
)


async def autotune_reviews_approve(
    api: Api, id: str, review_id: str, body: models.ReviewApproval | Mapping[str, Any] | Unset = UNSET
) -> models.ExperimentReview:
    """Approve a review of an autotune.

    Only says yes; `commit` makes the change. The body must be there but may be empty.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The approval.

    See https://docs.statsig.com/console-api/autotunes
    """
    body = {} if body is UNSET else check_body(AUTOTUNE_REVIEWS_APPROVE, body, models.ReviewApproval)
    return await api.send(
        AUTOTUNE_REVIEWS_APPROVE,
        {"id": id, "reviewID": review_id},
        body=body,
        decode=lambda answer: models.ExperimentReview.from_dict(answer.data),
    )


AUTOTUNE_REVIEWS_COMMIT = Operation(
    "autotune_reviews_commit", "PUT", "/autotunes/{id}/reviews/{reviewID}/commit", "once"
)


async def autotune_reviews_commit(api: Api, id: str, review_id: str) -> None:
    """Commit an approved review of an autotune.

    Takes the proposed step; the review must have been approved. Read the autotune for the outcome; the
    answer is a message.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return await api.send(AUTOTUNE_REVIEWS_COMMIT, {"id": id, "reviewID": review_id}, decode=nothing)


AUTOTUNE_REVIEWS_CREATE = Operation("autotune_reviews_create", "POST", "/autotunes/{id}/reviews", "once")


async def autotune_reviews_create(
    api: Api, id: str, body: models.AutotuneReviewCreate | Mapping[str, Any]
) -> models.ExperimentReview:
    """Ask for a review of a change of an autotune.

    Proposes one step, named by `type`, and takes none yet; which other fields are needed depends on the
    type. Whether a second open review is allowed is not published.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The proposed step and who should look at it.

    See https://docs.statsig.com/console-api/autotunes
    """
    body = check_body(AUTOTUNE_REVIEWS_CREATE, body, models.AutotuneReviewCreate)
    return await api.send(
        AUTOTUNE_REVIEWS_CREATE,
        {"id": id},
        body=body,
        decode=lambda answer: models.ExperimentReview.from_dict(answer.data),
    )


AUTOTUNE_REVIEWS_DELETE = Operation(
    "autotune_reviews_delete", "DELETE", "/autotunes/{id}/reviews/{reviewID}", "delete"
)


async def autotune_reviews_delete(api: Api, id: str, review_id: str) -> None:
    """Withdraw a review of an autotune.

    For a review that is still open. The autotune stays as it is.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return await api.send(AUTOTUNE_REVIEWS_DELETE, {"id": id, "reviewID": review_id}, decode=nothing)


AUTOTUNE_REVIEWS_GET = Operation("autotune_reviews_get", "GET", "/autotunes/{id}/reviews/{reviewID}", "read")


async def autotune_reviews_get(api: Api, id: str, review_id: str) -> models.ExperimentReview:
    """Read a review of an autotune.

    With the state before and after in `content`, which the list leaves out.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return await api.send(
        AUTOTUNE_REVIEWS_GET,
        {"id": id, "reviewID": review_id},
        decode=lambda answer: models.ExperimentReview.from_dict(answer.data),
    )


AUTOTUNE_REVIEWS_LIST = Operation("autotune_reviews_list", "GET", "/autotunes/{id}/reviews", "read")


def autotune_reviews_list(
    api: Api, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.ExperimentReview]:
    """List the reviews of an autotune.

    The newest comes first. `content` is left out here; read one review to see the proposed change.

    Args:
        id: Id of the object, as its own `id` field gives it.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/autotunes
    """
    return Pages(
        api,
        AUTOTUNE_REVIEWS_LIST,
        {"id": id},
        {"limit": limit, "page": page},
        models.ExperimentReview.from_dict,
    )


AUTOTUNE_REVIEWS_REJECT = Operation(
    "autotune_reviews_reject", "PUT", "/autotunes/{id}/reviews/{reviewID}/reject", "once"
)


async def autotune_reviews_reject(
    api: Api, id: str, review_id: str, body: models.ReviewRejection | Mapping[str, Any]
) -> models.ExperimentReview:
    """Reject a review of an autotune.

    A reason must be given.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The rejection.

    See https://docs.statsig.com/console-api/autotunes
    """
    body = check_body(AUTOTUNE_REVIEWS_REJECT, body, models.ReviewRejection)
    return await api.send(
        AUTOTUNE_REVIEWS_REJECT,
        {"id": id, "reviewID": review_id},
        body=body,
        decode=lambda answer: models.ExperimentReview.from_dict(answer.data),
    )


AUTOTUNE_REVIEWS_UPDATE = Operation(
    "autotune_reviews_update", "PUT", "/autotunes/{id}/reviews/{reviewID}", "replace"
)


async def autotune_reviews_update(
    api: Api, id: str, review_id: str, body: models.ExperimentReviewUpdate | Mapping[str, Any]
) -> models.ExperimentReview:
    """Change a review of an autotune.

    Text and reviewers only; the proposed step cannot be changed. What is left out keeps its value; lists
    are replaced.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: What to change of the review.

    See https://docs.statsig.com/console-api/autotunes
    """
    body = check_body(AUTOTUNE_REVIEWS_UPDATE, body, models.ExperimentReviewUpdate)
    return await api.send(
        AUTOTUNE_REVIEWS_UPDATE,
        {"id": id, "reviewID": review_id},
        body=body,
        decode=lambda answer: models.ExperimentReview.from_dict(answer.data),
    )


class AutotuneReviewsResource(Resource):
    """The operations of ``client.autotune_reviews``."""

    approve = autotune_reviews_approve
    commit = autotune_reviews_commit
    create = autotune_reviews_create
    delete = autotune_reviews_delete
    get = autotune_reviews_get
    list = autotune_reviews_list
    reject = autotune_reviews_reject
    update = autotune_reviews_update


class RawAutotuneReviewsResource(Resource):
    """The operations of ``client.raw.autotune_reviews``, which return each response undecoded, as a RawResponse."""

    approve = raw(autotune_reviews_approve)
    commit = raw(autotune_reviews_commit)
    create = raw(autotune_reviews_create)
    delete = raw(autotune_reviews_delete)
    get = raw(autotune_reviews_get)
    list = raw(autotune_reviews_list)
    reject = raw(autotune_reviews_reject)
    update = raw(autotune_reviews_update)
