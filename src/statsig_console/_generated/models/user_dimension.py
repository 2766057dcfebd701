from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class UserDimension(Model):
    """A property of units to compute results by."""

    property_source: str | Unset = UNSET
    """Entity property source that has it."""
    name: str
    """Name of the property."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"property_source": "propertySource", "name": "name"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.property_source = pop("propertySource", UNSET)
        self.name = pop("name", UNSET)
        self.additional_properties = rest or {}
        return self
