from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class ReloadSchedule(Model):
    """When results are computed in the warehouse."""

    hour: float | None | Unset = UNSET
    """Hour of the day."""
    days: list[float] | None | Unset = UNSET
    """Days of the week as numbers."""
    reload_type: models.ScheduledReloadType | str | Unset = UNSET
    """How much is computed."""
    turbo_mode: bool | None | Unset = UNSET
    """Whether steps are left out to be faster."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "hour": "hour",
        "days": "days",
        "reload_type": "reload_type",
        "turbo_mode": "turbo_mode",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.hour = pop("hour", UNSET)
        self.days = pop("days", UNSET)
        self.reload_type = pop("reload_type", UNSET)
        self.turbo_mode = pop("turbo_mode", UNSET)
        self.additional_properties = rest or {}
        return self
