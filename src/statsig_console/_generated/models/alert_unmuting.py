from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_alert_group_value = later(globals(), "as_alert_group_value", lambda: models.AlertGroupValue.from_dict)
as_alert_mute_schedule = later(
    globals(), "as_alert_mute_schedule", lambda: models.AlertMuteSchedule.from_dict
)


@_define(kw_only=True, repr=False)
class AlertUnmuting(Model):
    """What to hear again."""

    group_bys: list[models.AlertGroupValue] | Unset = UNSET
    """The groups to hear again; left out, the whole alert."""
    current_schedule: models.AlertMuteSchedule | None | Unset = UNSET
    """The muting to end, as the alert shows it; left out, the one of the same groups."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"group_bys": "groupBys", "current_schedule": "currentSchedule"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.group_bys = (
            [as_alert_group_value(item) for item in value]
            if type(value := pop("groupBys", UNSET)) is list and value
            else value
        )
        self.current_schedule = (
            as_alert_mute_schedule(value) if type(value := pop("currentSchedule", UNSET)) is dict else value
        )
        self.additional_properties = rest or {}
        return self
