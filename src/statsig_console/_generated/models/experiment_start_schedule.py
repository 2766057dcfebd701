from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new


@_define(kw_only=True, repr=False)
class ExperimentStartSchedule(Model):
    """When an experiment is to start."""

    scheduled_time: int
    """The time, in ms since 1970."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"scheduled_time": "scheduledTime"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.scheduled_time = pop("scheduledTime", UNSET)
        self.additional_properties = rest or {}
        return self
