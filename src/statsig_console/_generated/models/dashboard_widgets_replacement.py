from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, by_tag, each, later, new
from .. import models

as_dashboard_defaults = later(globals(), "as_dashboard_defaults", lambda: models.DashboardDefaults.from_dict)


@_define(kw_only=True, repr=False)
class DashboardWidgetsReplacement(Model):
    """Widgets to put in the place of all others."""

    widgets: list[
        models.DashboardFunnelWidgetCreate
        | models.DashboardHeaderWidgetCreate
        | models.DashboardTextWidgetCreate
        | models.DashboardTimeseriesWidgetCreate
    ]
    """All widgets; an empty list clears the dashboard."""
    defaults: models.DashboardDefaults | Unset = UNSET
    """What charts show at first."""
    max_cols: int | Unset = UNSET
    """Number of columns of the dashboard, probably; 1 or more."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "widgets": "widgets",
        "defaults": "defaults",
        "max_cols": "max_cols",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
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
        self.defaults = (
            as_dashboard_defaults(value) if type(value := pop("defaults", UNSET)) is dict else value
        )
        self.max_cols = pop("max_cols", UNSET)
        self.additional_properties = rest or {}
        return self
