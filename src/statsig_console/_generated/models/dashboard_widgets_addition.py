from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, by_tag, each, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.dashboard_defaults import DashboardDefaults
    from ..models.dashboard_funnel_widget_create import DashboardFunnelWidgetCreate
    from ..models.dashboard_header_widget_create import DashboardHeaderWidgetCreate
    from ..models.dashboard_text_widget_create import DashboardTextWidgetCreate
    from ..models.dashboard_timeseries_widget_create import DashboardTimeseriesWidgetCreate

as_dashboard_defaults = later(globals(), "as_dashboard_defaults", lambda: m.DashboardDefaults.from_dict)


@_define(kw_only=True, repr=False)
class DashboardWidgetsAddition(Model):
    """Widgets to add."""

    widgets: list[
        DashboardFunnelWidgetCreate
        | DashboardHeaderWidgetCreate
        | DashboardTextWidgetCreate
        | DashboardTimeseriesWidgetCreate
    ]
    """The new widgets; 1 or more."""
    defaults: DashboardDefaults | Unset = UNSET
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
                    "text": m.DashboardTextWidgetCreate,
                    "header": m.DashboardHeaderWidgetCreate,
                    "timeseries": m.DashboardTimeseriesWidgetCreate,
                    "funnel": m.DashboardFunnelWidgetCreate,
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
