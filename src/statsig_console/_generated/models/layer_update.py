from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, later, new
from .. import models

as_layer_parameter = later(globals(), "as_layer_parameter", lambda: models.LayerParameter.from_dict)


@_define(kw_only=True, repr=False)
class LayerUpdate(Model):
    """Fields of a layer to change."""

    description: str | Unset = UNSET
    """What it is for; at most 1000 characters."""
    parameters: list[models.LayerParameter] | Unset = UNSET
    """All its parameters from then on."""
    target_apps: list[str] | Unset = UNSET
    """Names or ids of its target apps."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "description": "description",
        "parameters": "parameters",
        "target_apps": "targetApps",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.description = pop("description", UNSET)
        self.parameters = (
            [as_layer_parameter(item) for item in value]
            if type(value := pop("parameters", UNSET)) is list and value
            else value
        )
        self.target_apps = pop("targetApps", UNSET)
        self.additional_properties = rest or {}
        return self
