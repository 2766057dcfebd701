from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_dashboard_aggregation = later(
    globals(), "as_dashboard_aggregation", lambda: models.DashboardAggregation.from_dict
)
as_dashboard_chart = later(globals(), "as_dashboard_chart", lambda: models.DashboardChart.from_dict)
as_dashboard_event_source = later(
    globals(), "as_dashboard_event_source", lambda: models.DashboardEventSource.from_dict
)
as_property_ref = later(globals(), "as_property_ref", lambda: models.PropertyRef.from_dict)


@_define(kw_only=True, repr=False)
class DashboardTimeseriesQuery(Model):
    """What a course over time shows; it has either `source` or `sources`."""

    source: models.DashboardEventSource | Unset = UNSET
    """The one event that it counts."""
    sources: list[models.DashboardEventSource] | Unset = UNSET
    """The several events that it counts."""
    aggregation: models.DashboardAggregation
    """How events become one figure."""
    unit_type: str | Unset = UNSET
    """Unit id type that figures per user go by."""
    group_bys: list[models.PropertyRef] | Unset = UNSET
    """The properties that it is split by."""
    viz: models.DashboardChart | Unset = UNSET
    """How it is drawn."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "source": "source",
        "sources": "sources",
        "aggregation": "aggregation",
        "unit_type": "unit_type",
        "group_bys": "group_bys",
        "viz": "viz",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.source = (
            as_dashboard_event_source(value) if type(value := pop("source", UNSET)) is dict else value
        )
        self.sources = (
            [as_dashboard_event_source(item) for item in value]
            if type(value := pop("sources", UNSET)) is list and value
            else value
        )
        self.aggregation = (
            as_dashboard_aggregation(value) if type(value := pop("aggregation", UNSET)) is dict else value
        )
        self.unit_type = pop("unit_type", UNSET)
        self.group_bys = (
            [as_property_ref(item) for item in value]
            if type(value := pop("group_bys", UNSET)) is list and value
            else value
        )
        self.viz = as_dashboard_chart(value) if type(value := pop("viz", UNSET)) is dict else value
        self.additional_properties = rest or {}
        return self
