from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class IngestionMetricsMapping(Model):
    """Names of the columns that fill the fields of a metric. Either the value or both parts of the ratio are
    needed."""

    unit_id: str
    """Column with the id of the unit; written as in the events of the project."""
    id_type: str
    """Column with the id type, such as `user_id`; case counts."""
    dateid: str
    """Column with the day, as `YYYY-MM-DD`."""
    metric_name: str
    """Column with the name of the metric; never null and below 128 characters."""
    metric_value: str | Unset = UNSET
    """Column with the number; the text `null` for none."""
    numerator: str | Unset = UNSET
    """Column with the upper part of a ratio; the text `null` for none."""
    denominator: str | Unset = UNSET
    """Column with the lower part of a ratio; the text `null` for none."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "unit_id": "unit_id",
        "id_type": "id_type",
        "dateid": "dateid",
        "metric_name": "metric_name",
        "metric_value": "metric_value",
        "numerator": "numerator",
        "denominator": "denominator",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.unit_id = pop("unit_id", UNSET)
        self.id_type = pop("id_type", UNSET)
        self.dateid = pop("dateid", UNSET)
        self.metric_name = pop("metric_name", UNSET)
        self.metric_value = pop("metric_value", UNSET)
        self.numerator = pop("numerator", UNSET)
        self.denominator = pop("denominator", UNSET)
        self.additional_properties = rest or {}
        return self
