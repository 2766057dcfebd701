from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, by_tag, each, later, new
from .. import models

as_dashboard_defaults = later(globals(), "as_dashboard_defaults", lambda: models.DashboardDefaults.from_dict)


@_define(kw_only=True, repr=False)
class Dashboard(Model):
    """A dashboard with its widgets."""

    id: str
    """Id of the dashboard."""
    name: str
    """Name shown in the console."""
    description: str | None | Unset = UNSET
    """Text that explains it."""
    defaults: models.DashboardDefaults | None | Unset = UNSET
    """What its charts show at first."""
    widgets: (
        list[
            models.DashboardFunnelWidget
            | models.DashboardHeaderWidget
            | models.DashboardTextWidget
            | models.DashboardTimeseriesWidget
            | models.DashboardUnsupportedWidget
        ]
        | Unset
    ) = UNSET
    """Its widgets."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
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
        self.id = pop("id", UNSET)
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
                    "text": models.DashboardTextWidget,
                    "header": models.DashboardHeaderWidget,
                    "timeseries": models.DashboardTimeseriesWidget,
                    "funnel": models.DashboardFunnelWidget,
                    "unsupported": models.DashboardUnsupportedWidget,
                },
            ),
            pop("widgets", UNSET),
        )
        self.additional_properties = rest or {}
        return self
