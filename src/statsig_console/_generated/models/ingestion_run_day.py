from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, later, new
from .. import models

as_ingestion_run_state = later(
    globals(), "as_ingestion_run_state", lambda: models.IngestionRunState.from_dict
)


@_define(kw_only=True, repr=False)
class IngestionRunDay(Model):
    """How one day of one source fared."""

    date_stamp: str
    """Day, as `YYYY-MM-DD`."""
    statuses: list[models.IngestionRunState] = ABSENT
    """States; the youngest comes first."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"date_stamp": "dateStamp", "statuses": "statuses"}
    always_present: ClassVar[tuple[str, ...]] = ("statuses",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            raw_statuses = pop("statuses")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.date_stamp = pop("dateStamp", UNSET)
        self.statuses = (
            [as_ingestion_run_state(item) for item in value]
            if type(value := raw_statuses) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
