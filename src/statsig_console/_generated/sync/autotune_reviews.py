"""Reviews of changes to autotunes: `create` proposes a change, `approve` or `reject` decides, `commit`
carries it out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import autotune_reviews as _async


def autotune_reviews_approve(
    api: SyncResource,
    id: str,
    review_id: str,
    body: models.ReviewApproval | Mapping[str, Any] | Unset = UNSET,
) -> models.ExperimentReview:
    """Approve a review of an autotune.

    Only says yes; `commit` makes the change. The body must be there but may be empty.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The approval.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotune_reviews_approve, id, review_id, body)


def autotune_reviews_commit(api: SyncResource, id: str, review_id: str) -> None:
    """Commit an approved review of an autotune.

    Takes the proposed step; the review must have been approved. Read the autotune for the outcome; the
    answer is a message.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotune_reviews_commit, id, review_id)


def autotune_reviews_create(
    api: SyncResource, id: str, body: models.AutotuneReviewCreate | Mapping[str, Any]
) -> models.ExperimentReview:
    """Ask for a review of a change of an autotune.

    Proposes one step, named by `type`, and takes none yet; which other fields are needed depends on the
    type. Whether a second open review is allowed is not published.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The proposed step and who should look at it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotune_reviews_create, id, body)


def autotune_reviews_delete(api: SyncResource, id: str, review_id: str) -> None:
    """Withdraw a review of an autotune.

    For a review that is still open. The autotune stays as it is.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotune_reviews_delete, id, review_id)


def autotune_reviews_get(api: SyncResource, id: str, review_id: str) -> models.ExperimentReview:
    """Read a review of an autotune.

    With the state before and after in `content`, which the list leaves out.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotune_reviews_get, id, review_id)


def autotune_reviews_list(
    api: SyncResource, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
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
    return api._pages(_async.autotune_reviews_list, id, limit=limit, page=page)


def autotune_reviews_reject(
    api: SyncResource, id: str, review_id: str, body: models.ReviewRejection | Mapping[str, Any]
) -> models.ExperimentReview:
    """Reject a review of an autotune.

    A reason must be given.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The rejection.

    See https://docs.statsig.com/console-api/autotunes
    """
    return api._call(_async.autotune_reviews_reject, id, review_id, body)


def autotune_reviews_update(
    api: SyncResource, id: str, review_id: str, body: models.ExperimentReviewUpdate | Mapping[str, Any]
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
    return api._call(_async.autotune_reviews_update, id, review_id, body)


class AutotuneReviewsResource(SyncResource):
    """The operations of ``client.autotune_reviews``, without async."""

    approve = autotune_reviews_approve
    commit = autotune_reviews_commit
    create = autotune_reviews_create
    delete = autotune_reviews_delete
    get = autotune_reviews_get
    list = autotune_reviews_list
    reject = autotune_reviews_reject
    update = autotune_reviews_update


class RawAutotuneReviewsResource(SyncResource):
    """The operations of ``client.raw.autotune_reviews``, without async, which return each response undecoded."""

    approve = raw(autotune_reviews_approve)
    commit = raw(autotune_reviews_commit)
    create = raw(autotune_reviews_create)
    delete = raw(autotune_reviews_delete)
    get = raw(autotune_reviews_get)
    list = raw_list(autotune_reviews_list)
    reject = raw(autotune_reviews_reject)
    update = raw(autotune_reviews_update)
