from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_property_ref = later(globals(), "as_property_ref", lambda: models.PropertyRef.from_dict)


@_define(kw_only=True, repr=False)
class DashboardAggregation(Model):
    """How events become one figure."""

    type: models.DashboardAggregationType | str
    """The kind of figure."""
    property: models.PropertyRef | Unset = UNSET
    """The property that is summed up or counted."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"type": "type", "property": "property"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.type = pop("type", UNSET)
        self.property = as_property_ref(value) if type(value := pop("property", UNSET)) is dict else value
        self.additional_properties = rest or {}
        return self
