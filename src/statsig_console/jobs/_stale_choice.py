"""Which stale gates are listed, which of them are to be archived, and which value replaces their checks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Self

from .. import InvalidArgumentError, Unset, models
from ._stale_plan import Action, Plan, PlannedGate

__all__ = ["Filters", "describe", "planned_gate"]

# https://docs.statsig.com/feature-flags/permanent-and-stale-gates explains the reasons.
_VALUES = {
    "STALE_PROBABLY_LAUNCHED": True,
    "STALE_ALL_TRUE": True,
    "STALE_PROBABLY_UNLAUNCHED": False,
    "STALE_ALL_FALSE": False,
    "STALE_NO_RULES": False,
}
"""The value of a gate for all users, by the reason why it is stale."""
_UNCHECKED = ("STALE_PROBABLY_DEAD_CHECK", "STALE_EMPTY_CHECKS")
_STATUS_VALUES = {"Launched": True, "Disabled": False}


@dataclass(frozen=True)
class Filters:
    """Chooses the stale gates that a plan lists."""

    older_than: timedelta | None
    tags: frozenset[str] | None
    owners: frozenset[str] | None

    @classmethod
    def of(cls, older_than: Any, tags: Any, owner: Any) -> Self:
        """Return filters, or raise InvalidArgumentError."""
        if older_than is not None and (not isinstance(older_than, timedelta) or older_than < timedelta()):
            raise InvalidArgumentError("older_than", "a positive timedelta is expected: timedelta(days=90)")
        return cls(older_than, _texts("tags", tags), _texts("owner", owner))

    def fit(self, gate: models.Gate, now: datetime) -> bool:
        """Return whether a gate passes all filters. One whose age is unknown is not old."""
        if self.older_than is not None:
            changed = gate.last_modified_time or gate.created_time
            if not changed or changed > (now - self.older_than).timestamp() * 1000:
                return False
        if self.tags is not None and self.tags.isdisjoint(gate.tags or ()):
            return False
        return self.owners is None or not self.owners.isdisjoint(_names(gate.owner))

    def shown(self) -> dict[str, Any]:
        """Return the filters as JSON."""
        found = {
            "older_than": None if self.older_than is None else str(self.older_than),
            "tags": self.tags and sorted(self.tags),
            "owner": self.owners and sorted(self.owners),
        }
        return {name: value for name, value in found.items() if value is not None}


def planned_gate(gate: models.Gate, keep: Collection[str], code: Collection[str] | None) -> PlannedGate:
    """Return a gate of the plan, as if it had no references."""
    replacement = _replacement(gate)
    action, why = _decide(gate, replacement, gate.id in keep, code)
    return PlannedGate(
        id=gate.id,
        name=gate.name,
        status=gate.status,
        reason=gate.type_reason,
        action=action,
        why=why,
        replacement=replacement,
        references=(),
        in_code=None if code is None else gate.id in code,
        owner=next(iter(_names(gate.owner)), None),
        team=gate.team or None,
        tags=tuple(gate.tags or ()),
        version=None if isinstance(gate.version, Unset) else gate.version,
        last_modified_time=gate.last_modified_time,
    )


def describe(gate: PlannedGate, plan: Plan) -> str:
    """Return the reason for archiving a gate, which the server stores."""
    return f"Stale ({gate.reason}): {gate.why}. Plan of {plan.created}."


def _replacement(gate: models.Gate) -> bool | None:
    """Return the value of a gate for all users, or None if it is unknown or the server contradicts itself."""
    by_reason, by_status = _VALUES.get(gate.type_reason), _STATUS_VALUES.get(gate.status)
    if gate.status == "Launched" and gate.type_reason == "STALE_NO_RULES":
        return True
    if by_reason is None or by_status is None:
        return by_status if by_reason is None else by_reason
    return by_reason if by_reason == by_status else None


def _decide(
    gate: models.Gate, replacement: bool | None, is_kept: bool, code: Collection[str] | None
) -> tuple[Action, str]:
    """Return what to do with a gate that has no references, and why."""
    if is_kept:
        return "keep", "it is in the list of gates to keep"
    if code is not None and gate.id in code:
        return "keep", "code asks for it"
    if gate.active_review is not None and not isinstance(gate.active_review, Unset):
        return "keep", "a change of it waits for a review"
    if isinstance(gate.version, Unset) and gate.last_modified_time is None:
        return "keep", "neither its version nor the time of its last change is known"
    if replacement is False:
        return "archive", "it passes for nobody"
    if gate.type_reason in _UNCHECKED:
        return "archive", "nothing checks it"
    if code is not None and gate.checks_per_hour == 0:
        return "archive", "code does not ask for it, and it was not checked lately"
    return "keep", f"needs a review: it {'passes' if replacement else 'may pass'} for users"


def _names(owner: Any) -> list[str]:
    """Return the names of an owner, the display name first."""
    if owner is None or isinstance(owner, Unset):
        return []
    found = (owner.owner_name, owner.owner_email, owner.owner_id)
    return [name for name in found if isinstance(name, str) and name]


def _texts(name: str, value: Any) -> frozenset[str] | None:
    if value is None:
        return None
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, Collection) or not all(isinstance(text, str) for text in found):
        raise InvalidArgumentError(name, "a text or a list of texts is expected")
    return frozenset(found)
