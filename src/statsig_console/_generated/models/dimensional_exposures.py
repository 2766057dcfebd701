from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, later, new
from .. import models

as_exposure_dimension = later(globals(), "as_exposure_dimension", lambda: models.ExposureDimension.from_dict)


@_define(kw_only=True, repr=False)
class DimensionalExposures(Model):
    """How units are spread over the groups within each dimension."""

    ds: str | None = ABSENT
    """Day of the figures, as `YYYY-MM-DD`; null before there are any."""
    dimensions: list[models.ExposureDimension]
    """One entry for each dimension."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {"ds": "ds", "dimensions": "dimensions"}
    always_present: ClassVar[tuple[str, ...]] = ("ds",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.ds = pop("ds")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.dimensions = (
            [as_exposure_dimension(item) for item in value]
            if type(value := pop("dimensions", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
