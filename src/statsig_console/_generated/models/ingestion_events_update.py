from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_ingestion_events_mapping = later(
    globals(), "as_ingestion_events_mapping", lambda: models.IngestionEventsMapping.from_dict
)


@_define(kw_only=True, repr=False)
class IngestionEventsUpdate(Model):
    """What changes of a source of events."""

    source_name: str | Unset = UNSET
    """Name of the source that is meant."""
    dataset: Literal["Events"] = "Events"
    """Says that events are loaded."""
    type: models.IngestionType
    """Kind of warehouse."""
    query: str | Unset = UNSET
    """SQL that reads the rows."""
    column_mapping: models.IngestionEventsMapping | Unset = UNSET
    """Which column fills which field."""
    share: str | Unset = UNSET
    """Share to read for Delta Sharing."""
    schema: str | Unset = UNSET
    """Schema in the share."""
    table: str | Unset = UNSET
    """Table in the schema."""
    enabled: bool | Unset = UNSET
    """Whether to load it every day."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "source_name": "source_name",
        "dataset": "dataset",
        "type": "type",
        "query": "query",
        "column_mapping": "column_mapping",
        "share": "share",
        "schema": "schema",
        "table": "table",
        "enabled": "enabled",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.source_name = pop("source_name", UNSET)
        self.dataset = pop("dataset", UNSET)
        self.type = pop("type", UNSET)
        self.query = pop("query", UNSET)
        self.column_mapping = (
            as_ingestion_events_mapping(value)
            if type(value := pop("column_mapping", UNSET)) is dict
            else value
        )
        self.share = pop("share", UNSET)
        self.schema = pop("schema", UNSET)
        self.table = pop("table", UNSET)
        self.enabled = pop("enabled", UNSET)
        self.additional_properties = rest or {}
        return self
