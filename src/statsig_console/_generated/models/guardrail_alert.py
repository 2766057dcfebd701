from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_guardrail_arm = later(globals(), "as_guardrail_arm", lambda: models.GuardrailArm.from_dict)


@_define(kw_only=True, repr=False)
class GuardrailAlert(Model):
    """State of the guardrail of one metric."""

    status: models.GuardrailStatus | str | Unset = UNSET
    """The groups taken together."""
    timestamp: float | None | Unset = UNSET
    """When it was computed; seconds since 1970 in the published example."""
    comment: str | None | Unset = UNSET
    """What was noted when it was dealt with."""
    source: str | None | Unset = UNSET
    """What set it off."""
    arms: list[models.GuardrailArm] | Unset = UNSET
    """State of each group."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "status": "status",
        "timestamp": "timestamp",
        "comment": "comment",
        "source": "source",
        "arms": "arms",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.status = pop("status", UNSET)
        self.timestamp = pop("timestamp", UNSET)
        self.comment = pop("comment", UNSET)
        self.source = pop("source", UNSET)
        self.arms = (
            [as_guardrail_arm(item) for item in value]
            if type(value := pop("arms", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
