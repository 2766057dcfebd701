from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class ConditionalOverride(Model):
    """All units that pass a gate or belong to a segment get one group."""

    type: models.OverrideSubject | str
    """Whether a gate or a segment is meant."""
    id: str | Unset = UNSET
    """Id of the gate or segment; requests need it."""
    name: str | Unset = UNSET
    """Name of the gate or segment; some answers have it instead of `id`."""
    group_id: str
    """Name of the group, in spite of the word id."""
    environment: str | None | Unset = UNSET
    """Environment where it holds; null for all."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "type": "type",
        "id": "id",
        "name": "name",
        "group_id": "groupID",
        "environment": "environment",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.type = pop("type", UNSET)
        self.id = pop("id", UNSET)
        self.name = pop("name", UNSET)
        self.group_id = pop("groupID", UNSET)
        self.environment = pop("environment", UNSET)
        self.additional_properties = rest or {}
        return self
