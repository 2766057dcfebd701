from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import UNSET, Model, Secret, Unset, as_secret, new
from .. import models


@_define(kw_only=True, repr=False)
class ChangedKey(Model):
    """A key after a change, as far as the server tells; target apps come as names or as ids."""

    key: Secret | None | Unset = _field(default=UNSET, converter=as_secret)
    """The key itself, a secret; may be null."""
    type: models.KeyType | str | Unset = UNSET
    """What kind of key it is."""
    description: str | None | Unset = UNSET
    """What it is used for."""
    scopes: list[models.KeyScope | str] | None | Unset = UNSET
    """What it may do."""
    environments: list[str] | None | Unset = UNSET
    """Names of the environments it is for."""
    primary_target_app: str | None | Unset = UNSET
    """Name of its target app."""
    secondary_target_apps: list[str] | None | Unset = UNSET
    """Names of its further target apps."""
    target_app_id: str | None | Unset = UNSET
    """Id of its target app."""
    secondary_target_app_ids: list[str] | None | Unset = UNSET
    """Ids of its further target apps."""
    status: models.KeyStatus | str | Unset = UNSET
    """Whether it can be used."""
    additional_properties: dict[str, Any] = _field(factory=dict)

    wire_names: ClassVar[dict[str, str]] = {
        "key": "key",
        "type": "type",
        "description": "description",
        "scopes": "scopes",
        "environments": "environments",
        "primary_target_app": "primaryTargetApp",
        "secondary_target_apps": "secondaryTargetApps",
        "target_app_id": "targetAppID",
        "secondary_target_app_ids": "secondaryTargetAppIDs",
        "status": "status",
    }

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        self.key = pop("key", UNSET)
        self.type = pop("type", UNSET)
        self.description = pop("description", UNSET)
        self.scopes = pop("scopes", UNSET)
        self.environments = pop("environments", UNSET)
        self.primary_target_app = pop("primaryTargetApp", UNSET)
        self.secondary_target_apps = pop("secondaryTargetApps", UNSET)
        self.target_app_id = pop("targetAppID", UNSET)
        self.secondary_target_app_ids = pop("secondaryTargetAppIDs", UNSET)
        self.status = pop("status", UNSET)
        self.additional_properties = rest or {}
        return self
