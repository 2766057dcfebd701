from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class GateChecks(Model):
    """Whether a gate is checked."""

    has_production_checks_in_last_7_days: bool | None | Unset = UNSET
    """Whether production asked for it within seven days; null when that is not known."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "has_production_checks_in_last_7_days": "has_production_checks_in_last_7_days"
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.has_production_checks_in_last_7_days = pop("has_production_checks_in_last_7_days", UNSET)
        self.additional_properties = rest or {}
        return self
