"""Which changes only a review may make, where the project or the object asks for that."""

from __future__ import annotations

from .call import Call, refuse
from .document import Operation

__all__ = ["NEEDS_REVIEW", "check_reviewed", "is_reviewed"]

NEEDS_REVIEW = "This change needs a review that is approved."
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
