from __future__ import annotations

from typing import Any, ClassVar, Self

from attrs import define as _define
from attrs import field as _field

from ..._codec import ABSENT, UNSET, Model, Secret, as_secret, complete, new
from .. import models


@_define(kw_only=True, repr=False)
class Key(Model):
    """An API key of the project."""

    key: Secret | None = _field(converter=as_secret)
    """The key itself, a secret; may be null."""
    type: models.KeyType | str
    """What kind of key it is."""
    description: str | None = ABSENT
    """What it is used for."""
    scopes: list[models.KeyScope | str] | None = ABSENT
    """What it may do."""
    environments: list[str] | None = ABSENT
    """Names of the environments it is for."""
    primary_target_app: str | None = ABSENT
    """Name of its target app."""
    secondary_target_apps: list[str] | None = ABSENT
    """Names of its further target apps."""
    status: models.KeyStatus | str = ABSENT
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
        "status": "status",
    }
    always_present: ClassVar[tuple[str, ...]] = (
        "description",
        "scopes",
        "environments",
        "primaryTargetApp",
        "secondaryTargetApps",
        "status",
    )

    @classmethod
    def from_dict(cls, source: Any) -> Self:
        if type(source) is not dict:
            return source  # type: ignore[no-any-return]
        self = new(cls)
        rest = source.copy()
        pop = rest.pop
        try:
            self.description = pop("description")
            self.scopes = pop("scopes")
            self.environments = pop("environments")
            self.primary_target_app = pop("primaryTargetApp")
            self.secondary_target_apps = pop("secondaryTargetApps")
            self.status = pop("status")
        except KeyError:
            return cls.from_dict(complete(cls, source))
        self.key = pop("key", UNSET)
        self.type = pop("type", UNSET)
        self.additional_properties = rest or {}
        return self
