from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new
from .. import models


@_define(kw_only=True, repr=False)
class MetricFunnelStep(Model):
    """One step of a funnel, a metric of an event."""

    name: str
    """Name of the event or metric."""
    type: models.MetricFunnelStepType | str
    """How the step is counted."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"name": "name", "type": "type"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.type = pop("type", UNSET)
        self.additional_properties = rest or {}
        return self
