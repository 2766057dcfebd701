from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_diagnostics_day = later(globals(), "as_diagnostics_day", lambda: models.DiagnosticsDay.from_dict)


@_define(kw_only=True, repr=False)
class ExperimentDiagnostics(Model):
    """The check figures of an experiment."""

    experiment_name: str | Unset = UNSET
    """Name of the experiment."""
    type: models.DiagnosticsType | str | Unset = UNSET
    """What is counted."""
    unit_id_type: str | None | Unset = UNSET
    """Unit id type of the counted ids."""
    is_realtime: bool | Unset = UNSET
    """Whether the last day is not over and its figure still grows."""
    start_date: str | Unset = UNSET
    """First day, as `YYYY-MM-DD`."""
    end_date: str | Unset = UNSET
    """Last day, as `YYYY-MM-DD`."""
    data: list[models.DiagnosticsDay]
    """One entry for each day."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "experiment_name": "experimentName",
        "type": "type",
        "unit_id_type": "unit_id_type",
        "is_realtime": "is_realtime",
        "start_date": "startDate",
        "end_date": "endDate",
        "data": "data",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.experiment_name = pop("experimentName", UNSET)
        self.type = pop("type", UNSET)
        self.unit_id_type = pop("unit_id_type", UNSET)
        self.is_realtime = pop("is_realtime", UNSET)
        self.start_date = pop("startDate", UNSET)
        self.end_date = pop("endDate", UNSET)
        self.data = (
            [as_diagnostics_day(item) for item in value]
            if type(value := pop("data", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
