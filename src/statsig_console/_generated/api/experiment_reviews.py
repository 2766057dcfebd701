"""Reviews of changes to experiments: `create` proposes a change, `approve` or `reject` decides, `commit`
makes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, nothing, raw
from ..._pagination import Pages
from .. import models

EXPERIMENT_REVIEWS_APPROVE = Operation(
    "experiment_reviews_approve", "PUT", "/experiments/{id}/reviews/{reviewID}/approve", "once"
)


async def experiment_reviews_approve(
    api: Api, id: str, review_id: str, body: models.ReviewApproval | Mapping[str, Any] | Unset = UNSET
) -> models.ExperimentReview:
    """Approve a review of an experiment.

    Nothing changes yet; a commit does that. A reason may be given.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The approval.

    See https://docs.statsig.com/console-api/experiments
    """
    body = {} if body is UNSET else check_body(EXPERIMENT_REVIEWS_APPROVE, body, models.ReviewApproval)
    return await api.send(
        EXPERIMENT_REVIEWS_APPROVE,
        {"id": id, "reviewID": review_id},
        body=body,
        decode=lambda answer: models.ExperimentReview.from_dict(answer.data),
    )


EXPERIMENT_REVIEWS_COMMIT = Operation(
    "experiment_reviews_commit", "PUT", "/experiments/{id}/reviews/{reviewID}/commit", "once"
)


async def experiment_reviews_commit(api: Api, id: str, review_id: str) -> None:
    """Commit an approved review of an experiment.

    The experiment becomes what the review proposed. The answer does not repeat either of them.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(EXPERIMENT_REVIEWS_COMMIT, {"id": id, "reviewID": review_id}, decode=nothing)


EXPERIMENT_REVIEWS_CREATE = Operation(
    "experiment_reviews_create", "POST", "/experiments/{id}/reviews", "once"
)


async def experiment_reviews_create(
    api: Api, id: str, body: models.ExperimentReviewCreate | Mapping[str, Any]
) -> models.ExperimentReview:
    """Ask for a review of a change of an experiment.

    Proposes one change; the experiment stays as it is until the review is committed. Which fields of the
    body matter, and which are then insisted on, depends on `type`.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The change to propose.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(EXPERIMENT_REVIEWS_CREATE, body, models.ExperimentReviewCreate)
    return await api.send(
        EXPERIMENT_REVIEWS_CREATE,
        {"id": id},
        body=body,
        decode=lambda answer: models.ExperimentReview.from_dict(answer.data),
    )


EXPERIMENT_REVIEWS_DELETE = Operation(
    "experiment_reviews_delete", "DELETE", "/experiments/{id}/reviews/{reviewID}", "delete"
)


async def experiment_reviews_delete(api: Api, id: str, review_id: str) -> None:
    """Withdraw a review of an experiment.

    Only a review that is still open can be withdrawn. The experiment itself is not touched.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(EXPERIMENT_REVIEWS_DELETE, {"id": id, "reviewID": review_id}, decode=nothing)


EXPERIMENT_REVIEWS_GET = Operation(
    "experiment_reviews_get", "GET", "/experiments/{id}/reviews/{reviewID}", "read"
)


async def experiment_reviews_get(api: Api, id: str, review_id: str) -> models.ExperimentReview:
    """Read a review of an experiment.

    Unlike the list, this answer holds the change itself in `content`, for the types that have something to
    show.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        EXPERIMENT_REVIEWS_GET,
        {"id": id, "reviewID": review_id},
        decode=lambda answer: models.ExperimentReview.from_dict(answer.data),
    )


EXPERIMENT_REVIEWS_GET_ELIGIBLE_REVIEWERS = Operation(
    "experiment_reviews_get_eligible_reviewers", "GET", "/experiments/{id}/eligible_reviewers", "read"
)


async def experiment_reviews_get_eligible_reviewers(api: Api, id: str) -> models.EligibleReviewers:
    """Read who may review an experiment.

    The users and groups to choose from before a review is created. Both lists are empty where everybody may
    review.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return await api.send(
        EXPERIMENT_REVIEWS_GET_ELIGIBLE_REVIEWERS,
        {"id": id},
        decode=lambda answer: models.EligibleReviewers.from_dict(answer.data),
    )


EXPERIMENT_REVIEWS_LIST = Operation("experiment_reviews_list", "GET", "/experiments/{id}/reviews", "read")


def experiment_reviews_list(
    api: Api, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.ExperimentReview]:
    """List the reviews of an experiment.

    The newest comes first. The items lack `content`; read a single review to see what it would change.

    Args:
        id: Id of the object, as its own `id` field gives it.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/experiments
    """
    return Pages(
        api,
        EXPERIMENT_REVIEWS_LIST,
        {"id": id},
        {"limit": limit, "page": page},
        models.ExperimentReview.from_dict,
    )


EXPERIMENT_REVIEWS_REJECT = Operation(
    "experiment_reviews_reject", "PUT", "/experiments/{id}/reviews/{reviewID}/reject", "once"
)


async def experiment_reviews_reject(
    api: Api, id: str, review_id: str, body: models.ReviewRejection | Mapping[str, Any]
) -> models.ExperimentReview:
    """Reject a review of an experiment.

    A reason is needed. The experiment stays as it is.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The rejection.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(EXPERIMENT_REVIEWS_REJECT, body, models.ReviewRejection)
    return await api.send(
        EXPERIMENT_REVIEWS_REJECT,
        {"id": id, "reviewID": review_id},
        body=body,
        decode=lambda answer: models.ExperimentReview.from_dict(answer.data),
    )


EXPERIMENT_REVIEWS_UPDATE = Operation(
    "experiment_reviews_update", "PUT", "/experiments/{id}/reviews/{reviewID}", "replace"
)


async def experiment_reviews_update(
    api: Api, id: str, review_id: str, body: models.ExperimentReviewUpdate | Mapping[str, Any]
) -> models.ExperimentReview:
    """Change a review of an experiment.

    Fields that are left out stay as they are; a list that is sent takes the place of the old one. The
    proposed change itself is fixed: delete the review and create another to alter it.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: What to change of the review.

    See https://docs.statsig.com/console-api/experiments
    """
    body = check_body(EXPERIMENT_REVIEWS_UPDATE, body, models.ExperimentReviewUpdate)
    return await api.send(
        EXPERIMENT_REVIEWS_UPDATE,
        {"id": id, "reviewID": review_id},
        body=body,
        decode=lambda answer: models.ExperimentReview.from_dict(answer.data),
    )


class ExperimentReviewsResource(Resource):
    """The operations of ``client.experiment_reviews``."""

    approve = experiment_reviews_approve
    commit = experiment_reviews_commit
    create = experiment_reviews_create
    delete = experiment_reviews_delete
    get = experiment_reviews_get
    get_eligible_reviewers = experiment_reviews_get_eligible_reviewers
    list = experiment_reviews_list
    reject = experiment_reviews_reject
    update = experiment_reviews_update


class RawExperimentReviewsResource(Resource):
    """The operations of ``client.raw.experiment_reviews``, which return each response undecoded, as a RawResponse."""

    approve = raw(experiment_reviews_approve)
    commit = raw(experiment_reviews_commit)
    create = raw(experiment_reviews_create)
    delete = raw(experiment_reviews_delete)
    get = raw(experiment_reviews_get)
    get_eligible_reviewers = raw(experiment_reviews_get_eligible_reviewers)
    list = raw(experiment_reviews_list)
    reject = raw(experiment_reviews_reject)
    update = raw(experiment_reviews_update)
