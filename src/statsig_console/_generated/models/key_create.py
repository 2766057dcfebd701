from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Unset, new
from .. import models


@_define(kw_only=True, repr=False)
class KeyCreate(Model):
    """A new key."""

    description: str
    """What it is used for; at most 1000 characters."""
    type: models.KeyType
    """What kind of key it is."""
    scopes: list[models.KeyScope] | Unset = UNSET
    """What it may do."""
    environments: list[str] | Unset = UNSET
    """Names of the environments it is for."""
    target_app_id: str | Unset = UNSET
    """Id of its target app."""
    secondary_target_app_ids: list[str] | Unset = UNSET
    """Ids of its further target apps."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "description": "description",
        "type": "type",
        "scopes": "scopes",
        "environments": "environments",
        "target_app_id": "targetAppID",
        "secondary_target_app_ids": "secondaryTargetAppIDs",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.description = pop("description", UNSET)
        self.type = pop("type", UNSET)
        self.scopes = pop("scopes", UNSET)
        self.environments = pop("environments", UNSET)
        self.target_app_id = pop("targetAppID", UNSET)
        self.secondary_target_app_ids = pop("secondaryTargetAppIDs", UNSET)
        self.additional_properties = rest or {}
        return self
