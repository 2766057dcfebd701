from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new
from .. import models


@_define(kw_only=True, repr=False)
class DashboardChart(Model):
    """How a course over time is drawn."""

    chart_type: models.DashboardChartType | str
    """The kind of chart."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"chart_type": "chart_type"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.chart_type = pop("chart_type", UNSET)
        self.additional_properties = rest or {}
        return self
