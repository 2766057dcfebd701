from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, later, new
from .. import models

as_dashboard_funnel_results = later(
    globals(), "as_dashboard_funnel_results", lambda: models.DashboardFunnelResults.from_dict
)


@_define(kw_only=True, repr=False)
class DashboardWidgetResults(Model):
    """The figures of a widget."""

    id: str
    """Id of the widget."""
    type: str
    """Kind of widget; `funnel` is the only one so far."""
    funnel: models.DashboardFunnelResults = ABSENT
    """The figures of a funnel."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"id": "id", "type": "type", "funnel": "funnel"}
    always_present: ClassVar[tuple[str, ...]] = ("funnel",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            raw_funnel = pop("funnel")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.type = pop("type", UNSET)
        self.funnel = as_dashboard_funnel_results(value) if type(value := raw_funnel) is dict else value
        self.additional_properties = rest or {}
        return self
