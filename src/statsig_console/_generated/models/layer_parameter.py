from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class LayerParameter(Model):
    """A parameter that experiments of the layer can set."""

    name: str
    """Name that code asks for."""
    type: models.LayerParameterType | str
    """Type of its values."""
    default_value: Any
    """Value outside of all experiments; it must fit the type."""
    schema: str | None | Unset = UNSET
    """JSON schema that values must meet as text."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "type": "type",
        "default_value": "defaultValue",
        "schema": "schema",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.name = pop("name", UNSET)
        self.type = pop("type", UNSET)
        self.default_value = pop("defaultValue", UNSET)
        self.schema = pop("schema", UNSET)
        self.additional_properties = rest or {}
        return self
