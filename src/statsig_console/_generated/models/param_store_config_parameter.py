from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new
from .. import models


@_define(kw_only=True, repr=False)
class ParamStoreConfigParameter(Model):
    """A parameter that a dynamic config decides."""

    name: str
    """Name that code asks for."""
    ref_type: Literal["dynamic_config"] = "dynamic_config"
    """Says that a dynamic config decides."""
    param_type: models.LayerParameterType | str
    """Type of the value."""
    config_name: str
    """Name of the dynamic config."""
    param_name: str
    """Name of the field in its value."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "ref_type": "ref_type",
        "param_type": "param_type",
        "config_name": "config_name",
        "param_name": "param_name",
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
        self.config_name = pop("config_name", UNSET)
        self.param_name = pop("param_name", UNSET)
        self.additional_properties = rest or {}
        return self
