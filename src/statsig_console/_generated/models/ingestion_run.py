from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, later, new
from .. import models

as_ingestion_run_source = later(
    globals(), "as_ingestion_run_source", lambda: models.IngestionRunSource.from_dict
)
as_ingestion_run_state = later(
    globals(), "as_ingestion_run_state", lambda: models.IngestionRunState.from_dict
)


@_define(kw_only=True, repr=False)
class IngestionRun(Model):
    """One passage of the loader over one or more sources."""

    run_id: str
    """Id of the run."""
    latest_status: str
    """State of the run, such as `enqueued`, `started`, `download_error`, `metrics_complete` or
    `pulse_complete`."""
    trigger: str = ABSENT
    """What started the run, such as `scheduled`."""
    created_at: str = ABSENT
    """When it was started; ISO 8601 in UTC."""
    last_updated_at: str = ABSENT
    """When its state changed last; ISO 8601 in UTC."""
    sources: list[str] = ABSENT
    """Names of the sources."""
    date_stamps: list[str] = ABSENT
    """Days that are loaded, as `YYYY-MM-DD`."""
    run_history: list[models.IngestionRunState] = ABSENT
    """States of the complete run; the youngest comes first."""
    granular_history: list[models.IngestionRunSource] = ABSENT
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
    always_present: ClassVar[tuple[str, ...]] = (
        "trigger",
        "createdAt",
        "lastUpdatedAt",
        "sources",
        "dateStamps",
        "runHistory",
        "granularHistory",
    )

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.trigger = pop("trigger")
            self.created_at = pop("createdAt")
            self.last_updated_at = pop("lastUpdatedAt")
            self.sources = pop("sources")
            self.date_stamps = pop("dateStamps")
            raw_run_history = pop("runHistory")
            raw_granular_history = pop("granularHistory")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.run_id = pop("runID", UNSET)
        self.latest_status = pop("latestStatus", UNSET)
        self.run_history = (
            [as_ingestion_run_state(item) for item in value]
            if type(value := raw_run_history) is list and value
            else value
        )
        self.granular_history = (
            [as_ingestion_run_source(item) for item in value]
            if type(value := raw_granular_history) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
