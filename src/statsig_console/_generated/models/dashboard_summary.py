from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, later, new
from .. import models

as_dashboard_defaults = later(globals(), "as_dashboard_defaults", lambda: models.DashboardDefaults.from_dict)


@_define(kw_only=True, repr=False)
class DashboardSummary(Model):
    """A dashboard as the list shows it."""

    id: str
    """Id of the dashboard."""
    name: str
    """Name shown in the console."""
    description: str | None = ABSENT
    """Text that explains it."""
    defaults: models.DashboardDefaults | None | Unset = UNSET
    """What its charts show at first."""
    widget_count: int = ABSENT
    """Number of its widgets."""
    is_verified: bool | None | Unset = UNSET
    """Whether it is marked as verified."""
    created_time: float = ABSENT
    """When it was made; in seconds since 1970 where it was seen."""
    modified_time: float | None = ABSENT
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
    always_present: ClassVar[tuple[str, ...]] = (
        "description",
        "widget_count",
        "created_time",
        "modified_time",
    )

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.description = pop("description")
            self.widget_count = pop("widget_count")
            self.created_time = pop("created_time")
            self.modified_time = pop("modified_time")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.defaults = (
            as_dashboard_defaults(value) if type(value := pop("defaults", UNSET)) is dict else value
        )
        self.is_verified = pop("is_verified", UNSET)
        self.additional_properties = rest or {}
        return self
