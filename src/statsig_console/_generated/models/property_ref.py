from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new


@_define(kw_only=True, repr=False)
class PropertyRef(Model):
    """A property of events, named by the column that holds it and its key there."""

    key: str
    """Name of the property; `!statsig_value` for the value of the event."""
    column: str
    """Column that holds it, such as `user_object` or `company_metadata`."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"key": "key", "column": "column"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.key = pop("key", UNSET)
        self.column = pop("column", UNSET)
        self.additional_properties = rest or {}
        return self
