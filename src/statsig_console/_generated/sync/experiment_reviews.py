"""Reviews of changes to experiments: `create` proposes a change, `approve` or `reject` decides, `commit`
makes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import experiment_reviews as _async


def experiment_reviews_approve(
    api: SyncResource,
    id: str,
    review_id: str,
    body: models.ReviewApproval | Mapping[str, Any] | Unset = UNSET,
) -> models.ExperimentReview:
    """Approve a review of an experiment.

    Nothing changes yet; a commit does that. A reason may be given.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The approval.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiment_reviews_approve, id, review_id, body)


def experiment_reviews_commit(api: SyncResource, id: str, review_id: str) -> None:
    """Commit an approved review of an experiment.

    The experiment becomes what the review proposed. The answer does not repeat either of them.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiment_reviews_commit, id, review_id)


def experiment_reviews_create(
    api: SyncResource, id: str, body: models.ExperimentReviewCreate | Mapping[str, Any]
) -> models.ExperimentReview:
    """Ask for a review of a change of an experiment.

    Proposes one change; the experiment stays as it is until the review is committed. Which fields of the
    body matter, and which are then insisted on, depends on `type`.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The change to propose.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiment_reviews_create, id, body)


def experiment_reviews_delete(api: SyncResource, id: str, review_id: str) -> None:
    """Withdraw a review of an experiment.

    Only a review that is still open can be withdrawn. The experiment itself is not touched.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiment_reviews_delete, id, review_id)


def experiment_reviews_get(api: SyncResource, id: str, review_id: str) -> models.ExperimentReview:
    """Read a review of an experiment.

    Unlike the list, this answer holds the change itself in `content`, for the types that have something to
    show.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiment_reviews_get, id, review_id)


def experiment_reviews_get_eligible_reviewers(api: SyncResource, id: str) -> models.EligibleReviewers:
    """Read who may review an experiment.

    The users and groups to choose from before a review is created. Both lists are empty where everybody may
    review.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiment_reviews_get_eligible_reviewers, id)


def experiment_reviews_list(
    api: SyncResource, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
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
    return api._pages(_async.experiment_reviews_list, id, limit=limit, page=page)


def experiment_reviews_reject(
    api: SyncResource, id: str, review_id: str, body: models.ReviewRejection | Mapping[str, Any]
) -> models.ExperimentReview:
    """Reject a review of an experiment.

    A reason is needed. The experiment stays as it is.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The rejection.

    See https://docs.statsig.com/console-api/experiments
    """
    return api._call(_async.experiment_reviews_reject, id, review_id, body)


def experiment_reviews_update(
    api: SyncResource, id: str, review_id: str, body: models.ExperimentReviewUpdate | Mapping[str, Any]
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
    return api._call(_async.experiment_reviews_update, id, review_id, body)


class ExperimentReviewsResource(SyncResource):
    """The operations of ``client.experiment_reviews``, without async."""

    approve = experiment_reviews_approve
    commit = experiment_reviews_commit
    create = experiment_reviews_create
    delete = experiment_reviews_delete
    get = experiment_reviews_get
    get_eligible_reviewers = experiment_reviews_get_eligible_reviewers
    list = experiment_reviews_list
    reject = experiment_reviews_reject
    update = experiment_reviews_update


class RawExperimentReviewsResource(SyncResource):
    """The operations of ``client.raw.experiment_reviews``, without async, which return each response undecoded."""

    approve = raw(experiment_reviews_approve)
    commit = raw(experiment_reviews_commit)
    create = raw(experiment_reviews_create)
    delete = raw(experiment_reviews_delete)
    get = raw(experiment_reviews_get)
    get_eligible_reviewers = raw(experiment_reviews_get_eligible_reviewers)
    list = raw_list(experiment_reviews_list)
    reject = raw(experiment_reviews_reject)
    update = raw(experiment_reviews_update)
