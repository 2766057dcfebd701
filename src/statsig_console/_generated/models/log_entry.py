from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class LogEntry(Model):
    """One row of the Logs Explorer."""

    id: str
    """Id of the row."""
    timestamp: str | None | Unset = UNSET
    """When it happened, as ISO 8601."""
    event_name: str | None | Unset = UNSET
    """Name of the event."""
    user_id: str | None | Unset = UNSET
    """Id of the user."""
    value: str | None | Unset = UNSET
    """Value of the event as text."""
    sdk_type: str | None | Unset = UNSET
    """Kind of SDK that sent it."""
    sdk_version: str | None | Unset = UNSET
    """Version of that SDK."""
    fields: dict[str, str | None] | Unset = UNSET
    """The columns that were asked for by id; missing when none were."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "timestamp": "timestamp",
        "event_name": "event_name",
        "user_id": "user_id",
        "value": "value",
        "sdk_type": "sdk_type",
        "sdk_version": "sdk_version",
        "fields": "fields",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.timestamp = pop("timestamp", UNSET)
        self.event_name = pop("event_name", UNSET)
        self.user_id = pop("user_id", UNSET)
        self.value = pop("value", UNSET)
        self.sdk_type = pop("sdk_type", UNSET)
        self.sdk_version = pop("sdk_version", UNSET)
        self.fields = pop("fields", UNSET)
        self.additional_properties = rest or {}
        return self
