from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Unset, complete, new


@_define(kw_only=True, repr=False)
class MetricUnitValue(Model):
    """The value of a metric on a day for one unit id type, spelled with underscores."""

    value: float | None = ABSENT
    """The value."""
    unit_type: str
    """Unit id type, or `overall`."""
    row_count: float | None | Unset = UNSET
    """Number of rows; for imported metrics."""
    numerator: float | None | Unset = UNSET
    """Numerator of a ratio; null for other metrics."""
    denominator: float | None | Unset = UNSET
    """Denominator of a ratio; null for other metrics."""
    metric_name: str | Unset = UNSET
    """Name of the metric."""
    metric_type: str | Unset = UNSET
    """Type of the metric."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "value": "value",
        "unit_type": "unit_type",
        "row_count": "row_count",
        "numerator": "numerator",
        "denominator": "denominator",
        "metric_name": "metric_name",
        "metric_type": "metric_type",
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
        self.unit_type = pop("unit_type", UNSET)
        self.row_count = pop("row_count", UNSET)
        self.numerator = pop("numerator", UNSET)
        self.denominator = pop("denominator", UNSET)
        self.metric_name = pop("metric_name", UNSET)
        self.metric_type = pop("metric_type", UNSET)
        self.additional_properties = rest or {}
        return self
