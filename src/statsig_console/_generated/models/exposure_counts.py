from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, Model, complete, later, new
from .. import models

as_exposure_count = later(globals(), "as_exposure_count", lambda: models.ExposureCount.from_dict)


@_define(kw_only=True, repr=False)
class ExposureCounts(Model):
    """Recent exposures of several objects."""

    gates: list[models.ExposureCount] = ABSENT
    """One entry for each gate."""
    experiments: list[models.ExposureCount] = ABSENT
    """One entry for each experiment."""
    dynamic_configs: list[models.ExposureCount] = ABSENT
    """One entry for each dynamic config."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "gates": "gates",
        "experiments": "experiments",
        "dynamic_configs": "dynamicConfigs",
    }
    always_present: ClassVar[tuple[str, ...]] = ("gates", "experiments", "dynamicConfigs")

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            raw_gates = pop("gates")
            raw_experiments = pop("experiments")
            raw_dynamic_configs = pop("dynamicConfigs")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.gates = (
            [as_exposure_count(item) for item in value]
            if type(value := raw_gates) is list and value
            else value
        )
        self.experiments = (
            [as_exposure_count(item) for item in value]
            if type(value := raw_experiments) is list and value
            else value
        )
        self.dynamic_configs = (
            [as_exposure_count(item) for item in value]
            if type(value := raw_dynamic_configs) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
