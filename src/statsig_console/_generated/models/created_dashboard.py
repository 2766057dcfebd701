from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, new


@_define(kw_only=True, repr=False)
class CreatedDashboard(Model):
    """What is said of a new dashboard."""

    id: str
    """Id of the dashboard."""
    dashboard_url: str = ABSENT
    """Its address in the console; missing at times."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"id": "id", "dashboard_url": "dashboard_url"}
    always_present: ClassVar[tuple[str, ...]] = ("dashboard_url",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.dashboard_url = pop("dashboard_url")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.id = pop("id", UNSET)
        self.additional_properties = rest or {}
        return self
