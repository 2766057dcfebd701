from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class LayerTargetingValues(Model):
    """Parameter values that go with a targeting gate."""

    targeting_gate_name: str | Unset = UNSET
    """Name of the gate."""
    parameters: dict[str, Any] | Unset = UNSET
    """Value of each parameter by its name."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "targeting_gate_name": "targetingGateName",
        "parameters": "parameters",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.targeting_gate_name = pop("targetingGateName", UNSET)
        self.parameters = pop("parameters", UNSET)
        self.additional_properties = rest or {}
        return self
