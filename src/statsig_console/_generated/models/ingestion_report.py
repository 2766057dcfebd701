from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new

if TYPE_CHECKING:
    from ..models.ingestion_status import IngestionStatus


@_define(kw_only=True, repr=False)
class IngestionReport(Model):
    """What an ingestion reported at one moment."""

    status: IngestionStatus | str | None | Unset = UNSET
    """State that was reached; others than the known ones occur, such as `BACKFILL_STARTED`."""
    message: str | None | Unset = UNSET
    """State in words."""
    timestamp: str | None | Unset = UNSET
    """When it was reported; ISO 8601 in UTC."""
    ds: str | None | Unset = UNSET
    """Day that was loaded; ISO 8601."""
    ingestion_dataset: str | None | Unset = UNSET
    """What was loaded; lower case names such as `events` occur."""
    ingestion_source: str | None | Unset = UNSET
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

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.status = pop("status", UNSET)
        self.message = pop("message", UNSET)
        self.timestamp = pop("timestamp", UNSET)
        self.ds = pop("ds", UNSET)
        self.ingestion_dataset = pop("ingestion_dataset", UNSET)
        self.ingestion_source = pop("ingestion_source", UNSET)
        self.source_name = pop("source_name", UNSET)
        self.error_message = pop("error_message", UNSET)
        self.row_count = pop("rowCount", UNSET)
        self.metric_count = pop("metricCount", UNSET)
        self.additional_properties = rest or {}
        return self
