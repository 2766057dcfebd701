from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new
from .. import models


@_define(kw_only=True, repr=False)
class DashboardPeriod(Model):
    """A stretch of time up to now."""

    value: int
    """How many units of time, 1 or more."""
    unit: models.DashboardPeriodUnit | str
    """The unit of time."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"value": "value", "unit": "unit"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.value = pop("value", UNSET)
        self.unit = pop("unit", UNSET)
        self.additional_properties = rest or {}
        return self
