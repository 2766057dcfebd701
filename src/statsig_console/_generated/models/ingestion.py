from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, best, new
from .. import models


@_define(kw_only=True, repr=False)
class Ingestion(Model):
    """A source from which rows are loaded."""

    id: str | Unset = UNSET
    """Id of the source."""
    source_name: str | None | Unset = UNSET
    """Name of the source."""
    type: models.IngestionType | str | Unset = UNSET
    """Kind of warehouse."""
    dataset: models.IngestionDataset | str | Unset = UNSET
    """What is loaded."""
    enabled: bool | Unset = UNSET
    """Whether it is loaded every day."""
    query: str | None | Unset = UNSET
    """SQL that reads the rows."""
    column_mapping: (
        dict[str, Any]
        | models.IngestionEventsMapping
        | models.IngestionExposuresMapping
        | models.IngestionMetricsMapping
        | Unset
    ) = UNSET
    """Which column fills which field."""
    use_delta_sharing: bool | None | Unset = UNSET
    """Whether rows come by Delta Sharing instead of a query."""
    share: str | None | Unset = UNSET
    """Share to read for Delta Sharing."""
    schema: str | None | Unset = UNSET
    """Schema in the share."""
    table: str | None | Unset = UNSET
    """Table in the schema."""
    data: dict[str, Any] | None | Unset = UNSET
    """Settings in a form of the server."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "source_name": "source_name",
        "type": "type",
        "dataset": "dataset",
        "enabled": "enabled",
        "query": "query",
        "column_mapping": "column_mapping",
        "use_delta_sharing": "use_delta_sharing",
        "share": "share",
        "schema": "schema",
        "table": "table",
        "data": "data",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.source_name = pop("source_name", UNSET)
        self.type = pop("type", UNSET)
        self.dataset = pop("dataset", UNSET)
        self.enabled = pop("enabled", UNSET)
        self.query = pop("query", UNSET)
        self.column_mapping = best(
            pop("column_mapping", UNSET),
            models.IngestionMetricsMapping,
            models.IngestionEventsMapping,
            models.IngestionExposuresMapping,
        )
        self.use_delta_sharing = pop("use_delta_sharing", UNSET)
        self.share = pop("share", UNSET)
        self.schema = pop("schema", UNSET)
        self.table = pop("table", UNSET)
        self.data = pop("data", UNSET)
        self.additional_properties = rest or {}
        return self
