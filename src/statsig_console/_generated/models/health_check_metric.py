from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class HealthCheckMetric(Model):
    """Outcome of a check for one metric."""

    metric_key: str | Unset = UNSET
    """Metric as `name::type`."""
    metric_title: str | None | Unset = UNSET
    """Name shown in the console."""
    status: models.HealthCheckStatus | str | None | Unset = UNSET
    """Outcome for the metric."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "metric_key": "metricKey",
        "metric_title": "metricTitle",
        "status": "status",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.metric_key = pop("metricKey", UNSET)
        self.metric_title = pop("metricTitle", UNSET)
        self.status = pop("status", UNSET)
        self.additional_properties = rest or {}
        return self
