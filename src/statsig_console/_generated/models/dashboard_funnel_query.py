from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_dashboard_cohort = later(globals(), "as_dashboard_cohort", lambda: models.DashboardCohort.from_dict)
as_dashboard_conversion_window = later(
    globals(), "as_dashboard_conversion_window", lambda: models.DashboardConversionWindow.from_dict
)
as_dashboard_funnel_step = later(
    globals(), "as_dashboard_funnel_step", lambda: models.DashboardFunnelStep.from_dict
)
as_property_ref = later(globals(), "as_property_ref", lambda: models.PropertyRef.from_dict)


@_define(kw_only=True, repr=False)
class DashboardFunnelQuery(Model):
    """What a funnel counts. Groups and cohorts can be read but are not taken in requests."""

    steps: list[models.DashboardFunnelStep]
    """What must happen in order; 2 steps or more."""
    unit_type: str | Unset = UNSET
    """Unit id type that is followed through the steps."""
    conversion_window: models.DashboardConversionWindow | Unset = UNSET
    """The time in which all steps must be taken."""
    chart_type: models.DashboardFunnelChartType | str | Unset = UNSET
    """Whether it shows shares or numbers."""
    group_bys: list[models.PropertyRef] | Unset = UNSET
    """The properties that it is split by. Read only."""
    cohorts: list[models.DashboardCohort] | Unset = UNSET
    """The cohorts that it is split by. Read only."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "steps": "steps",
        "unit_type": "unit_type",
        "conversion_window": "conversion_window",
        "chart_type": "chart_type",
        "group_bys": "group_bys",
        "cohorts": "cohorts",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.steps = (
            [as_dashboard_funnel_step(item) for item in value]
            if type(value := pop("steps", UNSET)) is list and value
            else value
        )
        self.unit_type = pop("unit_type", UNSET)
        self.conversion_window = (
            as_dashboard_conversion_window(value)
            if type(value := pop("conversion_window", UNSET)) is dict
            else value
        )
        self.chart_type = pop("chart_type", UNSET)
        self.group_bys = (
            [as_property_ref(item) for item in value]
            if type(value := pop("group_bys", UNSET)) is list and value
            else value
        )
        self.cohorts = (
            [as_dashboard_cohort(item) for item in value]
            if type(value := pop("cohorts", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
