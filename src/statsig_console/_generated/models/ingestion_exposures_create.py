from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_ingestion_exposures_mapping = later(
    globals(), "as_ingestion_exposures_mapping", lambda: models.IngestionExposuresMapping.from_dict
)


@_define(kw_only=True, repr=False)
class IngestionExposuresCreate(Model):
    """A new source of exposures."""

    source_name: str
    """Name of the new source."""
    dataset: models.IngestionExposuresDataset
    """Says that exposures are loaded."""
    type: models.IngestionType
    """Kind of warehouse."""
    query: str | Unset = UNSET
    """SQL that reads the rows."""
    column_mapping: models.IngestionExposuresMapping | Unset = UNSET
    """Which column fills which field."""
    use_delta_sharing: bool | Unset = UNSET
    """True to read by Delta Sharing; leave it out otherwise."""
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
        "use_delta_sharing": "use_delta_sharing",
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
            as_ingestion_exposures_mapping(value)
            if type(value := pop("column_mapping", UNSET)) is dict
            else value
        )
        self.use_delta_sharing = pop("use_delta_sharing", UNSET)
        self.share = pop("share", UNSET)
        self.schema = pop("schema", UNSET)
        self.table = pop("table", UNSET)
        self.enabled = pop("enabled", UNSET)
        self.additional_properties = rest or {}
        return self
