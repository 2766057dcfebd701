from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, later, new
from .. import models

as_pulse_load_job = later(globals(), "as_pulse_load_job", lambda: models.PulseLoadJob.from_dict)


@_define(kw_only=True, repr=False)
class PulseLoadDetails(Model):
    """One load with its jobs."""

    dag_id: str
    """Id of the load."""
    jobs: list[models.PulseLoadJob]
    """What it is made of."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"dag_id": "dagID", "jobs": "jobs"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.dag_id = pop("dagID", UNSET)
        self.jobs = (
            [as_pulse_load_job(item) for item in value]
            if type(value := pop("jobs", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
