from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.ingestion_run_state import IngestionRunState

as_ingestion_run_state = later(globals(), "as_ingestion_run_state", lambda: m.IngestionRunState.from_dict)


@_define(kw_only=True, repr=False)
class IngestionRunDay(Model):
    """How one day of one source fared."""

    date_stamp: str
    """Day, as `YYYY-MM-DD`."""
    statuses: list[IngestionRunState] | Unset = UNSET
    """States; the youngest comes first."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"date_stamp": "dateStamp", "statuses": "statuses"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.date_stamp = pop("dateStamp", UNSET)
        self.statuses = (
            [as_ingestion_run_state(item) for item in value]
            if type(value := pop("statuses", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
