from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new

if TYPE_CHECKING:
    from ..models.imbalance_severity import ImbalanceSeverity


@_define(kw_only=True, repr=False)
class ExposureDimensionValue(Model):
    """The balance among the units that share one value."""

    dimension_value: str | None | Unset = UNSET
    """The value."""
    srm_pvalue: float | None | Unset = UNSET
    """How likely such a split is by chance, 0 to 1; null when not tested."""
    unit_count: float | Unset = UNSET
    """Number of units with the value."""
    severity: ImbalanceSeverity | str | Unset = UNSET
    """What the p-value amounts to."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "dimension_value": "dimension_value",
        "srm_pvalue": "srm_pvalue",
        "unit_count": "unit_count",
        "severity": "severity",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.dimension_value = pop("dimension_value", UNSET)
        self.srm_pvalue = pop("srm_pvalue", UNSET)
        self.unit_count = pop("unit_count", UNSET)
        self.severity = pop("severity", UNSET)
        self.additional_properties = rest or {}
        return self
