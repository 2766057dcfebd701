from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class ExperimentGroup(Model):
    """One group of an experiment and the values that its units get."""

    id: str | None | Unset = UNSET
    """Id; given by the server to a new group."""
    name: str
    """Name."""
    size: float
    """Share of the units in the experiment in percent, 0 to 100."""
    parameter_values: dict[str, Any]
    """Value of each parameter."""
    disabled: bool | Unset = UNSET
    """Whether its units get the default values instead."""
    description: str | None | Unset = UNSET
    """What it is about."""
    foreign_group_id: str | None | Unset = UNSET
    """Id of the group in the assignment source; warehouse-native."""
    foreign_group_id_verified: bool | None | Unset = UNSET
    """Whether that id was found there. Read only."""
    highlighted: bool | Unset = UNSET
    """Whether the console sets it off."""
    is_control: bool | Unset = UNSET
    """Whether the others are compared with it. Read only."""
    shipped: bool | Unset = UNSET
    """Whether it was shipped. Read only."""
    images: list[str] | Unset = UNSET
    """Links to pictures of it. Read only."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "id": "id",
        "name": "name",
        "size": "size",
        "parameter_values": "parameterValues",
        "disabled": "disabled",
        "description": "description",
        "foreign_group_id": "foreignGroupID",
        "foreign_group_id_verified": "foreignGroupIDVerified",
        "highlighted": "highlighted",
        "is_control": "isControl",
        "shipped": "shipped",
        "images": "images",
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
        self.size = pop("size", UNSET)
        self.parameter_values = pop("parameterValues", UNSET)
        self.disabled = pop("disabled", UNSET)
        self.description = pop("description", UNSET)
        self.foreign_group_id = pop("foreignGroupID", UNSET)
        self.foreign_group_id_verified = pop("foreignGroupIDVerified", UNSET)
        self.highlighted = pop("highlighted", UNSET)
        self.is_control = pop("isControl", UNSET)
        self.shipped = pop("shipped", UNSET)
        self.images = pop("images", UNSET)
        self.additional_properties = rest or {}
        return self
