from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.dashboard_funnel_results import DashboardFunnelResults

as_dashboard_funnel_results = later(
    globals(), "as_dashboard_funnel_results", lambda: m.DashboardFunnelResults.from_dict
)


@_define(kw_only=True, repr=False)
class DashboardWidgetResults(Model):
    """The figures of a widget."""

    id: str
    """Id of the widget."""
    type: str
    """Kind of widget; `funnel` is the only one so far."""
    funnel: DashboardFunnelResults | Unset = UNSET
    """The figures of a funnel."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"id": "id", "type": "type", "funnel": "funnel"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.type = pop("type", UNSET)
        self.funnel = (
            as_dashboard_funnel_results(value) if type(value := pop("funnel", UNSET)) is dict else value
        )
        self.additional_properties = rest or {}
        return self
