from __future__ import annotations

from typing import Any, ClassVar, Literal, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, new
from .. import models


@_define(kw_only=True, repr=False)
class ParamStoreStaticParameter(Model):
    """A parameter with a fixed value."""

    name: str
    """Name that code asks for."""
    ref_type: Literal["static"] = "static"
    """Says that the value is fixed."""
    param_type: models.LayerParameterType | str
    """Type of the value."""
    value: Any
    """The value; it must be of this type."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "name": "name",
        "ref_type": "ref_type",
        "param_type": "param_type",
        "value": "value",
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
        self.value = pop("value", UNSET)
        self.additional_properties = rest or {}
        return self
