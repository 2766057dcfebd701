from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new


@_define(kw_only=True, repr=False)
class ExternalEvent(Model):
    """Something that happened outside and may explain a change."""

    name: str
    """Name."""
    timestamp: float
    """When it happened; ms since 1970 as elsewhere, though no unit is published."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"name": "name", "timestamp": "timestamp"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.timestamp = pop("timestamp", UNSET)
        self.additional_properties = rest or {}
        return self
