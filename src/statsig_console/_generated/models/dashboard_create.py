from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, by_tag, each, later, new
from .. import models

as_dashboard_defaults = later(globals(), "as_dashboard_defaults", lambda: models.DashboardDefaults.from_dict)


@_define(kw_only=True, repr=False)
class DashboardCreate(Model):
    """A new dashboard."""

    name: str
    """Name shown in the console; 1 to 200 characters."""
    description: str | Unset = UNSET
    """Text that explains it; at most 10000 characters."""
    defaults: models.DashboardDefaults | Unset = UNSET
    """What its charts show at first."""
    widgets: (
        list[
            models.DashboardFunnelWidgetCreate
            | models.DashboardHeaderWidgetCreate
            | models.DashboardTextWidgetCreate
            | models.DashboardTimeseriesWidgetCreate
        ]
        | Unset
    ) = UNSET
    """Its widgets."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "description": "description",
        "defaults": "defaults",
        "widgets": "widgets",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.description = pop("description", UNSET)
        self.defaults = (
            as_dashboard_defaults(value) if type(value := pop("defaults", UNSET)) is dict else value
        )
        self.widgets = each(
            lambda item: by_tag(
                item,
                "type",
                {
                    "text": models.DashboardTextWidgetCreate,
                    "header": models.DashboardHeaderWidgetCreate,
                    "timeseries": models.DashboardTimeseriesWidgetCreate,
                    "funnel": models.DashboardFunnelWidgetCreate,
                },
            ),
            pop("widgets", UNSET),
        )
        self.additional_properties = rest or {}
        return self
