"""Reviews of changes to dynamic configs: `create` proposes a change, `approve` or `reject` decides,
`commit` makes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import dynamic_config_reviews as _async


def dynamic_config_reviews_approve(
    api: SyncResource,
    id: str,
    review_id: str,
    body: models.ReviewApproval | Mapping[str, Any] | Unset = UNSET,
) -> models.ConfigReview:
    """Approve a review of a dynamic config.

    Only says yes; `commit` makes the change. The body must be there but may be empty.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The approval.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return api._call(_async.dynamic_config_reviews_approve, id, review_id, body)


def dynamic_config_reviews_commit(api: SyncResource, id: str, review_id: str) -> None:
    """Commit an approved review of a dynamic config.

    Makes the proposed change. Read the dynamic config for the outcome; the answer is a message.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return api._call(_async.dynamic_config_reviews_commit, id, review_id)


def dynamic_config_reviews_create(
    api: SyncResource, id: str, body: models.DynamicConfigReviewCreate | Mapping[str, Any]
) -> models.ConfigReview:
    """Ask for a review of a change of a dynamic config.

    Proposes one change and makes nothing yet; rules and default value may go together, all else alone.
    Whether a second open review is allowed is not published.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The proposed change and who should look at it.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return api._call(_async.dynamic_config_reviews_create, id, body)


def dynamic_config_reviews_delete(api: SyncResource, id: str, review_id: str) -> None:
    """Withdraw a review of a dynamic config.

    For a review that is still open. The dynamic config stays as it is.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return api._call(_async.dynamic_config_reviews_delete, id, review_id)


def dynamic_config_reviews_get(api: SyncResource, id: str, review_id: str) -> models.ConfigReview:
    """Read a review of a dynamic config.

    With the state before and after in `content`, which the list leaves out.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return api._call(_async.dynamic_config_reviews_get, id, review_id)


def dynamic_config_reviews_get_eligible_reviewers(api: SyncResource, id: str) -> models.EligibleReviewers:
    """Read who may review a dynamic config.

    Users and groups whose approval counts for its next change; the lists are empty when everybody may.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return api._call(_async.dynamic_config_reviews_get_eligible_reviewers, id)


def dynamic_config_reviews_list(
    api: SyncResource, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.ConfigReview]:
    """List the reviews of a dynamic config.

    The newest comes first. `content` is left out here; read one review to see the proposed change.

    Args:
        id: Id of the object, as its own `id` field gives it.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return api._pages(_async.dynamic_config_reviews_list, id, limit=limit, page=page)


def dynamic_config_reviews_reject(
    api: SyncResource, id: str, review_id: str, body: models.ReviewRejection | Mapping[str, Any]
) -> models.ConfigReview:
    """Reject a review of a dynamic config.

    A reason must be given.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The rejection.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return api._call(_async.dynamic_config_reviews_reject, id, review_id, body)


def dynamic_config_reviews_update(
    api: SyncResource, id: str, review_id: str, body: models.DynamicConfigReviewUpdate | Mapping[str, Any]
) -> models.ConfigReview:
    """Change a review of a dynamic config.

    Fields that are left out keep their value; a list that is sent takes the place of the old one.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The fields of the review to change.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return api._call(_async.dynamic_config_reviews_update, id, review_id, body)


class DynamicConfigReviewsResource(SyncResource):
    """The operations of ``client.dynamic_config_reviews``, without async."""

    approve = dynamic_config_reviews_approve
    commit = dynamic_config_reviews_commit
    create = dynamic_config_reviews_create
    delete = dynamic_config_reviews_delete
    get = dynamic_config_reviews_get
    get_eligible_reviewers = dynamic_config_reviews_get_eligible_reviewers
    list = dynamic_config_reviews_list
    reject = dynamic_config_reviews_reject
    update = dynamic_config_reviews_update


class RawDynamicConfigReviewsResource(SyncResource):
    """The operations of ``client.raw.dynamic_config_reviews``, without async, which return each response undecoded."""

    approve = raw(dynamic_config_reviews_approve)
    commit = raw(dynamic_config_reviews_commit)
    create = raw(dynamic_config_reviews_create)
    delete = raw(dynamic_config_reviews_delete)
    get = raw(dynamic_config_reviews_get)
    get_eligible_reviewers = raw(dynamic_config_reviews_get_eligible_reviewers)
    list = raw_list(dynamic_config_reviews_list)
    reject = raw(dynamic_config_reviews_reject)
    update = raw(dynamic_config_reviews_update)
