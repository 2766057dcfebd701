"""The operations that make a change that a review could propose."""

from __future__ import annotations

from .document import Operation

__all__ = ["NEEDS_REVIEW", "REVIEWED", "is_reviewed"]

NEEDS_REVIEW = "This change needs a review that is approved."
REVIEWED = {
    **{tag: tag for tag in ("gates", "dynamic_configs", "experiments", "autotunes")},
    "experiment_overrides": "experiments",
}
# Operations that create another object, or change something that no review could propose.
_FREE = ("load_pulse", "resolve_alert", "request_code_cleanup", "restart_as_new")


def is_reviewed(operation: Operation) -> bool:
    """Return whether an operation changes something that a review could propose to change."""
    name = operation.id.removeprefix(f"{operation.tag}_")
    is_write_of_one = operation.method != "GET" and "{id}" in operation.path
    return is_write_of_one and operation.tag in REVIEWED and name not in _FREE
