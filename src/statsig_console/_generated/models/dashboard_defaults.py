from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_dashboard_period = later(globals(), "as_dashboard_period", lambda: models.DashboardPeriod.from_dict)


@_define(kw_only=True, repr=False)
class DashboardDefaults(Model):
    """What the charts of a dashboard show at first."""

    date: models.DashboardPeriod | Unset = UNSET
    """The time up to now that they cover."""
    granularity: models.DashboardGranularity | str | Unset = UNSET
    """The time that one point stands for."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"date": "date", "granularity": "granularity"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.date = as_dashboard_period(value) if type(value := pop("date", UNSET)) is dict else value
        self.granularity = pop("granularity", UNSET)
        self.additional_properties = rest or {}
        return self
