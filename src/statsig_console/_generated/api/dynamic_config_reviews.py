"""Reviews of changes to dynamic configs: `create` proposes a change, `approve` or `reject` decides,
`commit` makes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, nothing, raw
from ..._pagination import Pages
from .. import checked, models

DYNAMIC_CONFIG_REVIEWS_APPROVE = Operation(
    "dynamic_config_reviews_approve", "PUT", "/dynamic_configs/{id}/reviews/{reviewID}/approve", "once"
)


async def dynamic_config_reviews_approve(
    api: Api, id: str, review_id: str, body: models.ReviewApproval | Mapping[str, Any] | Unset = UNSET
) -> models.ConfigReview:
    """Approve a review of a dynamic config.

    Only says yes; `commit` makes the change. The body must be there but may be empty.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The approval.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    body = {} if body is UNSET else check_body(DYNAMIC_CONFIG_REVIEWS_APPROVE, body, models.ReviewApproval)
    return await api.send(
        DYNAMIC_CONFIG_REVIEWS_APPROVE,
        {"id": id, "reviewID": review_id},
        body=body,
        decode=lambda answer: models.ConfigReview.from_dict(answer.data),
    )


DYNAMIC_CONFIG_REVIEWS_COMMIT = Operation(
    "dynamic_config_reviews_commit", "PUT", "/dynamic_configs/{id}/reviews/{reviewID}/commit", "once"
)


async def dynamic_config_reviews_commit(api: Api, id: str, review_id: str) -> None:
    """Commit an approved review of a dynamic config.

    Makes the proposed change. Read the dynamic config for the outcome; the answer is a message.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return await api.send(DYNAMIC_CONFIG_REVIEWS_COMMIT, {"id": id, "reviewID": review_id}, decode=nothing)


DYNAMIC_CONFIG_REVIEWS_CREATE = Operation(
    "dynamic_config_reviews_create", "POST", "/dynamic_configs/{id}/reviews", "once"
)


async def dynamic_config_reviews_create(
    api: Api, id: str, body: models.DynamicConfigReviewCreate | Mapping[str, Any]
) -> models.ConfigReview:
    """Ask for a review of a change of a dynamic config.

    Proposes one change and makes nothing yet; rules and default value may go together, all else alone.
    Whether a second open review is allowed is not published.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: The proposed change and who should look at it.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    body = check_body(DYNAMIC_CONFIG_REVIEWS_CREATE, body, models.DynamicConfigReviewCreate)
    return await api.send(
        DYNAMIC_CONFIG_REVIEWS_CREATE,
        {"id": id},
        body=checked(DYNAMIC_CONFIG_REVIEWS_CREATE, body, "change.rules.conditions"),
        decode=lambda answer: models.ConfigReview.from_dict(answer.data),
    )


DYNAMIC_CONFIG_REVIEWS_DELETE = Operation(
    "dynamic_config_reviews_delete", "DELETE", "/dynamic_configs/{id}/reviews/{reviewID}", "delete"
)


async def dynamic_config_reviews_delete(api: Api, id: str, review_id: str) -> None:
    """Withdraw a review of a dynamic config.

    For a review that is still open. The dynamic config stays as it is.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return await api.send(DYNAMIC_CONFIG_REVIEWS_DELETE, {"id": id, "reviewID": review_id}, decode=nothing)


DYNAMIC_CONFIG_REVIEWS_GET = Operation(
    "dynamic_config_reviews_get", "GET", "/dynamic_configs/{id}/reviews/{reviewID}", "read"
)


async def dynamic_config_reviews_get(api: Api, id: str, review_id: str) -> models.ConfigReview:
    """Read a review of a dynamic config.

    With the state before and after in `content`, which the list leaves out.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return await api.send(
        DYNAMIC_CONFIG_REVIEWS_GET,
        {"id": id, "reviewID": review_id},
        decode=lambda answer: models.ConfigReview.from_dict(answer.data),
    )


DYNAMIC_CONFIG_REVIEWS_GET_ELIGIBLE_REVIEWERS = Operation(
    "dynamic_config_reviews_get_eligible_reviewers", "GET", "/dynamic_configs/{id}/eligible_reviewers", "read"
)


async def dynamic_config_reviews_get_eligible_reviewers(api: Api, id: str) -> models.EligibleReviewers:
    """Read who may review a dynamic config.

    Users and groups whose approval counts for its next change; the lists are empty when everybody may.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    return await api.send(
        DYNAMIC_CONFIG_REVIEWS_GET_ELIGIBLE_REVIEWERS,
        {"id": id},
        decode=lambda answer: models.EligibleReviewers.from_dict(answer.data),
    )


DYNAMIC_CONFIG_REVIEWS_LIST = Operation(
    "dynamic_config_reviews_list", "GET", "/dynamic_configs/{id}/reviews", "read"
)


def dynamic_config_reviews_list(
    api: Api, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
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
    return Pages(
        api,
        DYNAMIC_CONFIG_REVIEWS_LIST,
        {"id": id},
        {"limit": limit, "page": page},
        models.ConfigReview.from_dict,
    )


DYNAMIC_CONFIG_REVIEWS_REJECT = Operation(
    "dynamic_config_reviews_reject", "PUT", "/dynamic_configs/{id}/reviews/{reviewID}/reject", "once"
)


async def dynamic_config_reviews_reject(
    api: Api, id: str, review_id: str, body: models.ReviewRejection | Mapping[str, Any]
) -> models.ConfigReview:
    """Reject a review of a dynamic config.

    A reason must be given.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The rejection.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    body = check_body(DYNAMIC_CONFIG_REVIEWS_REJECT, body, models.ReviewRejection)
    return await api.send(
        DYNAMIC_CONFIG_REVIEWS_REJECT,
        {"id": id, "reviewID": review_id},
        body=body,
        decode=lambda answer: models.ConfigReview.from_dict(answer.data),
    )


DYNAMIC_CONFIG_REVIEWS_UPDATE = Operation(
    "dynamic_config_reviews_update", "PUT", "/dynamic_configs/{id}/reviews/{reviewID}", "replace"
)


async def dynamic_config_reviews_update(
    api: Api, id: str, review_id: str, body: models.DynamicConfigReviewUpdate | Mapping[str, Any]
) -> models.ConfigReview:
    """Change a review of a dynamic config.

    Fields that are left out keep their value; a list that is sent takes the place of the old one.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The fields of the review to change.

    See https://docs.statsig.com/console-api/dynamic-configs
    """
    body = check_body(DYNAMIC_CONFIG_REVIEWS_UPDATE, body, models.DynamicConfigReviewUpdate)
    return await api.send(
        DYNAMIC_CONFIG_REVIEWS_UPDATE,
        {"id": id, "reviewID": review_id},
        body=checked(DYNAMIC_CONFIG_REVIEWS_UPDATE, body, "change.rules.conditions"),
        decode=lambda answer: models.ConfigReview.from_dict(answer.data),
    )


class DynamicConfigReviewsResource(Resource):
    """The operations of ``client.dynamic_config_reviews``."""

    approve = dynamic_config_reviews_approve
    commit = dynamic_config_reviews_commit
    create = dynamic_config_reviews_create
    delete = dynamic_config_reviews_delete
    get = dynamic_config_reviews_get
    get_eligible_reviewers = dynamic_config_reviews_get_eligible_reviewers
    list = dynamic_config_reviews_list
    reject = dynamic_config_reviews_reject
    update = dynamic_config_reviews_update


class RawDynamicConfigReviewsResource(Resource):
    """The operations of ``client.raw.dynamic_config_reviews``, which return each response undecoded, as a RawResponse."""

    approve = raw(dynamic_config_reviews_approve)
    commit = raw(dynamic_config_reviews_commit)
    create = raw(dynamic_config_reviews_create)
    delete = raw(dynamic_config_reviews_delete)
    get = raw(dynamic_config_reviews_get)
    get_eligible_reviewers = raw(dynamic_config_reviews_get_eligible_reviewers)
    list = raw(dynamic_config_reviews_list)
    reject = raw(dynamic_config_reviews_reject)
    update = raw(dynamic_config_reviews_update)
