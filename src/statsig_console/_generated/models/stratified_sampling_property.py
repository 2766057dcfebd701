from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new


@_define(kw_only=True, repr=False)
class StratifiedSamplingProperty(Model):
    """The property to balance by."""

    property_source_name: str
    """Entity property source that has it."""
    column: str
    """Its column."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"property_source_name": "propertySourceName", "column": "column"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.property_source_name = pop("propertySourceName", UNSET)
        self.column = pop("column", UNSET)
        self.additional_properties = rest or {}
        return self
