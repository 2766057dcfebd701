"""Reviews of changes to gates: `create` proposes a change, `approve` or `reject` decides, `commit` makes
it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..._blocking.groups import SyncResource, raw, raw_list
from ..._blocking.pages import Pages
from ..._codec import UNSET, Unset
from .. import models
from ..api import gate_reviews as _async


def gate_reviews_approve(
    api: SyncResource,
    id: str,
    review_id: str,
    body: models.ReviewApproval | Mapping[str, Any] | Unset = UNSET,
) -> models.ConfigReview:
    """Approve a review of a gate.

    The change is not made yet; commit the review for that.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The approval.

    See https://docs.statsig.com/console-api/gates
    """
    return api._call(_async.gate_reviews_approve, id, review_id, body)


def gate_reviews_commit(api: SyncResource, id: str, review_id: str) -> None:
    """Commit an approved review of a gate.

    Makes the proposed change. The answer holds a message only; read the gate for its new state.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/gates
    """
    return api._call(_async.gate_reviews_commit, id, review_id)


def gate_reviews_create(
    api: SyncResource, id: str, body: models.GateReviewCreate | Mapping[str, Any]
) -> models.ConfigReview:
    """Ask for a review of a change of a gate.

    The gate stays as it is until the review is committed. One review carries one kind of change. What the
    server answers while another review of this gate is open is not published.

    Args:
        id: Id of the object, as its own `id` field gives it.
        body: What is to change and who should look at it.

    See https://docs.statsig.com/console-api/gates
    """
    return api._call(_async.gate_reviews_create, id, body)


def gate_reviews_delete(api: SyncResource, id: str, review_id: str) -> None:
    """Withdraw a review of a gate.

    Meant for a review that is still under way; the gate does not change.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/gates
    """
    return api._call(_async.gate_reviews_delete, id, review_id)


def gate_reviews_get(api: SyncResource, id: str, review_id: str) -> models.ConfigReview:
    """Read a review of a gate.

    Unlike the list it tells in `content` what would change.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.

    See https://docs.statsig.com/console-api/gates
    """
    return api._call(_async.gate_reviews_get, id, review_id)


def gate_reviews_get_eligible_reviewers(api: SyncResource, id: str) -> models.EligibleReviewers:
    """Read who may review a gate.

    Project admins may always review and are not listed. The users include the members of the groups, each
    once.

    Args:
        id: Id of the object, as its own `id` field gives it.

    See https://docs.statsig.com/console-api/gates
    """
    return api._call(_async.gate_reviews_get_eligible_reviewers, id)


def gate_reviews_list(
    api: SyncResource, id: str, *, limit: int | Unset = UNSET, page: int | Unset = UNSET
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
    return api._pages(_async.gate_reviews_list, id, limit=limit, page=page)


def gate_reviews_reject(
    api: SyncResource, id: str, review_id: str, body: models.ReviewRejection | Mapping[str, Any]
) -> models.ConfigReview:
    """Reject a review of a gate.

    Takes a reason, unlike an approval, which needs none.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The rejection.

    See https://docs.statsig.com/console-api/gates
    """
    return api._call(_async.gate_reviews_reject, id, review_id, body)


def gate_reviews_update(
    api: SyncResource, id: str, review_id: str, body: models.GateReviewUpdate | Mapping[str, Any]
) -> models.ConfigReview:
    """Change a review of a gate.

    Only the fields that are sent change; lists are replaced whole. The server refuses an empty body.

    Args:
        id: Id of the object, as its own `id` field gives it.
        review_id: Id of the review, as its `review_id` gives it.
        body: The fields to change; at least one.

    See https://docs.statsig.com/console-api/gates
    """
    return api._call(_async.gate_reviews_update, id, review_id, body)


class GateReviewsResource(SyncResource):
    """The operations of ``client.gate_reviews``, without async."""

    approve = gate_reviews_approve
    commit = gate_reviews_commit
    create = gate_reviews_create
    delete = gate_reviews_delete
    get = gate_reviews_get
    get_eligible_reviewers = gate_reviews_get_eligible_reviewers
    list = gate_reviews_list
    reject = gate_reviews_reject
    update = gate_reviews_update


class RawGateReviewsResource(SyncResource):
    """The operations of ``client.raw.gate_reviews``, without async, which return each response undecoded."""

    approve = raw(gate_reviews_approve)
    commit = raw(gate_reviews_commit)
    create = raw(gate_reviews_create)
    delete = raw(gate_reviews_delete)
    get = raw(gate_reviews_get)
    get_eligible_reviewers = raw(gate_reviews_get_eligible_reviewers)
    list = raw_list(gate_reviews_list)
    reject = raw(gate_reviews_reject)
    update = raw(gate_reviews_update)
