from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new


@_define(kw_only=True, repr=False)
class LayerIDOverride(Model):
    """The listed units go into one group."""

    group_name: str
    """Name of the group that they go into."""
    ids: list[str]
    """Ids of the units."""
    id_type: str | None | Unset = UNSET
    """Unit id type of the ids; null for that of the experiment."""
    environment: str | None | Unset = UNSET
    """Environment where it counts; null for all of them."""
    experiment_name: str | None | Unset = UNSET
    """Name of the experiment."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "group_name": "groupName",
        "ids": "ids",
        "id_type": "idType",
        "environment": "environment",
        "experiment_name": "experimentName",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.group_name = pop("groupName", UNSET)
        self.ids = pop("ids", UNSET)
        self.id_type = pop("idType", UNSET)
        self.environment = pop("environment", UNSET)
        self.experiment_name = pop("experimentName", UNSET)
        self.additional_properties = rest or {}
        return self
