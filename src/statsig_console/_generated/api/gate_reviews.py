"""Reviews of changes to gates: `create` proposes a change, `approve` or `reject` decides, `commit` makes
it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._codec import UNSET, Unset
from ..._http.request_body import check_body
from ..._operation import Api, Operation, Resource, nothing, raw
from ..._pagination import Pages
from .. import checked, models

GATE_REVIEWS_APPROVE = Operation(
    "gate_reviews_approve", "PUT", "/gates/{id}/reviews/{reviewID}/approve", "once"
)


async def gate_reviews_approve(
    api: Api, id: str, review_id: str, body: models.ReviewApproval | Mapping[str, Any] | Unset = UNSET
) -> models.ConfigReview:
    """Approve a review of a gate.

    The change is not made yet; commit the review for that.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The approval.

    See https://docs.statsig.com/console-api/gates
    """
    body = {} if body is UNSET else check_body(GATE_REVIEWS_APPROVE, body, models.ReviewApproval)
    return await api.send(
        GATE_REVIEWS_APPROVE,
        {"id": id, "reviewID": review_id},
        body=body,
        decode=lambda answer: models.ConfigReview.from_dict(answer.data),
    )


GATE_REVIEWS_COMMIT = Operation("gate_reviews_commit", "PUT", "/gates/{id}/reviews/{reviewID}/commit", "once")


async def gate_reviews_commit(api: Api, id: str, review_id: str) -> None:
    """Commit an approved review of a gate.

    Makes the proposed change. The answer holds a message only; read the gate for its new state.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/gates
    """
    return await api.send(GATE_REVIEWS_COMMIT, {"id": id, "reviewID": review_id}, decode=nothing)


GATE_REVIEWS_CREATE = Operation("gate_reviews_create", "POST", "/gates/{id}/reviews", "once")


async def gate_reviews_create(
    api: Api, id: str, body: models.GateReviewCreate | Mapping[str, Any]
) -> models.ConfigReview:
    """Ask for a review of a change of a gate.

    The gate stays as it is until the review is committed. One review carries one kind of change. What the
    server answers while another review of this gate is open is not published.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: What is to change and who should look at it.

    See https://docs.statsig.com/console-api/gates
    """
    body = check_body(GATE_REVIEWS_CREATE, body, models.GateReviewCreate)
    return await api.send(
        GATE_REVIEWS_CREATE,
        {"id": id},
        body=checked(GATE_REVIEWS_CREATE, body, "change.rules.conditions"),
        decode=lambda answer: models.ConfigReview.from_dict(answer.data),
    )


GATE_REVIEWS_DELETE = Operation("gate_reviews_delete", "DELETE", "/gates/{id}/reviews/{reviewID}", "delete")


async def gate_reviews_delete(api: Api, id: str, review_id: str) -> None:
    """Withdraw a review of a gate.

    Meant for a review that is still under way; the gate does not change.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/gates
    """
    return await api.send(GATE_REVIEWS_DELETE, {"id": id, "reviewID": review_id}, decode=nothing)


GATE_REVIEWS_GET = Operation("gate_reviews_get", "GET", "/gates/{id}/reviews/{reviewID}", "read")


async def gate_reviews_get(api: Api, id: str, review_id: str) -> models.ConfigReview:
    """Read a review of a gate.

    Unlike the list it tells in `content` what would change.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/gates
    """
    return await api.send(
        GATE_REVIEWS_GET,
        {"id": id, "reviewID": review_id},
        decode=lambda answer: models.ConfigReview.from_dict(answer.data),
    )


GATE_REVIEWS_GET_ELIGIBLE_REVIEWERS = Operation(
    "gate_reviews_get_eligible_reviewers", "GET", "/gates/{id}/eligible_reviewers", "read"
)


async def gate_reviews_get_eligible_reviewers(api: Api, id: str) -> models.EligibleReviewers:
    """Read who may review a gate.

    Project admins may always review and are not listed. The users include the members of the groups, each
    once.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/gates
    """
    return await api.send(
        GATE_REVIEWS_GET_ELIGIBLE_REVIEWERS,
        {"id": id},
        decode=lambda answer: models.EligibleReviewers.from_dict(answer.data),
    )


GATE_REVIEWS_LIST = Operation("gate_reviews_list", "GET", "/gates/{id}/reviews", "read")


def gate_reviews_list(
    api: Api, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
) -> Pages[models.ConfigReview]:
    """List the reviews of a gate.

    The newest comes first. The items have no `content`; read a single review for it.

    Args:
        id: Id of the object, as its own `id` field gives it.
        limit: Number of items on one page, 1 or more. The server takes 100 when it is not sent; its upper
            bound is not published.
        page: Number of the page, counted from 1. A page past the end is empty.

    See https://docs.statsig.com/console-api/gates
    """
    return Pages(
        api, GATE_REVIEWS_LIST, {"id": id}, {"limit": limit, "page": page}, models.ConfigReview.from_dict
    )


GATE_REVIEWS_REJECT = Operation("gate_reviews_reject", "PUT", "/gates/{id}/reviews/{reviewID}/reject", "once")


async def gate_reviews_reject(
    api: Api, id: str, review_id: str, body: models.ReviewRejection | Mapping[str, Any]
) -> models.ConfigReview:
    """Reject a review of a gate.

    Takes a reason, unlike an approval, which needs none.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The rejection.

    See https://docs.statsig.com/console-api/gates
    """
    body = check_body(GATE_REVIEWS_REJECT, body, models.ReviewRejection)
    return await api.send(
        GATE_REVIEWS_REJECT,
        {"id": id, "reviewID": review_id},
        body=body,
        decode=lambda answer: models.ConfigReview.from_dict(answer.data),
    )


GATE_REVIEWS_UPDATE = Operation("gate_reviews_update", "PUT", "/gates/{id}/reviews/{reviewID}", "replace")


async def gate_reviews_update(
    api: Api, id: str, review_id: str, body: models.GateReviewUpdate | Mapping[str, Any]
) -> models.ConfigReview:
    """Change a review of a gate.

    Only the fields that are sent change; lists are replaced whole. The server refuses an empty body.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The fields to change; at least one.

    See https://docs.statsig.com/console-api/gates
    """
    body = check_body(GATE_REVIEWS_UPDATE, body, models.GateReviewUpdate)
    return await api.send(
        GATE_REVIEWS_UPDATE,
        {"id": id, "reviewID": review_id},
        body=checked(GATE_REVIEWS_UPDATE, body, "change.rules.conditions"),
        decode=lambda answer: models.ConfigReview.from_dict(answer.data),
    )


class GateReviewsResource(Resource):
    """The operations of ``client.gate_reviews``."""

    approve = gate_reviews_approve
    commit = gate_reviews_commit
    create = gate_reviews_create
    delete = gate_reviews_delete
    get = gate_reviews_get
    get_eligible_reviewers = gate_reviews_get_eligible_reviewers
    list = gate_reviews_list
    reject = gate_reviews_reject
    update = gate_reviews_update


class RawGateReviewsResource(Resource):
    """The operations of ``client.raw.gate_reviews``, which return each response undecoded, as a RawResponse."""

    approve = raw(gate_reviews_approve)
    commit = raw(gate_reviews_commit)
    create = raw(gate_reviews_create)
    delete = raw(gate_reviews_delete)
    get = raw(gate_reviews_get)
    get_eligible_reviewers = raw(gate_reviews_get_eligible_reviewers)
    list = raw(gate_reviews_list)
    reject = raw(gate_reviews_reject)
    update = raw(gate_reviews_update)
