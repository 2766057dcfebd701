from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, Model, complete, new


@_define(kw_only=True, repr=False)
class MetricLineage(Model):
    """What a metric is made from."""

    events: list[str] = ABSENT
    """Names of the events."""
    metrics: list[str] = ABSENT
    """Metrics by id."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"events": "events", "metrics": "metrics"}
    always_present: ClassVar[tuple[str, ...]] = ("events", "metrics")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.events = pop("events")
            self.metrics = pop("metrics")
        except KeyError:
            return cls.from_dict(complete(cls, source))

        self.additional_properties = rest or {}
        return self
