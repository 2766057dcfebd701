from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, each, new
from .. import models as m

if TYPE_CHECKING:
    from ..models.overridden_experiment import OverriddenExperiment
    from ..models.overridden_gate import OverriddenGate
    from ..models.overridden_layer import OverriddenLayer


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
        self.gates = each(m.OverriddenGate.from_dict, pop("gates", UNSET))
        self.holdouts = each(m.OverriddenGate.from_dict, pop("holdouts", UNSET))
        self.experiments = each(m.OverriddenExperiment.from_dict, pop("experiments", UNSET))
        self.autotunes = each(m.OverriddenExperiment.from_dict, pop("autotunes", UNSET))
        self.layers = each(m.OverriddenLayer.from_dict, pop("layers", UNSET))
        self.additional_properties = rest
        return self
