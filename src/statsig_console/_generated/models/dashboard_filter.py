from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_property_ref = later(globals(), "as_property_ref", lambda: models.PropertyRef.from_dict)


@_define(kw_only=True, repr=False)
class DashboardFilter(Model):
    """A test on a property of an event."""

    property: models.PropertyRef
    """The property looked at."""
    operator: models.DashboardFilterOperator | str
    """How it is compared."""
    values: list[str] | Unset = UNSET
    """What it is compared with; empty when left out."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "property": "property",
        "operator": "operator",
        "values": "values",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.property = as_property_ref(value) if type(value := pop("property", UNSET)) is dict else value
        self.operator = pop("operator", UNSET)
        self.values = pop("values", UNSET)
        self.additional_properties = rest or {}
        return self
