from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class RuleVariant(Model):
    """One of several values of a rule, with its share of the units."""

    id: str | Unset = UNSET
    """Id of the variant."""
    name: str
    """Name shown in the console."""
    pass_percentage: float | Unset = UNSET
    """Share of the units of the rule in percent."""
    return_value: Any | Unset = UNSET
    """Value that these units receive."""
    return_value_json5: str | Unset = UNSET
    """The value as JSON5 text with its comments."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "pass_percentage": "passPercentage",
        "return_value": "returnValue",
        "return_value_json5": "returnValueJson5",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.pass_percentage = pop("passPercentage", UNSET)
        self.return_value = pop("returnValue", UNSET)
        self.return_value_json5 = pop("returnValueJson5", UNSET)
        self.additional_properties = rest or {}
        return self
