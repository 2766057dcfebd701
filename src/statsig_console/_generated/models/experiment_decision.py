from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ExperimentDecision(Model):
    """The outcome of an experiment."""

    id: str
    """Id of the group to ship."""
    decision_reason: str
    """The reason in words."""
    remove_targeting: bool | Unset = UNSET
    """Whether to drop the targeting, so that everybody gets the group; false when left out."""
    holdout: int | Unset = UNSET
    """Share kept on each side in percent, 0 to 50; the group gets 100 less twice that. Not in every project."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "decision_reason": "decisionReason",
        "remove_targeting": "removeTargeting",
        "holdout": "holdout",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.decision_reason = pop("decisionReason", UNSET)
        self.remove_targeting = pop("removeTargeting", UNSET)
        self.holdout = pop("holdout", UNSET)
        self.additional_properties = rest or {}
        return self
