from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_pulse_dimension_result = later(
    globals(), "as_pulse_dimension_result", lambda: models.PulseDimensionResult.from_dict
)


@_define(kw_only=True, repr=False)
class PulseMetricBreakdown(Model):
    """Two groups compared by one metric, for each dimension."""

    ds: str | None | Unset = UNSET
    """Last day that counts, as `YYYY-MM-DD`."""
    dimension_results: list[models.PulseDimensionResult]
    """One entry for each value of each dimension."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"ds": "ds", "dimension_results": "dimensionResults"}

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.ds = pop("ds", UNSET)
        self.dimension_results = (
            [as_pulse_dimension_result(item) for item in value]
            if type(value := pop("dimensionResults", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
