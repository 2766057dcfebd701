from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ResolvedAlert(Model):
    """An alert that was dealt with."""

    resolved_at: float | Unset = UNSET
    """When; ms since 1970 as elsewhere, though no unit is published."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"resolved_at": "resolvedAt"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.resolved_at = pop("resolvedAt", UNSET)
        self.additional_properties = rest or {}
        return self
