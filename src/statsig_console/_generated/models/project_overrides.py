from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.overridden_experiment import OverriddenExperiment
    from ..models.overridden_gate import OverriddenGate
    from ..models.overridden_layer import OverriddenLayer

as_overridden_experiment = later(
    globals(), "as_overridden_experiment", lambda: m.OverriddenExperiment.from_dict
)
as_overridden_gate = later(globals(), "as_overridden_gate", lambda: m.OverriddenGate.from_dict)
as_overridden_layer = later(globals(), "as_overridden_layer", lambda: m.OverriddenLayer.from_dict)


@_define(kw_only=True, repr=False)
class ProjectOverrides(Model):
    """The overrides of a project by kind of object."""

    gates: list[OverriddenGate]
    """Gates with overrides."""
    holdouts: list[OverriddenGate]
    """Holdouts with overrides."""
    experiments: list[OverriddenExperiment]
    """Experiments with overrides."""
    autotunes: list[OverriddenExperiment] | Unset = UNSET
    """Autotunes with overrides."""
    layers: list[OverriddenLayer]
    """Layers with overrides."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "gates": "gates",
        "holdouts": "holdouts",
        "experiments": "experiments",
        "autotunes": "autotunes",
        "layers": "layers",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
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
            if type(value := pop("autotunes", UNSET)) is list and value
            else value
        )
        self.layers = (
            [as_overridden_layer(item) for item in value]
            if type(value := pop("layers", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
