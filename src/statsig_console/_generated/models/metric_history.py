from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class MetricHistory(Model):
    """Days for which a metric has data."""

    metric_name: str | Unset = UNSET
    """Name of the metric."""
    earliest_date: str | None | Unset = UNSET
    """First of them, in ISO 8601."""
    latest_date: str | None | Unset = UNSET
    """Last of them, in ISO 8601."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "metric_name": "metric_name",
        "earliest_date": "earliest_date",
        "latest_date": "latest_date",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.metric_name = pop("metric_name", UNSET)
        self.earliest_date = pop("earliest_date", UNSET)
        self.latest_date = pop("latest_date", UNSET)
        self.additional_properties = rest or {}
        return self
