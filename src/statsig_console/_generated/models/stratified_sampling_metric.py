from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class StratifiedSamplingMetric(Model):
    """The metric to balance by and the days to look at."""

    name: str
    """Name of the metric."""
    type: str | Unset = UNSET
    """Type of the metric."""
    start_date: str
    """First day."""
    end_date: str
    """Last day."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "type": "type",
        "start_date": "startDate",
        "end_date": "endDate",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.type = pop("type", UNSET)
        self.start_date = pop("startDate", UNSET)
        self.end_date = pop("endDate", UNSET)
        self.additional_properties = rest or {}
        return self
