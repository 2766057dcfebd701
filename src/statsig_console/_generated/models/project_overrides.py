from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, complete, later, new
from .. import models

as_overridden_experiment = later(
    globals(), "as_overridden_experiment", lambda: models.OverriddenExperiment.from_dict
)
as_overridden_gate = later(globals(), "as_overridden_gate", lambda: models.OverriddenGate.from_dict)
as_overridden_layer = later(globals(), "as_overridden_layer", lambda: models.OverriddenLayer.from_dict)


@_define(kw_only=True, repr=False)
class ProjectOverrides(Model):
    """The overrides of a project by kind of object."""

    gates: list[models.OverriddenGate]
    """Gates with overrides."""
    holdouts: list[models.OverriddenGate]
    """Holdouts with overrides."""
    experiments: list[models.OverriddenExperiment]
    """Experiments with overrides."""
    autotunes: list[models.OverriddenExperiment] = ABSENT
    """Autotunes with overrides."""
    layers: list[models.OverriddenLayer]
    """Layers with overrides."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "gates": "gates",
        "holdouts": "holdouts",
        "experiments": "experiments",
        "autotunes": "autotunes",
        "layers": "layers",
    }
    always_present: ClassVar[tuple[str, ...]] = ("autotunes",)

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            raw_autotunes = pop("autotunes")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.gates = (
            [as_overridden_gate(item) for item in value]
            if type(value := pop("gates", UNSET)) is list and value
            else value
        )
        self.holdouts = (
            [as_overridden_gate(item) for item in value]
            if type(value := pop("holdouts", UNSET)) is list and value
            else value
        )
        self.experiments = (
            [as_overridden_experiment(item) for item in value]
            if type(value := pop("experiments", UNSET)) is list and value
            else value
        )
        self.autotunes = (
            [as_overridden_experiment(item) for item in value]
            if type(value := raw_autotunes) is list and value
            else value
        )
        self.layers = (
            [as_overridden_layer(item) for item in value]
            if type(value := pop("layers", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
