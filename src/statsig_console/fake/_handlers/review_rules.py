"""The changes that need a review, and the pending review of an object."""

from __future__ import annotations

from collections.abc import Mapping

from .._document.document import Json
from .._document.reviewed import NEEDS_REVIEW, REVIEWED, is_reviewed
from .._guesses import guess
from .._http.response import refuse
from .call import Call

__all__ = ["OPEN", "check_reviewed", "with_review"]

OPEN = ("pending", "accepted", "changes_requested")


@guess("A change that needs a review is refused with 403, whether the request has the header or not.")
def check_reviewed(call: Call) -> None:
    """Refuse a change that needs a review, by a setting of the project or of the object."""
    if not is_reviewed(call.operation):
        return
    changed = call.store.objects(REVIEWED[call.operation.tag]).get(call.path["id"], {})
    by_object = (changed.get("reviewSettings") or {}).get("requiredReview")
    if by_object or call.store.part("settings", "", "reviews", {}).get("is_config_review_required"):
        raise refuse(NEEDS_REVIEW, 403)


def with_review(call: Call, found: Json) -> Json:
    """Return a gate or an experiment with its last pending review, if there is one."""
    tables = call.store.tables.get(("objects", f"{call.tag.removesuffix('s')}_reviews"), {})
    reviews: Mapping[str, Json] = tables.get(f"{call.tag}/{found.get('id')}", {})
    waiting = [review for review in reviews.values() if review["status"] in OPEN]
    if not waiting:
        return found
    names = {"reviewID": "review_id", "reviewStatus": "status", "description": "description"}
    return found | {"activeReview": {name: waiting[-1][its] for name, its in names.items()}}
