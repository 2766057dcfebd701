from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.exposure_count import ExposureCount

as_exposure_count = later(globals(), "as_exposure_count", lambda: m.ExposureCount.from_dict)


@_define(kw_only=True, repr=False)
class ExposureCounts(Model):
    """Recent exposures of several objects."""

    gates: list[ExposureCount] | Unset = UNSET
    """One entry for each gate."""
    experiments: list[ExposureCount] | Unset = UNSET
    """One entry for each experiment."""
    dynamic_configs: list[ExposureCount] | Unset = UNSET
    """One entry for each dynamic config."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "gates": "gates",
        "experiments": "experiments",
        "dynamic_configs": "dynamicConfigs",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.gates = (
            [as_exposure_count(item) for item in value]
            if type(value := pop("gates", UNSET)) is list and value
            else value
        )
        self.experiments = (
            [as_exposure_count(item) for item in value]
            if type(value := pop("experiments", UNSET)) is list and value
            else value
        )
        self.dynamic_configs = (
            [as_exposure_count(item) for item in value]
            if type(value := pop("dynamicConfigs", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
