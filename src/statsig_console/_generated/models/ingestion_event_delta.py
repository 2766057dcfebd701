from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class IngestionEventDelta(Model):
    """The number of one event on both sides."""

    event: str | Unset = UNSET
    """Name of the event."""
    source: str | None | Unset = UNSET
    """Name of the source."""
    date: str | Unset = UNSET
    """Day, as `YYYY-MM-DD`; absent in a list that is grouped by day."""
    internal_count: int | Unset = UNSET
    """Number of rows in Statsig."""
    external_count: int | Unset = UNSET
    """Number of rows in the warehouse."""
    has_diff: bool | Unset = UNSET
    """Whether the numbers lie further apart than the threshold."""
    threshold: float | Unset = UNSET
    """Difference that is put up with; its unit is not documented."""
    last_updated_time: str | None | Unset = UNSET
    """When it was compared; ISO 8601 in UTC."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "event": "event",
        "source": "source",
        "date": "date",
        "internal_count": "internal_count",
        "external_count": "external_count",
        "has_diff": "has_diff",
        "threshold": "threshold",
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
        self.source = pop("source", UNSET)
        self.date = pop("date", UNSET)
        self.internal_count = pop("internal_count", UNSET)
        self.external_count = pop("external_count", UNSET)
        self.has_diff = pop("has_diff", UNSET)
        self.threshold = pop("threshold", UNSET)
        self.last_updated_time = pop("last_updated_time", UNSET)
        self.additional_properties = rest or {}
        return self
