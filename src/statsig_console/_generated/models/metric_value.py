from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, new


@_define(kw_only=True, repr=False)
class MetricValue(Model):
    """The value of a metric on a day for one unit id type."""

    value: float | None = ABSENT
    """The value."""
    unit_type: str
    """Unit id type, or `overall`."""
    metric_name: str
    """Name of the metric."""
    metric_type: str
    """Type of the metric."""
    numerator: float | None | Unset = UNSET
    """Numerator of a ratio; null for other metrics."""
    denominator: float | None | Unset = UNSET
    """Denominator of a ratio; null for other metrics."""
    input_rows: float | None | Unset = UNSET
    """Number of rows that went into it."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "value": "value",
        "unit_type": "unitType",
        "metric_name": "metricName",
        "metric_type": "metricType",
        "numerator": "numerator",
        "denominator": "denominator",
        "input_rows": "inputRows",
    }
    always_present: ClassVar[tuple[str, ...]] = ("value",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.value = pop("value")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.unit_type = pop("unitType", UNSET)
        self.metric_name = pop("metricName", UNSET)
        self.metric_type = pop("metricType", UNSET)
        self.numerator = pop("numerator", UNSET)
        self.denominator = pop("denominator", UNSET)
        self.input_rows = pop("inputRows", UNSET)
        self.additional_properties = rest or {}
        return self
