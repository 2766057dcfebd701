from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.exposure_dimension_value import ExposureDimensionValue

as_exposure_dimension_value = later(
    globals(), "as_exposure_dimension_value", lambda: m.ExposureDimensionValue.from_dict
)


@_define(kw_only=True, repr=False)
class ExposureDimension(Model):
    """One dimension, such as the country of a unit."""

    dimension_type: str
    """Name of the dimension, such as `metadata.country`."""
    dimension_values: list[ExposureDimensionValue] | Unset = UNSET
    """One entry for each value that was seen."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "dimension_type": "dimension_type",
        "dimension_values": "dimension_values",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.dimension_type = pop("dimension_type", UNSET)
        self.dimension_values = (
            [as_exposure_dimension_value(item) for item in value]
            if type(value := pop("dimension_values", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
