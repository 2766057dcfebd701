from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, new
from .. import models


@_define(kw_only=True, repr=False)
class IngestionReport(Model):
    """What an ingestion reported at one moment."""

    status: models.IngestionStatus | str | None = ABSENT
    """State that was reached; others than the known ones occur, such as `BACKFILL_STARTED`."""
    message: str | None = ABSENT
    """State in words."""
    timestamp: str | None = ABSENT
    """When it was reported; ISO 8601 in UTC."""
    ds: str | None | Unset = UNSET
    """Day that was loaded; ISO 8601."""
    ingestion_dataset: str | None = ABSENT
    """What was loaded; lower case names such as `events` occur."""
    ingestion_source: str | None = ABSENT
    """Where it was loaded from."""
    source_name: str | None | Unset = UNSET
    """Name of the source."""
    error_message: str | None | Unset = UNSET
    """What went wrong in words."""
    row_count: int | None | Unset = UNSET
    """Number of rows that were loaded."""
    metric_count: int | None | Unset = UNSET
    """Number of metrics among them."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "status": "status",
        "message": "message",
        "timestamp": "timestamp",
        "ds": "ds",
        "ingestion_dataset": "ingestion_dataset",
        "ingestion_source": "ingestion_source",
        "source_name": "source_name",
        "error_message": "error_message",
        "row_count": "rowCount",
        "metric_count": "metricCount",
    }
    always_present: ClassVar[tuple[str, ...]] = (
        "status",
        "message",
        "timestamp",
        "ingestion_dataset",
        "ingestion_source",
    )

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.status = pop("status")
            self.message = pop("message")
            self.timestamp = pop("timestamp")
            self.ingestion_dataset = pop("ingestion_dataset")
            self.ingestion_source = pop("ingestion_source")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.ds = pop("ds", UNSET)
        self.source_name = pop("source_name", UNSET)
        self.error_message = pop("error_message", UNSET)
        self.row_count = pop("rowCount", UNSET)
        self.metric_count = pop("metricCount", UNSET)
        self.additional_properties = rest or {}
        return self
