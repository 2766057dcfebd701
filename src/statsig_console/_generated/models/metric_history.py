from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, Model, complete, new


@_define(kw_only=True, repr=False)
class MetricHistory(Model):
    """Days for which a metric has data."""

    metric_name: str = ABSENT
    """Name of the metric."""
    earliest_date: str | None = ABSENT
    """First of them, in ISO 8601."""
    latest_date: str | None = ABSENT
    """Last of them, in ISO 8601."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "metric_name": "metric_name",
        "earliest_date": "earliest_date",
        "latest_date": "latest_date",
    }
    always_present: ClassVar[tuple[str, ...]] = ("metric_name", "earliest_date", "latest_date")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.metric_name = pop("metric_name")
            self.earliest_date = pop("earliest_date")
            self.latest_date = pop("latest_date")
        except KeyError:
            return cls.from_dict(complete(cls, source))

        self.additional_properties = rest or {}
        return self
