from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class GateUnarchival(Model):
    """Why a gate or dynamic config comes back."""

    unarchive_reason: str | Unset = UNSET
    """Why it is brought back."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"unarchive_reason": "unarchiveReason"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.unarchive_reason = pop("unarchiveReason", UNSET)
        self.additional_properties = rest or {}
        return self
