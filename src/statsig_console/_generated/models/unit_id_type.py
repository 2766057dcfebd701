from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class UnitIDType(Model):
    """A kind of unit that objects can decide by."""

    name: str
    """Name, which is the id as well, such as `companyID`."""
    description: str | None | Unset = UNSET
    """What the ids mean."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"name": "name", "description": "description"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.description = pop("description", UNSET)
        self.additional_properties = rest or {}
        return self
