from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class AssignmentSourceFilter(Model):
    """A condition on the rows of an assignment source."""

    column: str | Unset = UNSET
    """Column to look at."""
    condition: models.FilterCondition | str
    """How to compare it."""
    values: list[str] | Unset = UNSET
    """What to compare it with."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"column": "column", "condition": "condition", "values": "values"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.column = pop("column", UNSET)
        self.condition = pop("condition", UNSET)
        self.values = pop("values", UNSET)
        self.additional_properties = rest or {}
        return self
