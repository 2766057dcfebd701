from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, later, new
from .. import models

as_exposure_dimension_value = later(
    globals(), "as_exposure_dimension_value", lambda: models.ExposureDimensionValue.from_dict
)


@_define(kw_only=True, repr=False)
class ExposureDimension(Model):
    """One dimension, such as the country of a unit."""

    dimension_type: str
    """Name of the dimension, such as `metadata.country`."""
    dimension_values: list[models.ExposureDimensionValue] = ABSENT
    """One entry for each value that was seen."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "dimension_type": "dimension_type",
        "dimension_values": "dimension_values",
    }
    always_present: ClassVar[tuple[str, ...]] = ("dimension_values",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            raw_dimension_values = pop("dimension_values")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.dimension_type = pop("dimension_type", UNSET)
        self.dimension_values = (
            [as_exposure_dimension_value(item) for item in value]
            if type(value := raw_dimension_values) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
