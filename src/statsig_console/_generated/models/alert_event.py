from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class AlertEvent(Model):
    """Something that an alert reported."""

    id: str
    """Id of the event."""
    event_type: models.AlertEventType | str | Unset = UNSET
    """What happened."""
    title: str | None | Unset = UNSET
    """Headline of the notification."""
    message: str | None | Unset = UNSET
    """Text of the notification."""
    reason: str | None | Unset = UNSET
    """Why it happened."""
    created_time: int | Unset = UNSET
    """When it happened, in ms since 1970."""
    evaluation_window_start_timestamp: int | None | Unset = UNSET
    """Start of the window looked at, in ms since 1970."""
    evaluation_window_end_timestamp: int | None | Unset = UNSET
    """End of the window looked at, in ms since 1970."""
    multi_alert_group_bys: dict[str, str | None] | None | Unset = UNSET
    """The group that it is about; a value for each property. Probably empty without grouping."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "event_type": "eventType",
        "title": "title",
        "message": "message",
        "reason": "reason",
        "created_time": "createdTime",
        "evaluation_window_start_timestamp": "evaluationWindowStartTimestamp",
        "evaluation_window_end_timestamp": "evaluationWindowEndTimestamp",
        "multi_alert_group_bys": "multiAlertGroupBys",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.event_type = pop("eventType", UNSET)
        self.title = pop("title", UNSET)
        self.message = pop("message", UNSET)
        self.reason = pop("reason", UNSET)
        self.created_time = pop("createdTime", UNSET)
        self.evaluation_window_start_timestamp = pop("evaluationWindowStartTimestamp", UNSET)
        self.evaluation_window_end_timestamp = pop("evaluationWindowEndTimestamp", UNSET)
        self.multi_alert_group_bys = pop("multiAlertGroupBys", UNSET)
        self.additional_properties = rest or {}
        return self
