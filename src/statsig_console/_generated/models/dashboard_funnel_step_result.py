from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class DashboardFunnelStepResult(Model):
    """The figures of one step."""

    name: str
    """Name of the event."""
    rank: int
    """Place of the step, counted from 0."""
    count: float
    """How many got this far."""
    conversion_rate: float | None | Unset = UNSET
    """Share of those at the first step from 0 to 1."""
    previous_step_conversion_rate: float | None | Unset = UNSET
    """Share of those at the step before from 0 to 1."""
    time_to_convert: float | None | Unset = UNSET
    """Time since the step before; its unit is not published."""
    cumulative_time_to_convert: float | None | Unset = UNSET
    """Time since the first step; its unit is not published."""
    total_prop_sum: float | None | Unset = UNSET
    """Sum of a property; not published which."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "rank": "rank",
        "count": "count",
        "conversion_rate": "conversion_rate",
        "previous_step_conversion_rate": "previous_step_conversion_rate",
        "time_to_convert": "time_to_convert",
        "cumulative_time_to_convert": "cumulative_time_to_convert",
        "total_prop_sum": "total_prop_sum",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.rank = pop("rank", UNSET)
        self.count = pop("count", UNSET)
        self.conversion_rate = pop("conversion_rate", UNSET)
        self.previous_step_conversion_rate = pop("previous_step_conversion_rate", UNSET)
        self.time_to_convert = pop("time_to_convert", UNSET)
        self.cumulative_time_to_convert = pop("cumulative_time_to_convert", UNSET)
        self.total_prop_sum = pop("total_prop_sum", UNSET)
        self.additional_properties = rest or {}
        return self
