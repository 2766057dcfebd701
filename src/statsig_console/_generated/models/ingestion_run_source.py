from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.ingestion_run_day import IngestionRunDay

as_ingestion_run_day = later(globals(), "as_ingestion_run_day", lambda: m.IngestionRunDay.from_dict)


@_define(kw_only=True, repr=False)
class IngestionRunSource(Model):
    """How one source fared in a run."""

    source: str
    """Name of the source."""
    latest_source_status: str | Unset = UNSET
    """State of the source."""
    status_by_date: list[IngestionRunDay] | Unset = UNSET
    """States of each day."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "source": "source",
        "latest_source_status": "latestSourceStatus",
        "status_by_date": "statusByDate",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.source = pop("source", UNSET)
        self.latest_source_status = pop("latestSourceStatus", UNSET)
        self.status_by_date = (
            [as_ingestion_run_day(item) for item in value]
            if type(value := pop("statusByDate", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
