from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_dashboard_filter = later(globals(), "as_dashboard_filter", lambda: models.DashboardFilter.from_dict)


@_define(kw_only=True, repr=False)
class DashboardEventSource(Model):
    """The events that a chart counts."""

    type: str
    """Kind of source; `event` is the only one."""
    event_name: str
    """Name of the event."""
    filters: list[models.DashboardFilter] | Unset = UNSET
    """Which of the events count."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"type": "type", "event_name": "event_name", "filters": "filters"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.type = pop("type", UNSET)
        self.event_name = pop("event_name", UNSET)
        self.filters = (
            [as_dashboard_filter(item) for item in value]
            if type(value := pop("filters", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
