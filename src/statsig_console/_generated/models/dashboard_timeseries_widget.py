from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_dashboard_timeseries_query = later(
    globals(), "as_dashboard_timeseries_query", lambda: models.DashboardTimeseriesQuery.from_dict
)


@_define(kw_only=True, repr=False)
class DashboardTimeseriesWidget(Model):
    """A course over time on a dashboard."""

    id: str
    """Id of the widget."""
    type: Literal["timeseries"] = "timeseries"
    """What makes it a course over time."""
    title: str
    """Heading of the widget."""
    description: str | None | Unset = UNSET
    """Text that explains it."""
    query: models.DashboardTimeseriesQuery
    """What it shows."""
    color: str | None | Unset = UNSET
    """Colour, such as `#1D4ED8`."""
    width: int | None | Unset = UNSET
    """Columns that it takes up."""
    height: int | None | Unset = UNSET
    """Rows that it takes up."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "type": "type",
        "title": "title",
        "description": "description",
        "query": "query",
        "color": "color",
        "width": "width",
        "height": "height",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.type = pop("type", UNSET)
        self.title = pop("title", UNSET)
        self.description = pop("description", UNSET)
        self.query = (
            as_dashboard_timeseries_query(value) if type(value := pop("query", UNSET)) is dict else value
        )
        self.color = pop("color", UNSET)
        self.width = pop("width", UNSET)
        self.height = pop("height", UNSET)
        self.additional_properties = rest or {}
        return self
