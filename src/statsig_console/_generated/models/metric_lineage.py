from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class MetricLineage(Model):
    """What a metric is made from."""

    events: list[str] | Unset = UNSET
    """Names of the events."""
    metrics: list[str] | Unset = UNSET
    """Metrics by id."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"events": "events", "metrics": "metrics"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.events = pop("events", UNSET)
        self.metrics = pop("metrics", UNSET)
        self.additional_properties = rest or {}
        return self
