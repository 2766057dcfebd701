from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.dashboard_defaults import DashboardDefaults

as_dashboard_defaults = later(globals(), "as_dashboard_defaults", lambda: m.DashboardDefaults.from_dict)


@_define(kw_only=True, repr=False)
class DashboardSummary(Model):
    """A dashboard as the list shows it."""

    id: str
    """Id of the dashboard."""
    name: str
    """Name shown in the console."""
    description: str | None | Unset = UNSET
    """Text that explains it."""
    defaults: DashboardDefaults | None | Unset = UNSET
    """What its charts show at first."""
    widget_count: int | Unset = UNSET
    """Number of its widgets."""
    is_verified: bool | None | Unset = UNSET
    """Whether it is marked as verified."""
    created_time: float | Unset = UNSET
    """When it was made; in seconds since 1970 where it was seen."""
    modified_time: float | None | Unset = UNSET
    """When it was last changed; in seconds since 1970 where it was seen."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "description": "description",
        "defaults": "defaults",
        "widget_count": "widget_count",
        "is_verified": "is_verified",
        "created_time": "created_time",
        "modified_time": "modified_time",
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
        self.widget_count = pop("widget_count", UNSET)
        self.is_verified = pop("is_verified", UNSET)
        self.created_time = pop("created_time", UNSET)
        self.modified_time = pop("modified_time", UNSET)
        self.additional_properties = rest or {}
        return self
