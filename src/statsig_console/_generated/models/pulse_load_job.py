from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class PulseLoadJob(Model):
    """One step of a load."""

    job_type: str
    """Kind of step."""
    job_ids: list[str] | Unset = UNSET
    """Ids of its runs in the warehouse."""
    start_time: int | None | Unset = UNSET
    """When it started, in ms since 1970; null before."""
    end_time: int | None | Unset = UNSET
    """When it ended, in ms since 1970; null before."""
    sql: str | None | Unset = UNSET
    """What it ran."""
    metric_source_name: str | None | Unset = UNSET
    """Metric source that it read."""
    rollup: float | models.PulseRollup | str | None | Unset = UNSET
    """Window that it adds up; the numbers are days."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "job_type": "jobType",
        "job_ids": "jobIDs",
        "start_time": "startTime",
        "end_time": "endTime",
        "sql": "sql",
        "metric_source_name": "metricSourceName",
        "rollup": "rollup",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.job_type = pop("jobType", UNSET)
        self.job_ids = pop("jobIDs", UNSET)
        self.start_time = pop("startTime", UNSET)
        self.end_time = pop("endTime", UNSET)
        self.sql = pop("sql", UNSET)
        self.metric_source_name = pop("metricSourceName", UNSET)
        self.rollup = pop("rollup", UNSET)
        self.additional_properties = rest or {}
        return self
