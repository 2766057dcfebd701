from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ExperimentAbandonment(Model):
    """Why an experiment is given up."""

    decision_reason: str
    """The reason in words."""
    remove_targeting: bool | Unset = UNSET
    """Whether its targeting is removed; shown by an official example only."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "decision_reason": "decisionReason",
        "remove_targeting": "removeTargeting",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.decision_reason = pop("decisionReason", UNSET)
        self.remove_targeting = pop("removeTargeting", UNSET)
        self.additional_properties = rest or {}
        return self
