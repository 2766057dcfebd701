from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new
from .. import models


@_define(kw_only=True, repr=False)
class ParamStoreGateParameter(Model):
    """A parameter that a gate decides."""

    name: str
    """Name that code asks for."""
    ref_type: Literal["gate"] = "gate"
    """Says that a gate decides."""
    param_type: models.LayerParameterType | str
    """Type of both values."""
    gate_name: str
    """Name of the gate."""
    pass_value: Any
    """Value of this type for units that pass."""
    fail_value: Any
    """Value of this type for all others."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "ref_type": "ref_type",
        "param_type": "param_type",
        "gate_name": "gate_name",
        "pass_value": "pass_value",
        "fail_value": "fail_value",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.ref_type = pop("ref_type", UNSET)
        self.param_type = pop("param_type", UNSET)
        self.gate_name = pop("gate_name", UNSET)
        self.pass_value = pop("pass_value", UNSET)
        self.fail_value = pop("fail_value", UNSET)
        self.additional_properties = rest or {}
        return self
