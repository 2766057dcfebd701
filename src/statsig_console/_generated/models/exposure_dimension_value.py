from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, Model, complete, new
from .. import models


@_define(kw_only=True, repr=False)
class ExposureDimensionValue(Model):
    """The balance among the units that share one value."""

    dimension_value: str | None = ABSENT
    """The value."""
    srm_pvalue: float | None = ABSENT
    """How likely such a split is by chance, 0 to 1; null when not tested."""
    unit_count: float = ABSENT
    """Number of units with the value."""
    severity: models.ImbalanceSeverity | str = ABSENT
    """What the p-value amounts to."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "dimension_value": "dimension_value",
        "srm_pvalue": "srm_pvalue",
        "unit_count": "unit_count",
        "severity": "severity",
    }
    always_present: ClassVar[tuple[str, ...]] = ("dimension_value", "srm_pvalue", "unit_count", "severity")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.dimension_value = pop("dimension_value")
            self.srm_pvalue = pop("srm_pvalue")
            self.unit_count = pop("unit_count")
            self.severity = pop("severity")
        except KeyError:
            return cls.from_dict(complete(cls, source))

        self.additional_properties = rest or {}
        return self
