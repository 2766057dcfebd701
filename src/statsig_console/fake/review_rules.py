"""Which changes only a review may make, and which review an object waits for."""

from __future__ import annotations

from collections.abc import Mapping

from .call import Call, refuse
from .document import Json, Operation

__all__ = ["NEEDS_REVIEW", "OPEN", "check_reviewed", "is_reviewed", "with_review"]

NEEDS_REVIEW = "This change needs a review that is approved."
OPEN = ("pending", "accepted", "changes_requested")
_REVIEWED = {
    **{tag: tag for tag in ("gates", "dynamic_configs", "experiments", "autotunes")},
    "experiment_overrides": "experiments",
}
# What makes another object or changes nothing that a review could propose.
_FREE = ("create", "load_pulse", "resolve_alert", "request_code_cleanup", "restart_as_new")


def is_reviewed(operation: Operation) -> bool:
    """Tell whether an operation changes something that a review could propose to change."""
    name = operation.id.removeprefix(f"{operation.tag}_")
    return operation.method != "GET" and operation.tag in _REVIEWED and name not in _FREE


def check_reviewed(call: Call) -> None:
    """Refuse a change that the project, or the object itself, lets only a review make."""
    if not is_reviewed(call.operation):
        return
    changed = call.store.objects(_REVIEWED[call.operation.tag]).get(call.path["id"], {})
    by_object = (changed.get("reviewSettings") or {}).get("requiredReview")
    if by_object or call.store.part("settings", "", "reviews", {}).get("is_config_review_required"):
        raise refuse(NEEDS_REVIEW, 403)


def with_review(call: Call, found: Json) -> Json:
    """Answer a gate or an experiment with the last review that it waits for, if there is one."""
    shelves = call.store.shelves.get(("objects", f"{call.tag.removesuffix('s')}_reviews"), {})
    reviews: Mapping[str, Json] = shelves.get(f"{call.tag}/{found.get('id')}", {})
    waiting = [each for each in reviews.values() if each["status"] in OPEN]
    if not waiting:
        return found
    names = {"reviewID": "review_id", "reviewStatus": "status", "description": "description"}
    return found | {"activeReview": {name: waiting[-1][its] for name, its in names.items()}}
