from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, later, new
from .. import models

as_alert_group_value = later(globals(), "as_alert_group_value", lambda: models.AlertGroupValue.from_dict)


@_define(kw_only=True, repr=False)
class AlertMuteSchedule(Model):
    """A time in which an alert is silent. Unlike other times of an alert, these are in seconds."""

    start: float
    """When it begins in seconds since 1970."""
    end: float
    """When it ends in seconds since 1970; 0 for never."""
    group_bys: list[models.AlertGroupValue]
    """The groups that are silent."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"start": "start", "end": "end", "group_bys": "groupBys"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.start = pop("start", UNSET)
        self.end = pop("end", UNSET)
        self.group_bys = (
            [as_alert_group_value(item) for item in value]
            if type(value := pop("groupBys", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
