from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new


@_define(kw_only=True, repr=False)
class IDTypeMapping(Model):
    """A column of a query that holds the ids of one kind of unit."""

    statsig_unit_id: str
    """Kind of unit, such as `userID` or a unit id type of the project."""
    column: str
    """Name of the column."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"statsig_unit_id": "statsigUnitID", "column": "column"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.statsig_unit_id = pop("statsigUnitID", UNSET)
        self.column = pop("column", UNSET)
        self.additional_properties = rest or {}
        return self
