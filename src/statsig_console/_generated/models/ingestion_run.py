from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.ingestion_run_source import IngestionRunSource
    from ..models.ingestion_run_state import IngestionRunState

as_ingestion_run_source = later(globals(), "as_ingestion_run_source", lambda: m.IngestionRunSource.from_dict)
as_ingestion_run_state = later(globals(), "as_ingestion_run_state", lambda: m.IngestionRunState.from_dict)


@_define(kw_only=True, repr=False)
class IngestionRun(Model):
    """One passage of the loader over one or more sources."""

    run_id: str
    """Id of the run."""
    latest_status: str
    """State of the run, such as `enqueued`, `started`, `download_error`, `metrics_complete` or
    `pulse_complete`."""
    trigger: str | Unset = UNSET
    """What started the run, such as `scheduled`."""
    created_at: str | Unset = UNSET
    """When it was started; ISO 8601 in UTC."""
    last_updated_at: str | Unset = UNSET
    """When its state changed last; ISO 8601 in UTC."""
    sources: list[str] | Unset = UNSET
    """Names of the sources."""
    date_stamps: list[str] | Unset = UNSET
    """Days that are loaded, as `YYYY-MM-DD`."""
    run_history: list[IngestionRunState] | Unset = UNSET
    """States of the run as a whole; the youngest comes first."""
    granular_history: list[IngestionRunSource] | Unset = UNSET
    """States by source and day."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "run_id": "runID",
        "latest_status": "latestStatus",
        "trigger": "trigger",
        "created_at": "createdAt",
        "last_updated_at": "lastUpdatedAt",
        "sources": "sources",
        "date_stamps": "dateStamps",
        "run_history": "runHistory",
        "granular_history": "granularHistory",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.run_id = pop("runID", UNSET)
        self.latest_status = pop("latestStatus", UNSET)
        self.trigger = pop("trigger", UNSET)
        self.created_at = pop("createdAt", UNSET)
        self.last_updated_at = pop("lastUpdatedAt", UNSET)
        self.sources = pop("sources", UNSET)
        self.date_stamps = pop("dateStamps", UNSET)
        self.run_history = (
            [as_ingestion_run_state(item) for item in value]
            if type(value := pop("runHistory", UNSET)) is list and value
            else value
        )
        self.granular_history = (
            [as_ingestion_run_source(item) for item in value]
            if type(value := pop("granularHistory", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
