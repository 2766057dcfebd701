from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, later, new
from .. import models

as_ingestion_event_delta = later(
    globals(), "as_ingestion_event_delta", lambda: models.IngestionEventDelta.from_dict
)


@_define(kw_only=True, repr=False)
class IngestionDayDeltas(Model):
    """The comparisons of one day."""

    date: str
    """Day, as `YYYY-MM-DD`."""
    events: list[models.IngestionEventDelta]
    """One comparison for each source and event; without a date of their own."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"date": "date", "events": "events"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.date = pop("date", UNSET)
        self.events = (
            [as_ingestion_event_delta(item) for item in value]
            if type(value := pop("events", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
