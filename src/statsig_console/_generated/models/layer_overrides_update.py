from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, later, new
from .. import models

as_layer_conditional_override = later(
    globals(), "as_layer_conditional_override", lambda: models.LayerConditionalOverride.from_dict
)
as_layer_id_override = later(globals(), "as_layer_id_override", lambda: models.LayerIDOverride.from_dict)


@_define(kw_only=True, repr=False)
class LayerOverridesUpdate(Model):
    """Overrides to add to a layer."""

    op: models.LayerOverrideOperation
    """What to do with them."""
    conditional_overrides: list[models.LayerConditionalOverride]
    """Overrides by gate or segment; may be empty."""
    id_overrides: list[models.LayerIDOverride]
    """Overrides by id; may be empty."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "op": "op",
        "conditional_overrides": "conditionalOverrides",
        "id_overrides": "idOverrides",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.op = pop("op", UNSET)
        self.conditional_overrides = (
            [as_layer_conditional_override(item) for item in value]
            if type(value := pop("conditionalOverrides", UNSET)) is list and value
            else value
        )
        self.id_overrides = (
            [as_layer_id_override(item) for item in value]
            if type(value := pop("idOverrides", UNSET)) is list and value
            else value
        )
        self.additional_properties = rest or {}
        return self
