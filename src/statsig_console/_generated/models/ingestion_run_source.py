from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, later, new
from .. import models

as_ingestion_run_day = later(globals(), "as_ingestion_run_day", lambda: models.IngestionRunDay.from_dict)


@_define(kw_only=True, repr=False)
class IngestionRunSource(Model):
    """How one source fared in a run."""

    source: str
    """Name of the source."""
    latest_source_status: str = ABSENT
    """State of the source."""
    status_by_date: list[models.IngestionRunDay] = ABSENT
    """States of each day."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "source": "source",
        "latest_source_status": "latestSourceStatus",
        "status_by_date": "statusByDate",
    }
    always_present: ClassVar[tuple[str, ...]] = ("latestSourceStatus", "statusByDate")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.latest_source_status = pop("latestSourceStatus")
            raw_status_by_date = pop("statusByDate")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.source = pop("source", UNSET)
        self.status_by_date = (
            [as_ingestion_run_day(item) for item in value]
            if type(value := raw_status_by_date) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
