from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new


@_define(kw_only=True, repr=False)
class CustomFieldMapping(Model):
    """A column that is computed from others."""

    key: str
    """Name of the new column; may be empty."""
    formula: str
    """Expression in SQL that gives its value; may be empty."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"key": "key", "formula": "formula"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.key = pop("key", UNSET)
        self.formula = pop("formula", UNSET)
        self.additional_properties = rest or {}
        return self
