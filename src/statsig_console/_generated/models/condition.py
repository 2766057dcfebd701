from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class Condition(Model):
    """One test on a unit. Which operators and values fit depends on the type; `public` has neither, and the
    four gate and segment types have no operator."""

    type: models.ConditionType | str
    """What is looked at."""
    operator: models.ConditionOperator | str | None | Unset = UNSET
    """How it is compared."""
    target_value: bool | float | list[float | str] | str | None | Unset = UNSET
    """What it is compared with. The server answers one value as a scalar and several as a list."""
    field: str | None | Unset = UNSET
    """Name of the custom field for the type `custom_field`."""
    custom_id: str | None | Unset = UNSET
    """Name of the unit id type for the type `unit_id`."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "type": "type",
        "operator": "operator",
        "target_value": "targetValue",
        "field": "field",
        "custom_id": "customID",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.type = pop("type", UNSET)
        self.operator = pop("operator", UNSET)
        self.target_value = pop("targetValue", UNSET)
        self.field = pop("field", UNSET)
        self.custom_id = pop("customID", UNSET)
        self.additional_properties = rest or {}
        return self
