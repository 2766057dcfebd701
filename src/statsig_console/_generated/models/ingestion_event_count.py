from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class IngestionEventCount(Model):
    """How often one event was loaded."""

    event: str | Unset = UNSET
    """Name of the event."""
    count: int | Unset = UNSET
    """Number of rows."""
    date: str | Unset = UNSET
    """Day, as `YYYY-MM-DD`; absent in a list that is grouped by day."""
    last_updated_time: str | None | Unset = UNSET
    """When it was counted; ISO 8601 in UTC."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "event": "event",
        "count": "count",
        "date": "date",
        "last_updated_time": "last_updated_time",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.event = pop("event", UNSET)
        self.count = pop("count", UNSET)
        self.date = pop("date", UNSET)
        self.last_updated_time = pop("last_updated_time", UNSET)
        self.additional_properties = rest or {}
        return self
